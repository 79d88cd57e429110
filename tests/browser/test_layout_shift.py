"""A page comes in its own letters, and nothing moves: not on the first visit, when fonts are fetched, nor later."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.browser.conftest import Reader, until
from tests.browser.page_types import PATTERNS, page_types

# The phone of Lighthouse.
PHONE = {"viewport": {"width": 412, "height": 823}, "device_scale_factor": 1.75, "is_mobile": True, "has_touch": True}
WATCH = """
globalThis.moved = [];
new PerformanceObserver((list) => {
  for (const { value, sources } of list.getEntries())
    globalThis.moved.push([value, ...sources.map(({ node }) => node?.className ?? node?.nodeName)]);
}).observe({ type: "layout-shift", buffered: true });
// The first frame that shows something: whether the letters of the first paint are there.
(function look() {
  const shown = document.body && getComputedStyle(document.body).visibility === "visible";
  if (shown) globalThis.lettered = [...document.fonts].filter(OURS).map((face) => face.status);
  else requestAnimationFrame(look);
})();
""".replace("OURS", "({ family }) => /Sorani/.test(family)")
# How wide a word is in the style of an element, and in one face alone.
WIDTHS = """([selector, face]) => {
  const probe = document.querySelector(selector).appendChild(document.createElement("bdi"));
  probe.textContent = "خوێنەرێکی گەڕیدە";
  const own = probe.getBoundingClientRect().width;
  probe.style.fontFamily = face;
  return [own, probe.getBoundingClientRect().width];
}"""
PROBES = [[".site-nav a", "Vazirmatn Sorani"], [".prose p", "Noto Naskh Sorani"]]


# Of the window, times how far it moved: a tenth of a pixel is none. Lighthouse shows three places, too.
NO_SHIFT = 0.0005


def shifts(page: Page, address: str) -> list[object]:
    """What moves until the page is done and its scripts have run."""
    page.goto(address, wait_until="networkidle")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return [each for each in page.evaluate("moved") if each[0] >= NO_SHIFT]


@pytest.mark.parametrize("name", PATTERNS)
def test_nothing_moves(open_reader: Callable[..., Reader], site_folder: Path, http_url: str, name: str):
    """On the first page of a visit, whatever its type; the fonts arrive behind it and are kept."""
    page = open_reader(**PHONE).page
    page.add_init_script(WATCH)
    assert shifts(page, f"{http_url}/{page_types(site_folder)[name]}") == []
    assert page.evaluate("lettered") == ["loaded", "loaded"]
    assert page.evaluate("document.documentElement.dataset.fonts") == "later"
    until(page, "localStorage.getItem('xwener.fonts')")
    # Loaded, not checked: the page for lost addresses may take its style sheet anew, and with it the faces.
    assert page.evaluate("document.fonts.load('1em \"Noto Naskh Arabic\"', 'ئ').then((faces) => faces.length)")


@pytest.mark.parametrize("scripts", [True, False])
def test_the_first_page_is_in_our_letters(open_reader: Callable[..., Reader], site_url: str, scripts: bool):
    """Headings and text, from disk and over http, also without a script: a word is as wide in the face alone."""
    page = open_reader(java_script_enabled=scripts).page
    page.goto(f"{site_url}/about.html")
    for selector, face in PROBES:
        own, alone = page.evaluate(WIDTHS, [selector, face])
        other = page.evaluate(WIDTHS, [selector, "DejaVu Sans"])[1]
        assert own == alone != other


def test_the_next_page_has_the_fonts(page: Page, site_url: str):
    """From the second page on, and from disk from the first, the text stands in its own letters."""
    page.goto(f"{site_url}/index.html")
    if site_url.startswith("http"):
        until(page, "localStorage.getItem('xwener.fonts')")
        page.goto(f"{site_url}/about.html")
    assert page.evaluate("document.documentElement.dataset.fonts ?? 'there'") == "there"
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Noto Naskh Arabic",')


def test_without_storage_the_fonts_come_at_once(open_reader: Callable[..., Reader], http_url: str):
    """A browser that keeps no notes would else never show them; nor would one without scripts."""
    page = open_reader().page
    page.add_init_script("Storage.prototype.getItem = () => { throw new Error('no') }")
    page.goto(f"{http_url}/index.html")
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('1em \"Noto Naskh Arabic\"', 'ئ'))")


# When the text is painted, and when each picture of a card is asked for (ms); and whether each stands in its card then.
PICTURES = """() => {
  const [{ startTime }] = performance.getEntriesByName("first-contentful-paint");
  const asked = performance.getEntriesByType("resource").filter(({ initiatorType }) => initiatorType === "img");
  const inside = Array.from(document.querySelectorAll(".card-picture img"), (image) => {
    const [own, card] = [image, image.closest("a")].map((element) => element.getBoundingClientRect());
    return image.complete && own.top === card.top && own.height === card.height;
  });
  return [startTime, asked.map((entry) => entry.startTime), inside];
}"""


def test_pictures_of_cards_come_after_the_text(open_reader: Callable[..., Reader], http_url: str):
    """They do not compete with it, and then stand where they belong."""
    page = open_reader(**PHONE).page
    page.goto(f"{http_url}/index.html", wait_until="networkidle")
    painted, asked, inside = page.evaluate(PICTURES)
    assert asked
    assert min(asked) > painted
    assert inside[0]
