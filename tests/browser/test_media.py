"""Paper, less motion, more contrast, the system's own colours, larger letters: each changes what it must."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Reader
from tests.browser.page_types import PATTERNS

ARTICLE = PATTERNS["article"]
Open = Callable[..., Reader]


def test_paper(page: Page, file_url: str):
    """Backgrounds are open, notes on names and addresses of links stand at the end, what one clicks is gone."""
    page.goto(f"{file_url}/{ARTICLE}")
    page.emulate_media(media="print")
    for gone in (".site-nav", ".toc", ".share", ".progress", ".heading-anchor", ".neighbours", ".background summary"):
        expect(page.locator(gone).first).to_be_hidden()
    for aside in page.locator(".background").all():
        expect(aside.locator(".background-text").last).to_be_visible()
    notes = page.locator(".entry-popover")
    assert notes.count() > 10
    expect(notes.first).to_be_visible()
    end = page.locator(".prose").bounding_box()
    first = notes.first.bounding_box()
    assert end
    assert first
    assert first["y"] > end["y"] + end["height"]
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


def test_addresses_on_paper(page: Page, file_url: str):
    """A link to elsewhere has a number, and its address stands under it at the end."""
    page.goto(f"{file_url}/about.html")
    links = page.locator('.prose a[href^="http"]').evaluate_all("links => links.map(link => link.getAttribute('href'))")
    listed = page.locator(".link-targets li").all_text_contents()
    assert links
    assert [text.strip() for text in listed] == links
    expect(page.locator(".link-targets")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".link-targets")).to_be_visible()
    content = page.locator('.prose a[href^="http"]').first.evaluate("link => getComputedStyle(link, '::after').content")
    assert "counter(link, arabic-indic)" in content


def test_footnotes_are_printed_at_the_end(page: Page, file_url: str, tmp_path: Path):
    """However wide the window, paper has no margin for them; afterwards they stand beside the text again."""
    page.goto(f"{file_url}/{ARTICLE}")
    expect(page.locator(".margin-note")).to_have_count(1)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".margin-note")).to_have_count(0)
    expect(page.locator(".prose > .footnotes")).to_be_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".margin-note")).to_have_count(1)
    page.pdf(path=tmp_path / "a.pdf", prefer_css_page_size=True)
    # A4 in points, as PDF counts: 210 by 297 mm.
    assert b"/MediaBox [0 0 594.95996 841.91998]" in (tmp_path / "a.pdf").read_bytes()


def test_less_motion(open_reader: Open, file_url: str):
    """Nothing moves by itself: no smooth scrolling, no transition, no animation."""
    page = open_reader(reduced_motion="reduce").page
    page.goto(f"{file_url}/{ARTICLE}")
    expect(page.locator(".progress")).to_be_hidden()
    moving = page.evaluate("""() => [document.documentElement, ...document.querySelectorAll('*')].filter(element => {
      const style = getComputedStyle(element);
      const moves = style.animationName !== 'none' && style.display !== 'none';
      return style.scrollBehavior === 'smooth' || parseFloat(style.transitionDuration) > 0 || moves;
    }).map(element => element.tagName + '.' + element.className)""")
    assert moving == []


def test_more_contrast(open_reader: Open, file_url: str):
    """Lesser text is as dark as any, and lines are drawn in ink."""
    reader = open_reader(contrast="more")
    reader.page.goto(f"{file_url}/{ARTICLE}")
    colours = reader.page.evaluate("""() => ['.standfirst', '.title', '.meta'].map(
      selector => getComputedStyle(document.querySelector(selector)).color)""")
    assert len(set(colours)) == 1
    line = reader.page.locator(".article-meta").evaluate("meta => getComputedStyle(meta).borderBlockStartColor")
    assert line == colours[0]


def test_the_systems_own_colours(open_reader: Open, file_url: str):
    """Links, marks and what is focused can be told apart without the theme's colours."""
    page = open_reader(forced_colors="active").page
    page.goto(f"{file_url}/{ARTICLE}")
    mention = page.locator(".prose a.mention").first
    link, text = mention.evaluate(
        "link => [getComputedStyle(link).color, getComputedStyle(document.querySelector('.prose')).color]"
    )
    assert link != text
    assert "underline" in mention.evaluate("link => getComputedStyle(link).textDecorationLine")
    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    current = page.locator(".toc a").first
    current.click()
    expect(page.locator(".toc [aria-current]")).to_have_css("text-decoration-line", "underline")


@pytest.mark.parametrize("path", [ARTICLE, PATTERNS["home"], PATTERNS["glossary"]])
def test_larger_letters_alone(page: Page, file_url: str, path: str):
    """A reader whose browser has letters of twice the usual size sees all of a page without scrolling sideways."""
    page.goto(f"{file_url}/{path}")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
