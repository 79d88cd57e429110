"""The index of names: its filter box, and the picture of who is mentioned with whom."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from xwener.sorani import format_number

KAZIMI = "مستەفا کازمی"
SHOWN = ".names > li:not([hidden]) > a"


def type_in(page: Page, url: str, text: str) -> None:
    """Open the glossary and type into its filter box."""
    page.goto(f"{url}/glossary.html")
    fill_in(page, text)


def fill_in(page: Page, text: str) -> None:
    """Type into the box, which appears when its script is there."""
    box = page.locator("#glossary-filter")
    expect(box).to_be_visible()
    box.press_sequentially(text)


@pytest.mark.parametrize("typed", ["کازمی", "كازمي", "kazimi", "kazmi", "Kadhimi", "al-kadhimi", "مستەفا کازمی"])
def test_the_filter_knows_letters_and_spellings(page: Page, site_url: str, typed: str):
    """Kurdish, Arabic and Latin letters all leave the one man, and the count is announced."""
    type_in(page, site_url, typed)
    expect(page.locator(SHOWN)).to_have_text([KAZIMI])
    expect(page.locator(".letter-group:not([hidden])")).to_have_count(1)
    expect(page.locator(".glossary-filter [role=status]")).to_have_text("یەک ناو دۆزرایەوە.")
    expect(page.locator(".letters")).to_be_hidden()


def test_the_filter_counts(page: Page, file_url: str):
    """Several names, none, and all of them again when the box is emptied."""
    type_in(page, file_url, "عێراق")
    status = page.locator(".glossary-filter [role=status]")
    shown = page.locator(SHOWN)
    expect(status).to_contain_text("ناو دۆزرانەوە")
    count = shown.count()
    assert 1 < count < page.locator(".names > li").count()
    expect(status).to_have_text(f"{format_number(count)} ناو دۆزرانەوە.")
    visible = page.locator(".names > li").evaluate_all("all => all.filter(one => one.checkVisibility()).length")
    assert visible == count
    page.locator("#glossary-filter").fill("قژقژ")
    expect(status).to_have_text("هیچ ناوێک نەدۆزرایەوە.")
    expect(shown).to_have_count(0)
    page.locator("#glossary-filter").fill("")
    expect(status).to_have_text("")
    expect(shown).to_have_count(page.locator(".names > li").count())
    expect(page.locator(".letters")).to_be_visible()


def test_people_have_the_filter_too(page: Page, file_url: str):
    """An alias that the page does not show finds its bearer."""
    page.goto(f"{file_url}/people.html")
    fill_in(page, "حەشد")
    expect(page.locator(SHOWN)).to_have_count(0)
    page.locator("#glossary-filter").fill("sadr")
    expect(page.locator(SHOWN)).to_have_text(["موقتەدا سەدر"])


def test_without_a_script_there_is_no_box(open_reader: Callable[..., Any], site_url: str):
    """Without JavaScript the names and letters are there, and no box that does nothing."""
    page = open_reader(java_script_enabled=False).page
    page.goto(f"{site_url}/glossary.html")
    expect(page.locator("#glossary-filter")).to_be_hidden()
    expect(page.locator(".names > li").first).to_be_visible()
    expect(page.locator(".letters")).to_be_visible()


def test_the_picture_and_the_table_say_the_same(page: Page, file_url: str):
    """As many rows as arcs, every name a link, and the most that two names share stands first."""
    page.goto(f"{file_url}/glossary.html")
    page.locator(".relations summary").click()
    rows = page.locator(".relations tbody tr")
    expect(rows).to_have_count(page.locator(".relations-all path").count())
    names = page.locator(".relations-picture a").evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    cells = page.locator(".relations tbody td:not(:last-child)").all_text_contents()
    assert set(names) == set(cells)
    picture = page.locator(".relations-picture")
    assert page.locator(f"#{picture.get_attribute('aria-labelledby')}").text_content()
    assert page.locator(f"#{picture.get_attribute('aria-describedby')}").text_content()


def test_a_name_in_the_picture_leads_to_its_page(page: Page, site_url: str):
    """Keyboard focus shows its arcs, Enter follows it."""
    page.goto(f"{site_url}/glossary.html")
    link = page.locator(f".relations-picture a[aria-label='{KAZIMI}']")
    own = page.locator(".relations-name", has=page.locator(f"a[aria-label='{KAZIMI}']")).locator(".relations-own")
    expect(own).to_have_css("visibility", "hidden")
    link.focus()
    expect(own).to_have_css("visibility", "visible")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/mustafa-kazimi.html")
