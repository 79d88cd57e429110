"""The editions in real browsers: the unpacked zip and the one HTML file, both from disk."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect
from tests.browser.axe import violations
from tests.browser.conftest import ROOT, Reader, until
from tests.browser.firefox import Firefox

from xwener.editions.command import editions

ARTICLE = "articles/2021/kazimi-drone-attack.html"
# What scrolls closes a popover; by then a page that was just opened has come to rest.
SETTLED_MS = 900
SHOWN = ".edition-page:not([hidden])"


@pytest.fixture(scope="session")
def editions_folder(site_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The editions of the demo site, made of a copy so that other tests see the site alone."""
    copy = Path(shutil.copytree(site_folder, tmp_path_factory.mktemp("editions") / "site"))
    assert editions(ROOT, ROOT / "content", copy, ["zip", "html"]) == 0
    return copy / "editions"


@pytest.fixture(scope="session")
def one_file(editions_folder: Path) -> str:
    """The address of the one HTML file."""
    return (editions_folder / "xwener.html").as_uri()


def test_the_unpacked_zip_opens_from_disk(page: Page, editions_folder: Path, tmp_path: Path):
    """Links lead on, fonts are there, and the search finds."""
    with ZipFile(editions_folder / "xwener.zip") as packed:
        packed.extractall(tmp_path)
    page.goto((tmp_path / "xwener" / "index.html").as_uri())
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px \"Noto Naskh Arabic\"'))")
    page.locator("main .card-title a").first.click()
    expect(page.locator("main article h1")).to_be_visible()
    page.wait_for_load_state()  # the key is listened to when the page is whole
    page.keyboard.press("/")
    page.locator("#search-dialog-text").fill("کازمی")
    expect(page.locator("#search-dialog [role=option]").first).to_contain_text("مستەفا کازمی")


def test_one_page_is_shown_at_a_time(page: Page, one_file: str):
    """The front page first; a link shows another from its top, "back" the first where it was left."""
    page.goto(one_file)
    expect(page.locator(SHOWN)).to_have_count(1)
    expect(page.locator(SHOWN)).to_have_attribute("id", "index.html")
    expect(page.locator('.site-nav a[aria-current="page"]')).to_have_attribute("href", "#index.html")
    page.evaluate("scrollTo({top: 400, behavior: 'instant'})")
    until(page, "history.state?.read === 400")
    page.evaluate("document.querySelector('main .card-title a').click()")
    expect(page.locator(f"{SHOWN} h1")).to_be_visible()
    assert page.locator(SHOWN).get_attribute("id") != "index.html"
    until(page, "scrollY === 0")
    page.go_back()
    expect(page.locator(SHOWN)).to_have_attribute("id", "index.html")
    until(page, "scrollY === 400")


def test_an_address_opens_a_page_and_a_place_on_it(page: Page, one_file: str):
    """What readers send each other."""
    page.goto(f"{one_file}#{ARTICLE}")
    expect(page.locator(f"{SHOWN} h1")).to_contain_text("هێرشی درۆن")
    assert page.title().startswith("هێرشی درۆن")
    place = page.locator(f"{SHOWN} .toc a").nth(2)
    place.click()
    heading = page.locator(f"{SHOWN} h2:has-text('{place.inner_text()}')").first
    expect(heading).to_be_in_viewport()
    page.go_back()
    expect(page.locator(f"{SHOWN} h1")).to_contain_text("هێرشی درۆن")


def test_a_mention_shows_its_popover_and_leads_to_its_page(page: Page, one_file: str):
    """As on the site."""
    page.goto(f"{one_file}#{ARTICLE}")
    mention = page.locator(f"{SHOWN} .prose a.mention").first
    mention.scroll_into_view_if_needed()
    page.wait_for_timeout(SETTLED_MS)
    mention.hover()
    popover = page.locator(".entry-popover:popover-open")
    expect(popover).to_contain_text("سەرۆکوەزیرانی عێراق")
    # By a script: on a busy machine this large file may still move, and what moves closes a popover (test_popover.py).
    page.locator(f"[id='{mention.get_attribute('aria-controls')}'] a").evaluate("(link) => link.click()")
    expect(page.locator(f"{SHOWN} h1")).to_have_text("مستەفا کازمی")


def test_a_background_opens_in_its_place(page: Page, one_file: str):
    """Without leaving the article."""
    page.goto(f"{one_file}#{ARTICLE}")
    aside = page.locator(f"{SHOWN} aside.background").first
    aside.locator("summary").click()
    expect(aside.locator("details .background-text")).to_be_visible()


def test_the_search_is_inside(page: Page, one_file: str):
    """The dialog finds; its button leads to all results, a result to its page."""
    page.goto(one_file)
    page.keyboard.press("/")
    page.locator("#search-dialog-text").fill("کازمییەوە")
    expect(page.locator("#search-dialog [role=option]").first).to_contain_text("مستەفا کازمی")
    page.locator("#search-dialog button[type=submit]").click()
    expect(page.locator("#search-dialog")).to_be_hidden()
    expect(page.locator(SHOWN)).to_have_attribute("id", "search.html")
    page.locator(".results a").first.click()
    expect(page.locator(f"{SHOWN} h1")).to_have_text("مستەفا کازمی")
    # The words are marked on the page that is shown, and nowhere when the reader has had enough, or has left.
    bar = page.locator("#search-landing")
    expect(bar).to_be_visible()
    marked = "[...CSS.highlights.get('xwener-search') ?? []].every((range) => range.startContainer.isConnected"
    within = "range.startContainer.parentElement.closest('.edition-page').id === 'people/mustafa-kazimi.html')"
    assert page.evaluate(f"CSS.highlights.has('xwener-search') && {marked} && {within}")
    page.go_back()
    expect(page.locator(SHOWN)).to_have_attribute("id", "search.html")
    expect(bar).to_be_hidden()
    page.go_forward()
    expect(bar).to_be_visible()
    bar.locator("button").click()
    expect(bar).to_be_hidden()
    assert page.url.endswith("#people/mustafa-kazimi.html")
    assert not page.evaluate("CSS.highlights.has('xwener-search')")


def test_the_settings_are_inside(page: Page, one_file: str):
    """Dark paper, chosen by the reader."""
    page.goto(one_file)
    page.locator(".nav-settings button").click()
    page.locator("label:has([name=theme][value=dark])").click()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_the_box_over_the_names_works(page: Page, one_file: str):
    """A script of one page of the site."""
    page.goto(f"{one_file}#glossary.html")
    page.locator(f"{SHOWN} [data-module=glossary-filter] input").fill("kazimi")
    expect(page.locator(f"{SHOWN} .names > li:visible")).to_have_count(1)


def test_without_a_script_it_is_one_long_document(open_reader: Callable[..., Reader], one_file: str):
    """Every page follows the other, links lead to anchors, and no form asks what nobody can answer."""
    page = open_reader(java_script_enabled=False).page
    page.goto(f"{one_file}#{ARTICLE}")
    article = page.locator(f'[id="{ARTICLE}"] h1')
    expect(article).to_be_in_viewport()
    expect(page.locator('[id="index.html"]')).to_be_visible()
    expect(page.locator("form[role=search]:visible")).to_have_count(0)
    article.locator("xpath=ancestor::section[1]//a[contains(@class, 'mention')]").first.click()
    expect(page.locator('[id="people/mustafa-kazimi.html"] h1')).to_be_in_viewport()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_it_never_scrolls_sideways(page: Page, one_file: str, width: int):
    """Down to 320 px."""
    page.set_viewport_size({"width": width, "height": 800})
    for name in ("index.html", ARTICLE, "glossary.html"):
        page.goto(f"{one_file}#{name}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_accessibility(open_reader: Callable[..., Reader], one_file: str):
    """The checker axe finds nothing against WCAG 2.2 AA."""
    page = open_reader(bypass_csp=True).page
    for name in (ARTICLE, "search.html"):
        page.goto(f"{one_file}#{name}")
        expect(page.locator(SHOWN)).to_have_attribute("id", name)
        assert violations(page) == []


def test_firefox_opens_the_one_file(firefox: Firefox, one_file: str):
    """Its search, its popovers and its pages, from disk."""
    shown = "document.querySelector('.edition-page:not([hidden])').id"
    found = "xwener.search.query('کازمی').then((answer) => answer.results[0].title)"
    mention = f"document.querySelector('[id=\"{ARTICLE}\"] .prose a.mention')"
    said = firefox(
        [
            {"goto": one_file},
            {"evaluate": shown},
            {"evaluate": found},
            {"evaluate": f"document.querySelector('a[href=\"#{ARTICLE}\"]').click()"},
            {"evaluate": f"new Promise((done) => setTimeout(() => done({shown}), 300))"},
            {"evaluate": f"{mention}.getAttribute('aria-controls')"},
            {"evaluate": f"document.getElementById({mention}.getAttribute('aria-controls')).textContent"},
            {"evaluate": "document.fonts.ready.then(() => document.fonts.check('16px \"Noto Naskh Arabic\"'))"},
        ]
    )
    first, title, _, then, _, popover, fonts = said
    assert (first, title, then, fonts) == ("index.html", "مستەفا کازمی", ARTICLE, True)
    assert "سەرۆکوەزیرانی عێراق" in popover


def test_firefox_opens_the_unpacked_zip(firefox: Firefox, editions_folder: Path, tmp_path: Path):
    """Whose files may not read each other there."""
    with ZipFile(editions_folder / "xwener.zip") as packed:
        packed.extractall(tmp_path)
    found = "xwener.search.query('کازمی').then((answer) => answer.results[0].title)"
    said = firefox([{"goto": (tmp_path / "xwener" / "search.html").as_uri()}, {"evaluate": found}])
    assert said == ["مستەفا کازمی"]
