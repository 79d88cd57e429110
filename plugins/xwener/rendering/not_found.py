"""`404.html` at any depth: a server shows it in the place of whatever is missing, however deep that would stand.

With an address the page names whole ones (publication.py). Without, it shows the picture made here, which it looks
for in each of the folders above; browsers take the first that is there. The script of the picture knows by its own
address where the site begins, and puts the addresses of the page right: theme/static/js/find-root.js.
"""

from __future__ import annotations

from collections.abc import Iterator

from xwener.rendering.publication import Publication
from xwener.rendering.site_file import SiteFile

PICTURE = "static/root.svg"
# So many folders may stand in the address that is missing.
DEEPEST = 8
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><script href="{script}"/></svg>\n'


def files(publication: Publication) -> Iterator[SiteFile]:
    """The picture; none on a site with an address."""
    if not publication.site_url:
        script = publication.assets("js/find-root.js").removeprefix("static/")
        yield SiteFile(PICTURE, (script,), SVG.format(script=script).encode)


def candidates() -> list[str]:
    """Where the picture may stand, seen from the address that is missing; the nearest first."""
    return [f"{'../' * up or './'}{PICTURE}" for up in range(DEEPEST)]
