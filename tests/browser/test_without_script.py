"""An article is whole without script."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect
from tests.browser.conftest import Reader
from tests.browser.page_types import PATTERNS


def test_an_article_is_whole(open_reader: Callable[..., Reader], site_url: str):
    """Text, names, contents, notes and backgrounds can all be read; nothing is shown that would need a script."""
    page = open_reader(java_script_enabled=False).page
    page.goto(f"{site_url}/{PATTERNS['article']}")
    expect(page.locator("h1")).to_be_visible()
    for paragraph in page.locator(".prose > p").all():
        expect(paragraph).to_be_visible()
    page.locator(".toc a").last.click()
    background = page.locator("aside.background details").first
    background.locator("summary").click()
    expect(background.locator("p").last).to_be_visible()
    for gone in (".nav-settings", "#settings-dialog", "#search-dialog", "#search-landing", ".entry-popover"):
        for each in page.locator(gone).all():
            expect(each).to_be_hidden()
    page.locator(".prose a.mention").first.click()
    page.wait_for_url("**/people/*.html")
    page.locator(".nav-search a").click()
    page.wait_for_url("**/search.html")
    expect(page.locator("noscript")).not_to_be_empty()
