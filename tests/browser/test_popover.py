"""The popover of a mention: mouse, keyboard and finger, at every edge; most of it from disk, for it loads nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.axe import violations_in_both_schemes

ARTICLE = "articles/2021/kazimi-drone-attack.html"
ENTRY = "people/mustafa-kazimi.html"
PHONE = {"viewport": {"width": 390, "height": 800}, "has_touch": True, "is_mobile": True}
SMALL_PHONE = {**PHONE, "viewport": {"width": 320, "height": 800}}
DESK = {"has_touch": True}
# Longer than every delay of the script: what has not happened by then does not happen.
SETTLED_MS = 900
NO_ANCHORS = "CSS.supports = () => false"
NO_POPOVERS = "delete HTMLElement.prototype.showPopover"

Open = Callable[..., Any]


def mention_in(page: Page) -> Locator:
    """The first mention of Kazimi in the running text."""
    return page.locator(".prose > p a.mention[data-entry=mustafa-kazimi]").first


def popover_in(page: Page) -> Locator:
    """Kazimi's popover."""
    return page.locator("#entry-mustafa-kazimi")


def beside(page: Page, url: str) -> tuple[Locator, Locator]:
    """Open the article; its first mention of Kazimi and the popover that belongs to it."""
    # Without motion: Playwright moves the page to what it points at, and one that still glides closes popovers.
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{url}/{ARTICLE}")
    return mention_in(page), popover_in(page)


def tab_to(page: Page, mention: Locator) -> None:
    """Go on with the Tab key until the mention has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if mention.evaluate("element => element === document.activeElement"):
            return
    pytest.fail("Tab never came to the mention")


def test_the_pointer_opens_it_and_may_rest_on_it(page: Page, site_url: str):
    """It says who that is as of the article's day, loads nothing, stays under the pointer, and goes with it."""
    mention, popover = beside(page, site_url)
    page.wait_for_load_state("networkidle")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    expect(popover).to_be_hidden()
    mention.hover()
    expect(popover).to_be_visible()
    expect(popover).to_contain_text("مستەفا کازمی")
    expect(popover.locator("bdi[lang=en][dir=ltr]")).to_have_text("Mustafa al-Kadhimi")
    expect(popover).to_contain_text("سەرۆکوەزیرانی عێراق")
    expect(mention).to_have_attribute("aria-expanded", "true")
    popover.hover()
    page.wait_for_timeout(SETTLED_MS)
    expect(popover).to_be_visible()
    page.mouse.move(5, 5)
    expect(popover).to_be_hidden()
    expect(mention).to_have_attribute("aria-expanded", "false")
    assert requests == []


def test_the_role_is_that_of_the_day(page: Page, file_url: str):
    """What he was when the article was written is told with its end; what he is no longer is not called current."""
    mention, popover = beside(page, file_url)
    mention.hover()
    expect(popover).to_contain_text("ئەو کات: سەرۆکوەزیرانی عێراق، تا ٢٧ی تشرینی یەکەمی ٢٠٢٢")
    expect(popover).not_to_contain_text("ئێستا:")


def test_a_pointer_that_passes_opens_nothing(page: Page, file_url: str):
    """Only resting on a mention opens its popover."""
    mention, popover = beside(page, file_url)
    mention.hover()
    page.mouse.move(5, 5)
    page.wait_for_timeout(SETTLED_MS)
    expect(popover).to_be_hidden()


def test_one_at_a_time(page: Page, file_url: str):
    """Going to another mention closes the first one's popover."""
    mention, popover = beside(page, file_url)
    mention.hover()
    expect(popover).to_be_visible()
    other = page.locator(".prose > p a.mention:not([data-entry=mustafa-kazimi])").first
    page.mouse.move(5, 5)
    other.hover()
    expect(page.locator(f"#entry-{other.get_attribute('data-entry')}")).to_be_visible()
    expect(popover).to_be_hidden()
    expect(page.locator(":popover-open")).to_have_count(1)


@pytest.mark.parametrize("modifier", ["Control", "Shift"])
def test_a_click_with_a_key_opens_the_page_elsewhere(page: Page, file_url: str, modifier: Any):
    """The mention stays a link in every way."""
    mention, _ = beside(page, file_url)
    with page.context.expect_page() as opened:
        mention.click(modifiers=[modifier])
    opened.value.wait_for_url(f"**/{ENTRY}")  # a tab is empty before it goes anywhere
    assert page.url.endswith(ARTICLE)


def test_a_middle_click_opens_a_tab(page: Page, http_url: str):
    """So does the middle button."""
    mention, _ = beside(page, http_url)
    with page.context.expect_page() as opened:
        mention.click(button="middle")
    opened.value.wait_for_url(f"**/{ENTRY}")  # a tab is empty before it goes anywhere


def test_the_keyboard_goes_in_and_on(page: Page, file_url: str):
    """Focus opens it, Tab goes into it and on to what follows the mention, Shift+Tab comes back."""
    mention, popover = beside(page, file_url)
    tab_to(page, mention)
    expect(popover).to_be_visible()
    page.keyboard.press("Tab")
    link = popover.locator("a")
    expect(link).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(mention).to_be_focused()
    expect(popover).to_be_visible()
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    page.keyboard.press("Tab")
    expect(popover).to_be_hidden()
    focusable = "[...document.querySelectorAll('main a, main summary')].filter(element => element.checkVisibility())"
    following = (
        f"element => {{ const all = {focusable}; return all[all.indexOf(element) + 1] === document.activeElement }}"
    )
    assert mention.evaluate(following)


def test_escape_gives_the_focus_back(page: Page, file_url: str):
    """Escape closes it, from the mention and from inside, with neither pointer nor focus lost."""
    mention, popover = beside(page, file_url)
    tab_to(page, mention)
    expect(popover).to_be_visible()
    page.keyboard.press("Escape")
    expect(popover).to_be_hidden()
    expect(mention).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(popover).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(popover).to_be_hidden()
    expect(mention).to_be_focused()
    page.wait_for_timeout(SETTLED_MS)
    expect(popover).to_be_hidden()


def test_enter_follows_the_link(page: Page, file_url: str):
    """For the keyboard, too, the mention is a link."""
    mention, _ = beside(page, file_url)
    tab_to(page, mention)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{ENTRY}")


def test_escape_closes_what_the_pointer_has_opened(page: Page, file_url: str):
    """Dismissible without moving the pointer (WCAG 2.2, 1.4.13)."""
    mention, popover = beside(page, file_url)
    mention.hover()
    expect(popover).to_be_visible()
    page.keyboard.press("Escape")
    expect(popover).to_be_hidden()


def test_a_tap_toggles(open_reader: Open, file_url: str):
    """A finger opens it, keeps it open by tapping in it, closes it by tapping again or elsewhere, and goes on."""
    page = open_reader(**PHONE).page
    mention, popover = beside(page, file_url)
    mention.tap()
    expect(popover).to_be_visible()
    assert page.url.endswith(ARTICLE)
    popover.locator("p").last.tap()
    page.wait_for_timeout(SETTLED_MS)
    expect(popover).to_be_visible()
    mention.tap()
    expect(popover).to_be_hidden()
    mention.tap()
    expect(popover).to_be_visible()
    page.touchscreen.tap(3, 3)
    expect(popover).to_be_hidden()
    mention.tap()
    popover.locator("a").tap()
    page.wait_for_url(f"**/{ENTRY}")


def test_scrolling_closes_it(page: Page, file_url: str):
    """Whoever reads on has read it."""
    mention, popover = beside(page, file_url)
    mention.hover()
    expect(popover).to_be_visible()
    page.mouse.wheel(0, 300)
    expect(popover).to_be_hidden()


@pytest.mark.parametrize(
    ("height", "options", "script"),
    [
        # Each pair of a window, an end of it, and a way to place what opens there.
        pytest.param(0.12, SMALL_PHONE, "", id="top-320-anchors"),
        pytest.param(0.88, SMALL_PHONE, NO_ANCHORS, id="bottom-320-no anchors"),
        pytest.param(0.12, DESK, NO_ANCHORS, id="top-1280-no anchors"),
        pytest.param(0.88, DESK, "", id="bottom-1280-anchors"),
    ],
)
def test_it_fits_beside_every_mention(
    open_reader: Open, file_url: str, options: dict[str, Any], script: str, height: float
):
    """It lies inside the window and never over its mention, wherever on the line and in the window that stands."""
    page = open_reader(**options).page
    page.add_init_script(script)
    page.goto(f"{file_url}/{ARTICLE}")
    mentions = page.locator(".prose a.mention")
    inlines = []
    for index in range(mentions.count()):
        mention = mentions.nth(index)
        if not mention.is_visible():
            continue
        # Scrolled to by hand, since Playwright would bring it to another place.
        where = mention.evaluate(
            """(element, height) => {
                scrollBy({ top: element.getBoundingClientRect().top - height * innerHeight, behavior: "instant" });
                const box = element.getClientRects()[0];
                return [box.x + box.width / 2, box.y + box.height / 2];
            }""",
            height,
        )
        page.touchscreen.tap(*where)
        expect(page.locator(":popover-open")).to_have_count(1)
        found = mention.evaluate(
            """element => {
                const popover = document.querySelector(":popover-open");
                const box = popover.getBoundingClientRect();
                const over = [...element.getClientRects()].some(line =>
                    line.left < box.right && box.left < line.right && line.top < box.bottom && box.top < line.bottom);
                const { clientWidth, clientHeight } = document.documentElement;
                const inside = box.left >= 0 && box.top >= 0 && box.right <= clientWidth && box.bottom <= clientHeight;
                return { over, inside, inline: Math.round(box.left), slug: popover.id, mention: element.dataset.entry };
            }"""
        )
        inlines.append(found.pop("inline"))
        assert found == {
            "over": False,
            "inside": True,
            "slug": f"entry-{found['mention']}",
            "mention": found["mention"],
        }
        page.touchscreen.tap(*where)
        expect(page.locator(":popover-open")).to_have_count(0)
    assert len(inlines) > 10
    assert page.evaluate("document.documentElement.scrollWidth") <= page.evaluate(
        "document.documentElement.clientWidth"
    )


def test_paper_has_none(page: Page, file_url: str):
    """An open popover is not printed."""
    mention, popover = beside(page, file_url)
    mention.hover()
    expect(popover).to_be_visible()
    page.emulate_media(media="print")
    expect(popover).to_be_hidden()


def test_without_a_script_it_is_a_link(open_reader: Open, site_url: str):
    """Without JavaScript the mention leads to the entry, and no popover shows."""
    page = open_reader(java_script_enabled=False).page
    mention, popover = beside(page, site_url)
    expect(popover).to_be_hidden()
    mention.click()
    page.wait_for_url(f"**/{ENTRY}")


def test_without_popovers_it_is_a_link(open_reader: Open, file_url: str):
    """A browser that knows no popovers is not told of any, and a tap follows the link."""
    page = open_reader(**PHONE).page
    page.add_init_script(NO_POPOVERS)
    mention, popover = beside(page, file_url)
    expect(popover).to_be_hidden()
    assert mention.get_attribute("aria-expanded") is None
    mention.tap()
    page.wait_for_url(f"**/{ENTRY}")


def test_those_of_backgrounds_are_there(page: Page, file_url: str):
    """Each link of the page to an entry has its popover, once, those in its backgrounds included."""
    page.goto(f"{file_url}/{ARTICLE}")
    slugs = page.locator("a.mention").evaluate_all("all => [...new Set(all.map(one => one.dataset.entry))].sort()")
    ids = page.locator(".entry-popover").evaluate_all("all => all.map(one => one.id.slice(6)).sort()")
    assert slugs == ids
    inside = page.locator(".background a.mention").evaluate_all("all => all.map(one => one.dataset.entry)")
    assert set(inside) - set(
        page.locator(".prose > p a.mention").evaluate_all("all => all.map(one => one.dataset.entry)")
    )


def test_accessibility_on_a_phone(open_reader: Open, http_url: str):
    """Axe finds nothing while it is open at the foot of the window; test_axe.py looks at it on a desk."""
    page = open_reader(bypass_csp=True, **SMALL_PHONE).page
    mention, popover = beside(page, http_url)
    mention.tap()
    expect(popover).to_be_visible()
    assert violations_in_both_schemes(page) == []
    assert popover.is_visible()


# What happens, one after the other, and what is then shown, wanted, and waited for.
STATES = {
    "resting": (["point a", "time"], "a", "a", False),
    "passing": (["point a", "leave"], None, None, False),
    "the second event of the same rest changes nothing": (["point a", "point a"], None, "a", True),
    "leaving waits": (["point a", "time", "leave"], "a", None, True),
    "into the popover": (["point a", "time", "leave", "stay"], "a", "a", False),
    "left for good": (["point a", "time", "leave", "time"], None, None, False),
    "across another mention into the popover": (["point a", "time", "point b", "stay"], "a", "a", False),
    "over to another": (["point a", "time", "point b", "time"], "b", "b", False),
    "focus outlasts the pointer": (["focus a", "time", "point a", "leave"], "a", "a", False),
    "the pointer outlasts focus": (["point a", "time", "focus a", "blur"], "a", "a", False),
    "focus that moves on": (["focus a", "blur"], None, None, False),
    "focus lost": (["focus a", "time", "blur"], None, None, False),
    "tapped": (["tap a"], "a", "a", False),
    "tapped twice": (["tap a", "tap a"], None, None, False),
    "tapped elsewhere": (["tap a", "tap b"], "b", "b", False),
    "held against blur": (["tap a", "blur"], "a", "a", False),
    "dismissed": (["focus a", "time", "dismiss"], None, None, False),
    "dismissed while it was to open": (["point a", "dismiss"], None, None, False),
    "dismissed, and pointed at anew": (["point a", "time", "dismiss", "leave", "point a", "time"], "a", "a", False),
}


def test_states(page: Page, file_url: str):
    """The decisions, without the page: `next` is a pure function."""
    page.goto(f"{file_url}/404.html")
    decide = """events => {
        const start = { shown: null, wanted: null, wait: 0, hovered: false, focused: false, held: false };
        const { shown, wanted, wait } = events.reduce((state, event) => {
            const [type, mention] = event.split(" ");
            return xwener.mentionPopover.next(Object.freeze(state), mention ? { type, mention } : { type });
        }, start);
        return [shown, wanted, wait > 0];
    }"""
    for name, (events, *expected) in STATES.items():
        assert page.evaluate(decide, events) == expected, name
