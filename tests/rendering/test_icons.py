"""The icon in a page's head."""

from __future__ import annotations

from urllib.parse import unquote

from tests.conftest import ROOT

from xwener.rendering.assets import SITE_ICON, Assets
from xwener.rendering.icons import MOST_IN_PAGE, SOURCE, tab_icon

SVG = (ROOT / "theme" / SOURCE).read_bytes()


def icon(svg: bytes) -> str:
    """What a page says of the icon `svg`."""
    return tab_icon(Assets({SITE_ICON: ("static/img/icon.1.svg", svg)}))


def test_a_small_icon_stands_in_the_page():
    """Ours is one: the drawing as it is, but for its title; nothing in it ends the attribute or the address."""
    address = icon(SVG)
    assert unquote(address).startswith("data:image/svg+xml,<svg ")
    assert not {'"', "'", "#", "<", ">", " "} & set(address)
    assert "<title>" not in unquote(address)
    assert '<path fill="#f9f7f2"' in unquote(address)


def test_a_large_one_stays_a_file():
    """It would make every page heavier than a request."""
    assert icon(SVG + b" " * MOST_IN_PAGE) == "root:static/img/icon.1.svg"
