"""Backgrounds in a browser: they open in place, stand beside the text, print open, and age while they lie on a disk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from playwright.sync_api import Page

ARTICLE = "articles/2021/kazimi-drone-attack.html"
BACKGROUND = "backgrounds/who-is-kazimi.html"
ASIDE = "aside.background"


def review_by(page: Page) -> str:
    """The day by which the page's first background is due for review."""
    return page.locator("[data-review-by]").first.get_attribute("data-review-by") or ""


def test_opens_in_place_by_keyboard(page: Page, site_url: str):
    """The rest is closed at first; Enter on its summary opens it."""
    page.goto(f"{site_url}/{ARTICLE}")
    rest = page.locator(f"{ASIDE} details > .background-text").first
    assert not rest.is_visible()
    page.locator(f"{ASIDE} summary").first.focus()
    page.keyboard.press("Enter")
    assert rest.is_visible()


def test_opens_without_a_script(open_reader: Callable[..., Any], file_url: str):
    """`details` needs no script."""
    page = open_reader(java_script_enabled=False).page
    page.goto(f"{file_url}/{ARTICLE}")
    page.locator(f"{ASIDE} summary").first.click()
    assert page.locator(f"{ASIDE} details > .background-text").first.is_visible()


@pytest.mark.parametrize("width", [320, 390, 800, 1280, 1700])
def test_never_covers_the_text(page: Page, file_url: str, width: int):
    """At any width, opened or not, no background lies over a paragraph of the article."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{file_url}/{ARTICLE}")
    page.locator(f"{ASIDE} summary").first.click()
    covered = page.evaluate(
        """() => {
          const box = (node) => node.getBoundingClientRect();
          // A float overlaps the block boxes beside it by design; what counts are the boxes of the lines.
          const lines = (node) => { const range = document.createRange(); range.selectNodeContents(node);
            return [...range.getClientRects()]; };
          const meet = (a, b, from, to) => a[from] < b[to] - 1 && b[from] < a[to] - 1;
          const over = (a, b) => meet(a, b, "left", "right") && meet(a, b, "top", "bottom");
          const asides = [...document.querySelectorAll("aside.background")].map(box);
          const texts = [...document.querySelectorAll(".prose > p, .prose > h2, .prose > h3")].flatMap(lines);
          return texts.filter((text) => asides.some((aside) => over(aside, text))).length;
        }"""
    )
    assert covered == 0


def test_stands_in_the_margin_on_wide_screens(page: Page, file_url: str):
    """Beside the paragraphs when there is room, among them when there is not."""
    beside = """() => {
      const aside = document.querySelector("aside.background").getBoundingClientRect();
      const text = document.querySelector(".prose > p").getBoundingClientRect();
      return aside.right <= text.left + 1 || aside.left >= text.right - 1;
    }"""
    page.goto(f"{file_url}/{ARTICLE}")
    assert page.evaluate(beside)
    page.set_viewport_size({"width": 390, "height": 800})
    assert not page.evaluate(beside)


def test_prints_open(page: Page, file_url: str):
    """On paper the whole background is there."""
    page.goto(f"{file_url}/{ARTICLE}")
    page.emulate_media(media="print")
    rest = page.locator(f"{ASIDE} details > .background-text").first
    box = rest.bounding_box()
    assert box
    assert box["height"] > 20


@pytest.mark.parametrize("path", [ARTICLE, BACKGROUND])
def test_ages_on_the_disk(open_reader: Callable[..., Any], site_url: str, path: str):
    """On the day of review nothing is said, the day after the note shows."""
    reader = open_reader(timezone_id="Asia/Baghdad")
    note = reader.page.locator(".freshness-overdue").first
    reader.page.goto(f"{site_url}/{path}")
    day = review_by(reader.page)
    reader.page.clock.set_fixed_time(datetime.fromisoformat(f"{day}T23:30:00+03:00"))
    reader.page.reload()
    assert not note.is_visible()
    reader.page.clock.set_fixed_time(datetime.fromisoformat(f"{day}T23:30:00+03:00").timestamp() + 3600)
    reader.page.reload()
    assert note.is_visible()


def test_says_without_a_script_what_was_overdue_at_the_build(open_reader: Callable[..., Any], file_url: str):
    """The profile of the Popular Mobilization Forces was due for review before the build."""
    page = open_reader(java_script_enabled=False).page
    page.goto(f"{file_url}/backgrounds/what-is-popular-mobilization-forces.html")
    assert page.locator(".freshness-overdue").is_visible()
    page.goto(f"{file_url}/{BACKGROUND}")
    assert not page.locator(".freshness-overdue").is_visible()


def test_its_page_names_where_it_is_used(page: Page, file_url: str):
    """The three articles that place it stand on its own page, with their dates."""
    page.goto(f"{file_url}/{BACKGROUND}")
    used = page.locator("section[aria-labelledby=used-in]")
    assert used.locator("a").count() >= 3
    assert used.locator("time").count() >= 3
