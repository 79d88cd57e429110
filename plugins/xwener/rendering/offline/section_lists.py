"""`offline/NAME.json`: what a reader keeps who keeps a section, and how much that is.

They are made when every page is there, since they say its size.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from xwener.rendering.offline.list_path import list_of
from xwener.rendering.publication import Publication
from xwener.rendering.site_file import SiteFile
from xwener.rendering.term_pages import PER_PAGE
from xwener.rendering.views import ArticleView, Term

# What every page needs to look and to behave as it does.
SHARED = (
    "css/site.css",
    "js/early.js",
    "js/site.js",
    "js/loading.js",
    "fonts/sorani.css",
    "fonts/text.woff2",
    "fonts/text-latin.woff2",
    "fonts/heading.woff2",
    "fonts/heading-latin.woff2",
    "img/icon.svg",
)


def section_lists(publication: Publication, sizes: Mapping[str, int]) -> Iterator[SiteFile]:
    """A list for each section; `sizes` are the bytes of every file of the site."""
    if not publication.site["service_worker"]:
        return
    sections: dict[Term, list[ArticleView]] = defaultdict(list)
    for article in publication.library.articles:
        sections[article.section].append(article)
    for term, articles in sections.items():
        addresses = [*_addresses(publication, term, articles)]
        pictures = [path for article in articles for path in _lead_picture(publication, article)]
        total = sum(sizes.get(path, 0) for path in {*addresses, *pictures})
        data = {"title": term.name, "articles": len(articles), "bytes": total, "addresses": addresses}
        yield SiteFile(list_of(term), (), partial(_bytes, data))


def _addresses(publication: Publication, term: Term, articles: Sequence[ArticleView]) -> Iterable[str]:
    """What is kept: the pages of the section, its articles, and those that explain what they mention; each once."""
    library = publication.library
    found = dict.fromkeys(map(publication.assets, SHARED))
    found[term.url] = None
    # The further pages of the section, as rendering/pagination.py names them.
    last = -(-len(articles) // PER_PAGE)
    found |= dict.fromkeys(f"{term.url.removesuffix('.html')}/{page}.html" for page in range(2, last + 1))
    found |= dict.fromkeys(article.url for article in articles)
    backgrounds = {slug: view.url for slug, view in library.backgrounds.items()}
    entries = {slug: view.url for slug, view in library.entries.items()}
    for article in articles:
        found |= dict.fromkeys(map(backgrounds.__getitem__, article.text.backgrounds))
        found |= dict.fromkeys(map(entries.__getitem__, article.text.mentioned))
    return found


def _lead_picture(publication: Publication, article: ArticleView) -> Iterator[str]:
    """The picture at the head of an article at the width that is kept; those in texts are not counted."""
    if article.image:
        picture = publication.pictures.pictures[str(article.image["src"])]
        yield picture.path(middle(picture.widths), "avif") if picture.widths else picture.src


def middle(widths: list[int]) -> int:
    """The width that is kept of a picture: the second, which suits a phone with a fine screen, or the only one."""
    return widths[min(1, len(widths) - 1)]


def _bytes(data: Mapping[str, object]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
