"""The checker axe finds nothing against WCAG 2.2 AA: on every type of page, light and dark, whatever is open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from tests.browser.conftest import Reader
from tests.browser.page_types import PATTERNS, page_types

# Preloading would fetch the style sheets by XMLHttpRequest, which a page from disk may not.
OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "preload": False,
}
# Types whose text names people, and so has popovers.
NAMING = {"article", "background", "person", "organization"}


def violations(page: Page, part: str | None = None) -> list[tuple[str, list[str]]]:
    """What axe has against the page, or against the part of it that a selector names."""
    found = Axe().run(page, context=part, options=OPTIONS).response["violations"]
    return [(each["id"], [node["html"] for node in each["nodes"]]) for each in found]


@pytest.mark.parametrize("name", PATTERNS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessibility(open_reader: Callable[..., Reader], site_folder: Path, file_url: str, name: str, scheme: str):
    """The page; then the settings and the search open on it."""
    # Evaluating axe's script is only possible without the page's own rules against foreign scripts.
    page = open_reader(color_scheme=scheme, bypass_csp=True).page
    page.goto(f"{file_url}/{page_types(site_folder)[name]}")
    assert violations(page) == []
    page.locator(".nav-settings button").click()
    assert violations(page, "#settings-dialog") == []
    page.keyboard.press("Escape")
    if name == "search":  # the page is the search
        return
    page.keyboard.press("/")
    page.keyboard.type("داعش")
    expect(page.get_by_role("option").first).to_be_visible()
    assert violations(page, "#search-dialog") == []


@pytest.mark.parametrize("name", sorted(NAMING))
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_open_popover(open_reader: Callable[..., Reader], site_folder: Path, file_url: str, name: str, scheme: str):
    """With the popover of the first name open."""
    page = open_reader(color_scheme=scheme, bypass_csp=True, reduced_motion="reduce").page
    page.goto(f"{file_url}/{page_types(site_folder)[name]}")
    page.locator(".prose a.mention").first.hover()
    expect(page.locator(".entry-popover:popover-open")).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("settings", ["theme=sepia&script=latin", "theme=dark&typeface=sans&text-size=largest"])
def test_with_settings(open_reader: Callable[..., Reader], file_url: str, settings: str):
    """In other colours, letters and sizes."""
    page = open_reader(bypass_csp=True).page
    page.goto(f"{file_url}/{PATTERNS['article']}")
    page.evaluate("text => localStorage.setItem('xwener.settings', text)", settings)
    page.reload(wait_until="networkidle")
    assert violations(page) == []


def test_more_contrast(open_reader: Callable[..., Reader], file_url: str):
    """A reader who asks for more contrast gets at least seven to one (WCAG 1.4.6), dialog included."""
    page = open_reader(contrast="more", bypass_csp=True).page
    page.goto(f"{file_url}/{PATTERNS['article']}")
    page.locator(".nav-settings button").click()
    rules = {"runOnly": {"type": "rule", "values": ["color-contrast-enhanced"]}, "preload": False}
    found = Axe().run(page, context="#settings-dialog", options=rules).response["violations"]
    assert [node["html"] for each in found for node in each["nodes"]] == []


def test_forced_colours(open_reader: Callable[..., Reader], file_url: str):
    """Where the system paints all backgrounds alike, what is chosen still differs from what is not."""
    page = open_reader(forced_colors="active").page
    page.goto(f"{file_url}/{PATTERNS['article']}")
    page.locator(".nav-settings button").click()
    colours = page.eval_on_selector_all(
        "#settings-dialog label:has([name=theme])", "all => all.map(each => getComputedStyle(each).backgroundColor)"
    )
    assert len(colours) == 4
    assert colours.count(colours[0]) == 1
