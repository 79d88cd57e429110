"""`python -m tests.gallery`: takes the pictures of docs/gallery.md anew; `invoke gallery` calls it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright
from tests.browser.conftest import FLAGS, waiting
from tests.browser.page_types import PATTERNS
from tests.browser.screenshot import screenshot

from xwener.building.build import build
from xwener.building.tools import browser

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "docs" / "images" / "gallery"
# The last is A4 without its margins.
DESK, TELEPHONE, PAPER = (1280, 900), (390, 844), (627, 971)
# The day of the pictures, 2022-11-15: two runs give the same.
DAY_S = 1_668_470_400
QUALITY = 72


@dataclass(frozen=True)
class Shot:
    """A picture: which type of page, in which window, as which reader sees it.

    It is taken `until` something is there, after pointing at what `hover` names.
    """

    page: str
    window: tuple[int, int] = DESK
    settings: str = ""
    context: Mapping[str, str] = field(default_factory=dict)
    hover: str = ""
    until: str = "main"
    query: str = ""
    media: Literal["print", "screen"] = "screen"


SHOTS: Mapping[str, Shot] = {
    "home-desktop": Shot("home"),
    "home-phone": Shot("home", TELEPHONE),
    "article-desktop": Shot("article"),
    "article-dark": Shot("article", context={"color_scheme": "dark"}),
    "article-phone-dark": Shot("article", TELEPHONE, context={"color_scheme": "dark"}),
    "article-phone-sepia": Shot("article", TELEPHONE, "theme=sepia&text-size=large"),
    "article-latin": Shot("article", settings="script=latin", until=".latin-note"),
    "article-popover": Shot("article", hover=".prose a.mention", until=".entry-popover:popover-open"),
    "article-print": Shot("article", PAPER, media="print"),
    "person-desktop": Shot("person"),
    "background-desktop": Shot("background"),
    "glossary-desktop": Shot("glossary"),
    "search-phone": Shot("search", TELEPHONE, query="?q=کازمی", until=".results li"),
}


def main() -> None:
    """Build the site and photograph it."""
    os.environ["SOURCE_DATE_EPOCH"] = str(DAY_S)
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        if build(ROOT, ROOT / "content", Path(folder, "site")):
            raise SystemExit(1)
        chromium = playwright.chromium.launch(executable_path=browser() or None, args=FLAGS)
        for name, shot in SHOTS.items():
            _take(chromium, Path(folder, "site"), name, shot)
        chromium.close()


def _take(chromium: Browser, site: Path, name: str, shot: Shot) -> None:
    width, height = shot.window
    context = chromium.new_context(viewport={"width": width, "height": height}, **shot.context)  # type: ignore[arg-type]
    page = waiting(context.new_page())
    page.clock.set_fixed_time(DAY_S * 1000)
    page.add_init_script(f"localStorage.setItem('xwener.settings', '{shot.settings}')")
    page.goto(f"{(site / PATTERNS[shot.page]).as_uri()}{shot.query}")
    page.emulate_media(media=shot.media)
    if shot.hover:
        page.locator(shot.hover).first.hover()
    page.locator(shot.until).first.wait_for()
    screenshot(page).save(PICTURES / f"{name}.webp", quality=QUALITY, method=6)
    context.close()


if __name__ == "__main__":
    main()
