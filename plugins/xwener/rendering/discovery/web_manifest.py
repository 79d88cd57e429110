"""`site.webmanifest`: name, colours and icons of the site where it is installed.

https://www.w3.org/TR/appmanifest/. Its addresses are relative to itself, so that one file serves every address.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from xwener.rendering.publication import Publication
from xwener.rendering.site_file import SiteFile

MANIFEST = "site.webmanifest"
# The paper of `theme/static/css/tokens.css`, by day: what shows before the first page does.
PAPER = "#f9f7f2"
ICON_SIZES = (192, 512)


def files(publication: Publication) -> Iterator[SiteFile]:
    """The manifest."""
    inputs = (*publication.site.values(), *(publication.assets(name) for name in _names()))
    yield SiteFile(MANIFEST, inputs, lambda: manifest(publication).encode())


def manifest(publication: Publication) -> str:
    """The manifest as JSON."""
    site = publication.site
    icons = [_icon(publication, f"img/icon-{size}.png", size, "any") for size in ICON_SIZES]
    icons.append(_icon(publication, "img/icon-maskable.png", 512, "maskable"))
    data = {
        "id": "./",
        "name": f"{site['name']} – {site['tagline']}",
        "short_name": site["name"],
        "description": site["description"],
        "lang": "ckb",
        "dir": "rtl",
        "start_url": "./index.html",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": PAPER,
        "categories": ["news", "education"],
        "icons": icons,
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _names() -> Iterator[str]:
    yield from (f"img/icon-{size}.png" for size in ICON_SIZES)
    yield "img/icon-maskable.png"


def _icon(publication: Publication, name: str, size: int, purpose: str) -> dict[str, str]:
    return {"src": publication.assets(name), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
