"""What an article does for its reader: contents, anchors, margin notes, sharing, the series it belongs to."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, ViewportSize, expect
from tests.browser.conftest import Reader, until

ARTICLE = "articles/2021/kazimi-drone-attack.html"
WIDE: ViewportSize = {"width": 1280, "height": 900}
NARROW: ViewportSize = {"width": 390, "height": 800}
Open = Callable[..., Reader]


def test_contents_follow_the_reader(page: Page, site_url: str):
    """The part being read is marked, and no other; above the first heading there is none."""
    page.goto(f"{site_url}/{ARTICLE}")
    current = page.locator(".toc [aria-current]")
    expect(current).to_have_count(0)
    headings = page.locator(".prose > h2")
    for number in (1, 3, 0):
        heading = headings.nth(number)
        heading.evaluate("heading => scrollBy({top: heading.getBoundingClientRect().top - 100, behavior: 'instant'})")
        expect(current).to_have_attribute("href", f"#{heading.get_attribute('id')}")


def test_each_heading_has_a_link_to_itself(open_reader: Open, site_url: str):
    """Named after the heading, seen when it is pointed at or focused."""
    page = open_reader(reduced_motion="reduce").page
    page.goto(f"{site_url}/{ARTICLE}")
    heading = page.locator(".prose > h2").first
    anchor = heading.locator(".heading-anchor")
    expect(anchor).to_have_css("opacity", "0")
    heading.hover()
    expect(anchor).to_have_css("opacity", "1")
    assert "چی ڕووی دا؟" in (anchor.get_attribute("aria-label") or "")
    anchor.click()
    assert page.url.endswith(f"#{heading.get_attribute('id')}")
    assert page.locator(".prose > :is(h2, h3, h4)[id]").count() == page.locator(".prose .heading-anchor").count()


def test_footnotes_stand_in_the_margin(page: Page, site_url: str):
    """Beside the paragraph of their mark, on its left; the links there and back still lead."""
    page.set_viewport_size(WIDE)
    page.goto(f"{site_url}/{ARTICLE}")
    note, mark = page.locator(".margin-note"), page.locator(".footnote-ref a").first
    expect(note).to_have_count(1)
    expect(page.locator(".prose > .footnotes")).to_be_hidden()
    paragraph = mark.locator("xpath=ancestor::p")
    beside, text = note.bounding_box(), paragraph.bounding_box()
    assert beside
    assert text
    assert beside["x"] + beside["width"] < text["x"]
    assert abs(beside["y"] - text["y"]) < 20
    assert mark.get_attribute("href") == f"#{note.get_attribute('id')}"
    mark.click()
    expect(note).to_be_in_viewport()
    note.locator(".footnote-back").click()
    expect(mark).to_be_in_viewport()


def test_footnotes_stand_at_the_end(page: Page, site_url: str):
    """On a narrow window, with links back; and again after the window has been wide."""
    page.set_viewport_size(NARROW)
    page.goto(f"{site_url}/{ARTICLE}")
    notes, note = page.locator(".prose > .footnotes"), page.locator(".footnotes li#fn-1")
    expect(notes).to_be_visible()
    text = note.text_content()
    page.set_viewport_size(WIDE)
    expect(notes).to_be_hidden()
    page.set_viewport_size(NARROW)
    expect(notes).to_be_visible()
    assert note.text_content() == text
    expect(page.locator(".margin-note")).to_have_count(0)
    note.locator(".footnote-back").click()
    expect(page.locator("#fnref-1")).to_be_in_viewport()


def test_copying_the_address(open_reader: Open, http_url: str):
    """The address without its fragment is on the clipboard, and the button says so."""
    reader = open_reader(permissions=["clipboard-read", "clipboard-write"])
    page = reader.page
    page.goto(f"{http_url}/{ARTICLE}#s-chi-ruy-da")
    button = page.locator("[data-share=copy]")
    button.click()
    expect(button).to_have_text("کۆپی کرا")
    expect(page.locator(".share [role=status]")).to_have_text("کۆپی کرا")
    assert page.evaluate("navigator.clipboard.readText()") == f"{http_url}/{ARTICLE}"
    expect(button).to_have_text("بەستەرەکە کۆپی بکە")


def test_copying_without_a_clipboard(page: Page, file_url: str):
    """A page that gets no clipboard copies by selecting: what is selected is the address."""
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined });"
        "document.addEventListener('copy', () => { window.copied = document.activeElement.value; }, true);"
    )
    page.goto(f"{file_url}/{ARTICLE}")
    page.locator("[data-share=copy]").click()
    expect(page.locator("[data-share=copy]")).to_have_text("کۆپی کرا")
    assert page.evaluate("window.copied") == f"{file_url}/{ARTICLE}"
    expect(page.locator("textarea")).to_have_count(0)


def test_the_systems_own_sharing(page: Page, site_url: str):
    """Offered where there is such a thing; closing its window is no error."""
    page.add_init_script(
        "navigator.share = data => { window.shared = data; return Promise.reject(new DOMException('', 'AbortError')); }"
    )
    page.goto(f"{site_url}/{ARTICLE}")
    page.locator("[data-share=native]").click()
    assert page.evaluate("window.shared") == {
        "title": page.locator("h1").text_content(),
        "url": f"{site_url}/{ARTICLE}",
    }


def test_without_a_script(open_reader: Open, site_url: str):
    """The text, its contents and its notes are whole; what only a script can do is not there."""
    page = open_reader(java_script_enabled=False).page
    page.goto(f"{site_url}/{ARTICLE}")
    expect(page.locator(".toc a").first).to_be_visible()
    expect(page.locator(".footnotes li")).to_be_visible()
    expect(page.locator(".share")).to_be_hidden()
    page.locator(".toc a").nth(1).click()
    expect(page.locator(".prose > h2").nth(1)).to_be_in_viewport()


def test_progress_grows_from_where_lines_begin(page: Page, site_url: str):
    """From the right, as far as the page has been read."""
    page.goto(f"{site_url}/{ARTICLE}")
    page.evaluate("scrollTo({top: (document.documentElement.scrollHeight - innerHeight) / 2, behavior: 'instant'})")
    until(page, "document.querySelector('.progress').getBoundingClientRect().width > innerWidth * 0.4")
    box = page.locator(".progress").bounding_box()
    assert box
    assert box["x"] + box["width"] == pytest.approx(page.evaluate("document.documentElement.clientWidth"), abs=1)
    assert box["width"] < page.evaluate("innerWidth") * 0.6


def test_the_lead_picture(page: Page, open_reader: Open, http_url: str):
    """A browser takes a format and a width that suit the window; the size is known before the picture is there."""
    page.goto(f"{http_url}/articles/2021/drone-attack-inquiry.html")
    image = page.locator(".lead-image img")
    until(page, "document.querySelector('.lead-image img').complete")
    assert re.search(r"static/pictures/[\w.-]+-1200\.avif$", image.evaluate("image => image.currentSrc"))
    assert image.evaluate("image => image.width / image.height") == pytest.approx(16 / 9, abs=0.01)
    assert image.get_attribute("alt")
    expect(page.locator(".lead-image figcaption")).to_contain_text("CC BY-SA 4.0")
    # A browser that has the wide one goes on using it.
    phone = open_reader(viewport=NARROW).page
    phone.goto(page.url)
    until(phone, "document.querySelector('.lead-image img').complete")
    assert phone.locator(".lead-image img").evaluate("image => image.currentSrc").endswith("-480.avif")


def test_a_series_leads_from_part_to_part(page: Page, site_url: str):
    """Above the text which part it is, below it the parts beside it; their list is numbered from the first."""
    page.goto(f"{site_url}/articles/2021/final-election-results.html")
    expect(page.locator(".series-note")).to_contain_text("بەشی ٢ لە ٥")
    assert page.locator(".series-nav li").count() == 2
    page.locator(".series-note a").click()
    parts = page.locator(".series-parts > li")
    expect(parts).to_have_count(5)
    assert parts.first.locator("a").get_attribute("href") == "../articles/2021/early-election-first-results.html"


def test_an_author_has_a_page(page: Page, site_url: str):
    """The byline leads to it, and it to the articles."""
    page.goto(f"{site_url}/{ARTICLE}")
    page.locator(".byline a").click()
    expect(page.locator("h1")).to_have_text("دەستەی نووسەران")
    expect(page.locator(".headlines li").nth(3)).to_be_visible()


def test_the_archive_leads_to_a_month(page: Page, site_url: str):
    """From the overview to the year's page, at the month."""
    page.goto(f"{site_url}/archive.html")
    page.locator(".archive-months a", has_text="تشرینی دووەمی ٢٠٢١").click()
    page.wait_for_url("**/archive/2021.html#month-11")
    expect(page.locator("#month-11 .headlines li").first).to_be_visible()
