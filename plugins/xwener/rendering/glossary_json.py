"""`glossary.json`: the glossary as open data, beside the site's front page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain

from xwener.glossary.open_data import open_data
from xwener.linking.record import fingerprint
from xwener.rendering.library import Library
from xwener.rendering.publication import Publication
from xwener.rendering.site_file import SiteFile

GLOSSARY_JSON = "glossary.json"


def glossary_json(library: Library) -> str:
    """Every entry in the order of the slugs, with the addresses of the articles that mention it, newest first."""
    mentioned_in = {slug: [article.url for article in articles] for slug, articles in library.mentioning.items()}
    entries = open_data((view.entry for view in library.entries.values()), mentioned_in)
    return json.dumps(entries, ensure_ascii=False, indent=1) + "\n"


def files(publication: Publication) -> Iterator[SiteFile]:
    """The file itself."""
    library = publication.library
    entries = (view.text.fingerprint for view in library.entries.values())
    mentions = (f"{article.url} {' '.join(article.mentioned)}" for article in library.articles)
    inputs = fingerprint(*map(str.encode, chain(entries, mentions)))
    yield SiteFile(GLOSSARY_JSON, (inputs,), lambda: glossary_json(library).encode())
