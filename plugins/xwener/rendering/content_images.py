"""The pictures of the content, as they are."""

from __future__ import annotations

from collections.abc import Iterator

from xwener.reading.images import images
from xwener.rendering.publication import Publication
from xwener.rendering.site_file import SiteFile


def files(publication: Publication) -> Iterator[SiteFile]:
    """Every file below `content/images`; one that is as large and as old as before is taken as the same."""
    content = publication.library.site.content
    for path in images(content):
        found = path.stat()
        yield SiteFile(path.relative_to(content).as_posix(), (f"{found.st_size} {found.st_mtime_ns}",), path.read_bytes)
