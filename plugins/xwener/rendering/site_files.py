"""Every file of the site that is no page of a template, from the table below."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from xwener.rendering import content_images, glossary_json, not_found, picture_files
from xwener.rendering.cards import article_cards
from xwener.rendering.discovery import custom_domain, feeds, open_search, redirects, sitemap, web_manifest
from xwener.rendering.offline import service_worker
from xwener.rendering.publication import Publication
from xwener.rendering.site_file import SiteFile

SOURCES: Sequence[Callable[[Publication], Iterable[SiteFile]]] = (
    glossary_json.files,
    content_images.files,
    picture_files.files,
    lambda publication: publication.assets.site_files(),
    redirects.files,
    custom_domain.files,
    feeds.files,
    sitemap.files,
    open_search.files,
    web_manifest.files,
    not_found.files,
    service_worker.files,
    article_cards.files,
)


def site_files(publication: Publication) -> Iterator[SiteFile]:
    """The files of every source."""
    for source in SOURCES:
        yield from source(publication)
