"""The site's icon: in a page for the browser's tab, and as PNG pictures for home screens, feed readers, previews."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import quote

from xwener.errors import ContentError, ContentErrors
from xwener.linking.addresses import ROOT
from xwener.rendering.assets import SITE_ICON, Assets
from xwener.rendering.kept import keep, key_of

SOURCE = Path("static", "img", "icon.svg")
# The first colour in an icon is that of its ground: it fills what that leaves empty, its round corners.
GROUND = re.compile(rb'fill="(#[0-9a-fA-F]{3,6})"')
# What a tab does not show.
TITLE = re.compile(rb"<title>.*?</title>", re.DOTALL)
# So many bytes of SVG stand in every page. Packed they are fewer than a request takes, which browsers make before the
# page is painted.
MOST_IN_PAGE = 1200


@dataclass(frozen=True)
class Icon:
    """A picture: how many pixels it is wide and high, and whether its ground reaches into the corners.

    Systems cut their own shape out of an icon that fills its square.
    https://www.w3.org/TR/appmanifest/#icon-masks (maskable), https://web.dev/articles/maskable-icon
    """

    size: int
    filled: bool = False


ICONS: Mapping[str, Icon] = {
    "img/icon-192.png": Icon(192),
    "img/icon-512.png": Icon(512),
    "img/icon-maskable.png": Icon(512, filled=True),
    "img/apple-touch-icon.png": Icon(180, filled=True),
}


def build_icons(theme: Path, cache: Path, own: Path | None = None) -> dict[str, bytes]:
    """Every icon of ICONS, by the name that the site calls it; results are kept in the folder `cache`.

    They are drawn from the theme's icon, or from the publisher's `own`.

    Errors: FileNotFoundError when the theme has no icon; ContentErrors when it is no SVG.
    """
    source = own or theme / SOURCE
    svg = source.read_bytes()
    return {name: keep(cache / f"{_key(svg, icon)}.png", partial(_draw, source, icon)) for name, icon in ICONS.items()}


def _key(svg: bytes, icon: Icon) -> str:
    from resvg_py import __version__  # noqa: PLC0415

    return key_of(__version__, svg, icon)


def _draw(source: Path, icon: Icon) -> bytes:
    from resvg_py import svg_to_bytes  # noqa: PLC0415

    found = GROUND.search(source.read_bytes())
    ground = found[1].decode() if icon.filled and found else None
    try:
        svg = source.read_text("utf-8")
        return svg_to_bytes(
            svg_string=svg, width=icon.size, height=icon.size, background=ground, skip_system_fonts=True
        )
    except ValueError as error:
        hint = "export it again as plain SVG"
        raise ContentErrors([ContentError(source, 0, f"the icon cannot be drawn ({error})", hint)]) from error


def tab_icon(assets: Assets) -> str:
    """The address of the icon in a page's head: a small one itself, as `data:`, or its file."""
    path, svg = assets.files[SITE_ICON]
    if len(svg) > MOST_IN_PAGE:
        return ROOT + path
    return "data:image/svg+xml," + quote(TITLE.sub(b"", svg).strip(), safe="/:=,;()")
