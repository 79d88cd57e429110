"""What a reader has read: the place is offered again, what has changed since is marked, all of it can be forgotten."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Reader, until
from tests.browser.page_types import PATTERNS

ARTICLE = PATTERNS["article"]
UPDATED = "articles/2021/final-election-results.html"
PHONE = {"viewport": {"width": 390, "height": 700}, "reduced_motion": "reduce"}
KEPT = "JSON.parse(localStorage.getItem('xwener.reading') ?? '[]')"
LEFT_AT = 8


@pytest.fixture
def phone(open_reader: Callable[..., Reader]) -> Page:
    """A small window, in which an article is long."""
    return open_reader(**PHONE).page


def read_to(page: Page, address: str, paragraph: int) -> None:
    """Open the article, scroll to a paragraph and leave."""
    page.goto(address)
    page.wait_for_load_state("load")
    page.evaluate(
        "number => scrollBy(0, document.querySelector('.prose').children[number].getBoundingClientRect().top)",
        paragraph,
    )
    page.wait_for_timeout(100)
    page.goto("about:blank")


def top_of(page: Page, paragraph: int) -> float:
    """How far a paragraph is from the top of the window."""
    return float(
        page.evaluate("n => document.querySelector('.prose').children[n].getBoundingClientRect().top", paragraph)
    )


def test_the_place_is_offered_and_taken(phone: Page, site_url: str):
    """Nothing moves by itself; the button leads to the paragraph, and the offer is gone."""
    read_to(phone, f"{site_url}/{ARTICLE}", LEFT_AT)
    phone.goto(f"{site_url}/{ARTICLE}")
    offer = phone.locator(".reading-offer")
    expect(offer).to_be_visible()
    assert phone.evaluate("scrollY") == 0
    offer.get_by_role("button").first.click()
    expect(offer).to_have_count(0)
    assert abs(top_of(phone, LEFT_AT)) < 60


def test_the_offer_is_declined_and_kept_for_next_time(phone: Page, site_url: str):
    """Who declines and reads nothing is offered it again."""
    read_to(phone, f"{site_url}/{ARTICLE}", LEFT_AT)
    phone.goto(f"{site_url}/{ARTICLE}")
    phone.locator(".reading-offer button").last.click()
    expect(phone.locator(".reading-offer")).to_have_count(0)
    assert phone.evaluate("scrollY") == 0
    phone.reload()
    expect(phone.locator(".reading-offer")).to_be_visible()


@pytest.mark.parametrize("way", ["#sources", "?find=درۆن"])
def test_no_offer_to_whoever_comes_to_a_certain_place(phone: Page, site_url: str, way: str):
    """A link to a heading or a result of the search has its own place."""
    read_to(phone, f"{site_url}/{ARTICLE}", LEFT_AT)
    phone.goto(f"{site_url}/{ARTICLE}{way}")
    phone.wait_for_timeout(300)
    expect(phone.locator(".reading-offer")).to_have_count(0)


def test_whoever_has_read_to_the_end_is_offered_nothing(phone: Page, site_url: str):
    """The end of the text is the end of the reading."""
    phone.goto(f"{site_url}/{ARTICLE}")
    phone.locator(".article-after").scroll_into_view_if_needed()
    phone.wait_for_timeout(100)
    phone.goto(f"{site_url}/{ARTICLE}")
    phone.wait_for_timeout(300)
    expect(phone.locator(".reading-offer")).to_have_count(0)


def test_what_changed_since_is_marked_here_and_in_lists(phone: Page, site_url: str):
    """Read before its last update, the article says so, and so do lists that name it; then it has been seen."""
    phone.goto(f"{site_url}/{UPDATED}")
    path = phone.evaluate("location.pathname")
    expect(phone.locator(".new-mark")).to_have_count(0)
    phone.evaluate(
        "path => localStorage.setItem('xwener.reading', JSON.stringify([[path, {revision: '2021-12-01', at: 0}]]))",
        path,
    )
    phone.goto(f"{site_url}/sections/helbijardin.html")
    expect(phone.locator(".new-mark")).to_have_count(1)
    expect(phone.locator(".new-mark")).to_be_visible()
    phone.goto(f"{site_url}/{UPDATED}")
    expect(phone.locator(".updated .new-mark")).to_be_visible()
    phone.mouse.wheel(0, 400)
    phone.wait_for_timeout(200)
    phone.goto(f"{site_url}/sections/helbijardin.html")
    expect(phone.locator(".new-mark")).to_have_count(0)


def test_forgotten_at_once(phone: Page, site_url: str):
    """The button in the settings takes marks, offer and everything that was kept; this page is not noted again."""
    read_to(phone, f"{site_url}/{ARTICLE}", LEFT_AT)
    phone.goto(f"{site_url}/{ARTICLE}")
    expect(phone.locator(".reading-offer")).to_be_visible()
    phone.locator(".nav-settings button").click()
    phone.locator("[data-action=forget]").click()
    expect(phone.locator(".reading-offer")).to_have_count(0)
    phone.keyboard.press("Escape")
    phone.mouse.wheel(0, 900)
    phone.wait_for_timeout(200)
    phone.goto(f"{site_url}/index.html")
    assert phone.evaluate(KEPT) == []


def test_nothing_is_sent(phone: Page, http_url: str):
    """Reading asks the server for nothing."""
    phone.goto(f"{http_url}/{ARTICLE}", wait_until="networkidle")
    until(phone, "localStorage.getItem('xwener.fonts')")
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.mouse.wheel(0, 3000)
    phone.wait_for_timeout(300)
    assert [address for address in asked if "/images/" not in address and "/pictures/" not in address] == []


def test_the_value(page: Page, file_url: str):
    """Pure: what is kept is bounded, comes back as it was written, and nonsense is nothing."""
    page.goto(f"{file_url}/index.html")
    assert page.evaluate("""() => {
      const { parse, write, remember, isNew, placeIn } = xwener.reading;
      let pages = new Map();
      for (let n = 0; n < 400; n++) pages = remember(pages, `/${n}`, { revision: "2021-01-01", at: n });
      pages = remember(pages, "/150", { revision: "2021-01-02", at: 5 });
      const back = parse(write(pages));
      return [
        back.size, [...back.keys()].at(-1), [...back.keys()][0],
        isNew(back, "/150", "2021-01-02"), isNew(back, "/150", "2021-01-03"), isNew(back, "/none", "2021-01-03"),
        placeIn(back, "/150", 20), placeIn(back, "/150", 5), placeIn(back, "/none", 20),
        ...['{"a":1}', "[[1,2]]", '[["/a",{}]]', "nonsense", null].map((text) => parse(text).size),
      ];
    }""") == [300, "/150", "/100", False, True, False, 5, None, None, 0, 0, 0, 0, 0]
