"""Every page of the demo site works from disk and below a sub-path."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from playwright.sync_api import Page
from tests.browser.page_types import PATTERNS, page_types


class _Addresses(HTMLParser):
    """Collects the addresses and the ids of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.addresses += [value or "" for name, value in attrs if name in {"href", "src"}]
        self.ids += [value or "" for name, value in attrs if name == "id"]


def _read(path: Path) -> _Addresses:
    parser = _Addresses()
    parser.feed(path.read_text("utf-8"))
    return parser


def test_every_link_leads_somewhere(site_folder: Path):
    """Each address of the site's own is a file, each fragment an id, and every id stands once on its page."""
    pages = {path: _read(path) for path in site_folder.rglob("*.html")}
    assert len(pages) > 40
    broken = []
    for path, found in pages.items():
        assert len(found.ids) == len(set(found.ids)), f"an id stands twice on {path}"
        for address in found.addresses:
            if address.startswith(("https://", "http://", "mailto:", "data:image/svg+xml,")):
                continue
            file, fragment = urldefrag(address)
            target = (path.parent / unquote(file.partition("?")[0])).resolve() if file else path
            if not target.is_file() or (fragment and target in pages and fragment not in pages[target].ids):
                broken.append(f"{path.relative_to(site_folder)}: {address}")
    assert broken == []


@pytest.mark.parametrize("kind", PATTERNS)
def test_opens_without_complaint(page: Page, site_folder: Path, site_url: str, kind: str):
    """Styles and fonts load and nothing breaks the page's own security rules."""
    page.add_init_script("localStorage.setItem('xwener.fonts', 'kept')")  # as after the first page
    page.goto(f"{site_url}/{page_types(site_folder)[kind]}")
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px \"Noto Naskh Arabic\"'))")
    assert page.evaluate("document.dir") == "rtl"
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Noto Naskh Arabic"')


# The last is what readers have who enlarge a window of 1280 px four times (WCAG 1.4.10), 640 those who do it twice.
WIDTHS = (1280, 768, 640, 390, 320)


@pytest.mark.parametrize("kind", PATTERNS)
def test_never_scrolls_sideways(page: Page, site_folder: Path, file_url: str, kind: str):
    """No page is wider than its window, down to 320 px."""
    page.goto(f"{file_url}/{page_types(site_folder)[kind]}")
    wide = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        shown = page.evaluate("document.documentElement.scrollWidth")
        wide += [f"{shown} in {width}"] if shown > width else []
    assert wide == []


def test_first_mention_is_a_link_and_the_background_stands_beside(page: Page, site_url: str):
    """The main job: the name leads to the entry, the background is an aside that opens in place."""
    page.goto(f"{site_url}/{PATTERNS['article']}")
    aside = page.locator("aside.background")
    assert aside.count() == 2
    mention = page.locator(".prose a.mention[data-entry=mustafa-kazimi]").first
    assert "کازمی" in (mention.text_content() or "")
    mention.click()
    page.wait_for_url("**/people/mustafa-kazimi.html")
    assert page.locator("h1").text_content() == "مستەفا کازمی"
