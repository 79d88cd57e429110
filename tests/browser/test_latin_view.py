"""Articles in Latin letters: asked for in the settings, labelled, without loss, and remembered."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Reader, until
from tests.browser.page_types import PATTERNS

from xwener.sorani import to_latin

ARTICLE = PATTERNS["article"]
LATIN = "main > article[lang=ckb-Latn][dir=ltr]"


@pytest.fixture
def article(page: Page, site_url: str) -> Page:
    """The article with the switch in the settings pressed."""
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site_url}/{ARTICLE}")
    switch(page, "latin")
    expect(page.locator(LATIN)).to_be_visible()
    return page


def switch(page: Page, script: str) -> None:
    """Choose a script in the settings and close them."""
    page.locator(".nav-settings button").click()
    page.locator(f"label:has([name=script][value={script}])").click()
    page.keyboard.press("Escape")


def arabic_words(text: str) -> list[str]:
    """The words of `text` with a letter of the Arabic script."""
    return [word for word in text.split() if any(unicodedata.name(sign, "").startswith("ARABIC") for sign in word)]


def test_all_of_the_article_is_in_latin_letters(article: Page):
    """Headline, standfirst, contents, headings, text, notes: no Arabic letter but the way back; digits are 0–9."""
    article.locator(".latin-note button").evaluate("button => button.remove()")
    assert arabic_words(article.locator("main > article").inner_text()) == []
    assert article.locator("h1").inner_text() == "Hêrşî diron bo ser małî serokwezîranî 'êraq le beẍda"
    expect(article.locator(".toc a").first).to_have_text("Çî řûy da?")
    expect(article.locator(".prose h2").first).to_contain_text("Çî řûy da?")
    expect(article.locator(".prose > p").first).to_contain_text("7y tişrînî duwemî 2021")


def test_names_are_spelt_as_their_entries_spell_them(article: Page):
    """The whole name, and the last one alone."""
    expect(article.locator(".standfirst")).to_contain_text("Mustafa al-Kadhimi kiran. ")
    expect(article.locator(".prose > p").nth(1)).to_contain_text("Kemêk dwatir al-Kadhimi le")


def test_it_is_labelled_and_leads_back_without_loss(page: Page, site_url: str):
    """The note says that it was made automatically; its button gives back the very text, and the keeping is over."""
    page.goto(f"{site_url}/{ARTICLE}")
    before = page.locator("body").inner_html()
    switch(page, "latin")
    note = page.locator(".latin-note")
    expect(note).to_contain_text("xokarane")
    note.get_by_role("button").click()
    expect(note).to_have_count(0)
    assert page.locator("body").inner_html() == before
    assert page.evaluate("localStorage.getItem('xwener.settings')") is None


def test_it_is_remembered(article: Page, site_url: str):
    """The next text is in Latin letters; lists, menu and search stay as they are."""
    article.goto(f"{site_url}/{PATTERNS['background']}")
    expect(article.locator(LATIN)).to_be_visible()
    assert arabic_words(article.locator("nav.site-nav").inner_text())
    article.goto(f"{site_url}/index.html")
    assert arabic_words(article.locator("main").inner_text())


def test_popovers_still_work(article: Page):
    """They open, in Latin letters and their direction."""
    article.locator(".prose > p a.mention[data-entry=mustafa-kazimi]").first.hover()
    popover = article.locator("#entry-mustafa-kazimi")
    expect(popover).to_be_visible()
    expect(popover).to_have_attribute("dir", "ltr")
    assert arabic_words(popover.inner_text()) == []


def test_marks_of_the_search_come_back(page: Page, site_url: str):
    """What was searched for is marked again, in the same places, when the usual letters are back."""
    marks = "[...CSS.highlights.get('xwener-search')].map(r => r.startContainer.data.slice(r.startOffset, r.endOffset))"
    page.goto(f"{site_url}/{ARTICLE}?find=درۆن")
    until(page, "CSS.highlights.size")
    before = page.evaluate(marks)
    assert len(before) > 3
    switch(page, "latin")
    expect(page.locator(LATIN)).to_be_visible()
    switch(page, "arabic")
    expect(page.locator(LATIN)).to_have_count(0)
    assert page.evaluate(marks) == before


def test_nothing_is_loaded_for_those_who_do_not_ask(page: Page, http_url: str):
    """The letters' rules come with the first switch, and only then."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{http_url}/{ARTICLE}", wait_until="networkidle")
    assert [address for address in asked if "latin." in address.rsplit("/", 1)[-1] and address.endswith(".js")] == []
    switch(page, "latin")
    expect(page.locator(LATIN)).to_be_visible()
    assert [address for address in asked if "/js/latin." in address] != []


CASES = [
    (["هات. ڕۆیشت."], {}, ["Hat. Řoyişt."]),
    (["مستەفا ", "کازمی", " هات."], {"کازمی": "al-Kadhimi"}, ["Mistefa ", "al-Kadhimi", " hat."]),
    (["٧ی تشرین"], {}, ["7y tişrîn"]),
    (["هات", "؟ ", "بەڵێ."], {}, ["Hat", "? ", "Bełê."]),
    (["", " "], {}, ["", " "]),
]


@pytest.mark.parametrize(("texts", "names", "latin"), CASES, ids=["".join(case[0]) or "nothing" for case in CASES])
def test_pieces_of_a_paragraph(article: Page, texts: list[str], names: dict[str, str], latin: list[str]):
    """Sentences begin with a capital letter, across pieces too; letters are those of the language core."""
    assert article.evaluate("([texts, names]) => xwener.latin.pieces(texts, names)", [texts, names]) == latin
    assert "".join(latin).lower() == to_latin("".join(texts), names).lower()


def test_without_script_there_is_no_switch(open_reader: Callable[..., Reader], site_url: str):
    """Nothing promises what would not work."""
    page = open_reader(java_script_enabled=False).page
    page.goto(f"{site_url}/{ARTICLE}")
    expect(page.locator(".latin-note")).to_have_count(0)
    expect(page.locator(".nav-settings")).to_be_hidden()
    assert page.locator("main > article").get_attribute("lang") is None
