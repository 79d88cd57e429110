"""The reader's settings: chosen in a dialog, seen at once, kept, and there before anything is painted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Reader, until, waiting
from tests.browser.firefox import Firefox

ARTICLE = "articles/2021/kazimi-drone-attack.html"
STORED = "() => localStorage.getItem('xwener.settings')"


def open_settings(page: Page) -> None:
    """Open the dialog by its button."""
    page.locator(".nav-settings button").click()
    expect(page.locator("#settings-dialog")).to_be_visible()


def choose(page: Page, name: str, value: str) -> None:
    """Press the label of a choice, as a reader does: the button itself cannot be seen."""
    page.locator(f"label:has([name={name}][value={value}])").click()


def test_what_is_not_known_is_the_usual_choice(page: Page, file_url: str):
    """An attack, a later version's value and nonsense alike."""
    page.goto(f"{file_url}/index.html")
    texts = ["", "theme=purple&script=<script>", "__proto__=x&constructor=y", "&&&=%", "theme=dark&theme=light"]
    usual, *strange, twice = page.evaluate("texts => texts.map(xwener.settings.parse)", texts)
    assert usual["theme"] == "auto"
    assert strange == [usual] * 3
    assert twice == {**usual, "theme": "dark"}


def test_the_dialog_offers_just_what_the_script_knows(page: Page, file_url: str):
    """Every choice of the script stands in the dialog, and no other."""
    page.goto(f"{file_url}/index.html")
    known = page.evaluate("Object.entries(xwener.settings.CHOICES).map(([name, all]) => [name, [...all].sort()])")
    offered: dict[str, list[str]] = {}
    for name, value in page.eval_on_selector_all("#settings-dialog input", "all => all.map(i => [i.name, i.value])"):
        offered.setdefault(name, []).append(value)
    assert {name: sorted(values) for name, values in offered.items()} == dict(known)


def test_reading_back_gives_what_was_written(page: Page, file_url: str):
    """`parse` undoes `write`, for every combination of choices."""
    page.goto(f"{file_url}/index.html")
    wrong = page.evaluate("""() => {
      const { CHOICES, parse, write, attributes } = xwener.settings;
      let all = [{}];
      for (const [name, values] of Object.entries(CHOICES))
        all = all.flatMap((state) => values.map((value) => ({ ...state, [name]: value })));
      const usual = write(parse(""));
      return [all.length, usual, all.filter((state) =>
        JSON.stringify(parse(write(state))) !== JSON.stringify(state)
        || Object.values(attributes(state)).filter(Boolean).length !== [...new URLSearchParams(write(state))].length)];
    }""")
    assert wrong == [4 * 2 * 5 * 3 * 3 * 2, "", []]


def test_what_is_chosen_is_seen_at_once_and_on_the_next_page(page: Page, site_url: str):
    """Colours, size, leading, face and width change under the open dialog, and stay."""
    page.goto(f"{site_url}/{ARTICLE}")
    text = page.locator(".prose > p").first
    before = text.evaluate("p => [p.offsetWidth, parseFloat(getComputedStyle(p).fontSize)]")
    open_settings(page)
    for name, value in {
        "theme": "sepia",
        "text-size": "larger",
        "line-height": "open",
        "typeface": "sans",
        "width": "narrow",
    }.items():
        choose(page, name, value)
    page.keyboard.press("Escape")
    expect(page.locator("#settings-dialog")).to_be_hidden()
    page.goto(f"{site_url}/index.html")
    page.goto(f"{site_url}/{ARTICLE}")
    style = text.evaluate("""p => {
      const s = getComputedStyle(p);
      return [p.offsetWidth, parseFloat(s.fontSize), parseFloat(s.lineHeight) / parseFloat(s.fontSize), s.fontFamily];
    }""")
    assert style[0] < before[0]
    assert style[1] == pytest.approx(before[1] * 1.3)
    assert style[2] == pytest.approx(2.2)
    assert style[3].startswith('"Vazirmatn Text"')
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(244, 233, 212)"
    assert page.evaluate("document.fonts.load('16px \"Vazirmatn Text\"', 'ئ').then(all => all.length)") == 1
    open_settings(page)
    expect(page.locator("[name=theme][value=sepia]")).to_be_checked()


def test_dark_is_there_before_anything_is_painted(open_reader: Callable[..., Reader], site_url: str):
    """When the body comes, <html> has the attribute; the script stands in the head and waits for nothing."""
    reader = open_reader(color_scheme="light")
    reader.page.goto(f"{site_url}/{ARTICLE}")
    reader.page.evaluate("localStorage.setItem('xwener.settings', 'theme=dark')")
    reader.page.add_init_script("""new MutationObserver((_, observer) => {
      if (!document.body) return;
      observer.disconnect();
      globalThis.themeAtBody = document.documentElement.dataset.theme;
    }).observe(document, { childList: true, subtree: true })""")
    reader.page.goto(f"{site_url}/{ARTICLE}")
    assert reader.page.evaluate("themeAtBody") == "dark"
    assert reader.page.evaluate("getComputedStyle(document.body).color") == "rgb(235, 230, 220)"


def test_by_keyboard_alone(page: Page, file_url: str):
    """The button is reached and named; arrows choose; Escape closes and gives the focus back to the button."""
    page.goto(f"{file_url}/{ARTICLE}")
    button = page.get_by_role("button", name="ڕێکخستنی خوێندنەوە")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="ڕێکخستنی خوێندنەوە")).to_be_visible()
    theme = page.get_by_role("group", name="ڕەنگ")
    expect(theme.get_by_role("radio", name="وەک ئامێرەکە")).to_be_focused()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
    page.keyboard.press("Escape")
    expect(button).to_be_focused()


def test_reset_and_forget(page: Page, file_url: str):
    """Reset takes the settings back and keeps the reading; forget takes the reading and keeps the settings."""
    page.goto(f"{file_url}/{ARTICLE}")
    page.evaluate("localStorage.setItem('xwener.search.history', '[\"درۆن\"]'); localStorage.setItem('other', '1')")
    open_settings(page)
    choose(page, "theme", "dark")
    page.locator("[data-action=forget]").click()
    expect(page.locator("#settings-dialog [role=status]")).not_to_be_empty()
    assert page.evaluate("localStorage.getItem('xwener.search.history')") is None
    assert page.evaluate(STORED) == "theme=dark"
    page.locator("[data-action=reset]").click()
    assert page.evaluate(STORED) is None
    assert page.evaluate("document.documentElement.dataset.theme") is None
    expect(page.locator("[name=theme][value=auto]")).to_be_checked()
    assert page.evaluate("localStorage.getItem('other')") == "1"


def test_another_open_page_follows(open_reader: Callable[..., Reader], http_url: str):
    """What is chosen in one window shows in the other."""
    first = open_reader().page
    second = waiting(first.context.new_page())
    first.goto(f"{http_url}/{ARTICLE}")
    second.goto(f"{http_url}/index.html")
    open_settings(second)
    choose(second, "theme", "dark")
    until(first, "document.documentElement.dataset.theme === 'dark'")


def test_no_cookie_goes_to_a_server(page: Page, http_url: str):
    """Only from disk, where no server is, a cookie carries the settings."""
    page.goto(f"{http_url}/{ARTICLE}")
    open_settings(page)
    choose(page, "theme", "dark")
    assert page.evaluate("document.cookie") == ""


def test_without_storage_or_script(open_reader: Callable[..., Reader], site_url: str):
    """A browser that keeps nothing shows the choice on this page; one without scripts shows no button."""
    page = open_reader().page
    page.add_init_script("Storage.prototype.setItem = Storage.prototype.getItem = () => { throw new Error('no') }")
    page.goto(f"{site_url}/{ARTICLE}")
    open_settings(page)
    choose(page, "theme", "dark")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page = open_reader(java_script_enabled=False).page
    page.goto(f"{site_url}/{ARTICLE}")
    expect(page.locator(".nav-settings")).to_be_hidden()


def test_firefox_carries_the_settings_from_file_to_file(firefox: Firefox, site_folder: Path):
    """There each file on a disk has a storage of its own: what was chosen on one page shows on the other."""
    said = firefox(
        [
            {"goto": (site_folder / ARTICLE).as_uri()},
            {"click": ".nav-settings button"},
            {"click": "label:has([name=theme][value=dark])"},
            {"goto": (site_folder / "index.html").as_uri()},
            {"evaluate": "document.documentElement.dataset.theme"},
            {"evaluate": "localStorage.getItem('xwener.settings')"},
            {"click": ".nav-settings button"},
            {"click": "[data-action=reset]"},
            {"goto": (site_folder / ARTICLE).as_uri()},
            {"evaluate": "document.documentElement.dataset.theme ?? 'none'"},
        ]
    )
    # The storage of the second file is empty: only the cookie can have carried it.
    assert said == ["dark", None, "none"]
