"""The checker axe finds nothing against WCAG 2.2 AA: on every type of page, light and dark, and on what opens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.axe import violations, violations_in_both_schemes
from tests.browser.conftest import Reader
from tests.browser.page_types import PATTERNS, page_types

# Types whose text names people, and so has popovers.
NAMING = {"article", "background", "person", "organization"}
# The dialogs are the same on every page. Here they are looked at over a long text and over the front page.
WITH_DIALOGS = {"article", "home"}


@pytest.mark.parametrize("name", PATTERNS)
def test_accessibility(open_reader: Callable[..., Reader], site_folder: Path, file_url: str, name: str, full: bool):
    """The page by day and by night; then with the settings, the search and the popover of a name open on it."""
    page = open_reader(bypass_csp=True, reduced_motion="reduce").page
    page.goto(f"{file_url}/{page_types(site_folder)[name]}")
    assert violations_in_both_schemes(page) == []
    if full or name in WITH_DIALOGS:
        page.locator(".nav-settings button").click()
        assert violations_in_both_schemes(page, "#settings-dialog") == []
        page.keyboard.press("Escape")
    if name in WITH_DIALOGS or (full and name != "search"):  # where the page is the search
        page.keyboard.press("/")
        page.keyboard.type("داعش")
        expect(page.get_by_role("option").first).to_be_visible()
        assert violations_in_both_schemes(page, "#search-dialog") == []
        page.keyboard.press("Escape")
    if name in NAMING:
        page.locator(".prose a.mention").first.hover()
        expect(page.locator(".entry-popover:popover-open")).to_be_visible()
        assert violations_in_both_schemes(page) == []
        expect(page.locator(".entry-popover:popover-open")).to_be_visible()


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
    assert violations(page, "#settings-dialog", ["color-contrast-enhanced"]) == []


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
