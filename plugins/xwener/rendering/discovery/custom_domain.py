"""`CNAME`: tells GitHub Pages which domain of its owner's a branch is to be served at."""

from __future__ import annotations

from collections.abc import Iterator

from xwener.rendering.publication import Publication
from xwener.rendering.site_file import SiteFile

CNAME = "CNAME"


def files(publication: Publication) -> Iterator[SiteFile]:
    """The file, when the settings name a domain and the site is built for an address."""
    domain = publication.site["cname"]
    if domain and publication.site_url:
        yield SiteFile(CNAME, (domain,), f"{domain}\n".encode)
