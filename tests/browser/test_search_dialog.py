"""The search dialog: a combobox with a listbox, opened by key on every page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

PAGE = "articles/2021/kazimi-drone-attack.html"


@pytest.mark.parametrize("key", ["/", "Control+k", "Meta+k"])
def test_opens_by_key_and_closes(page: Page, file_url: str, key: str):
    """`/` and Ctrl-K open it with the cursor in the field; Escape closes it."""
    page.goto(f"{file_url}/{PAGE}")
    page.keyboard.press(key)
    expect(page.locator("#search-dialog")).to_be_visible()
    expect(page.locator("#search-dialog input")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#search-dialog")).to_be_hidden()


def test_the_whole_way_by_keyboard(page: Page, site_url: str):
    """Type, go down and up the list, open: the combobox always names its active option."""
    page.goto(f"{site_url}/{PAGE}")
    page.keyboard.press("/")
    field = page.get_by_role("combobox")
    expect(field).to_have_attribute("aria-expanded", "false")
    page.keyboard.type("داعش")
    expect(page.get_by_role("listbox")).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#search-dialog [role=status]")).not_to_be_empty()
    assert field.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowDown")
    expect(field).to_have_attribute("aria-activedescendant", "search-option-0")
    page.keyboard.press("ArrowUp")
    assert field.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowUp")
    last = page.get_by_role("option").last
    expect(last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/organizations/*.html?find=*")
    expect(page.locator("h1")).to_contain_text("داعش")


def test_enter_without_an_option_leads_to_all_results(page: Page, file_url: str):
    """The form is a form: Enter opens the search page with the query."""
    page.goto(f"{file_url}/{PAGE}")
    page.locator(".nav-search a").click()
    page.keyboard.type("درۆن")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=*")
    expect(page.locator("#search-results .result").first).to_be_visible()


def test_a_slash_in_a_field_is_a_slash(page: Page, file_url: str):
    """The key opens nothing while the reader is typing."""
    page.goto(f"{file_url}/404.html")
    page.locator("#search-text").press("/")
    expect(page.locator("#search-dialog")).to_be_hidden()
    expect(page.locator("#search-text")).to_have_value("/")
