"""The search page in a browser, from disk and below a sub-path: what readers type, and what they get."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect
from tests.browser.axe import violations_in_both_schemes
from tests.search.whole import made, write_index

from xwener.reading.schema import Kind

KAZIMI = "مستەفا کازمی"


def ask(page: Page, url: str, text: str) -> None:
    """Open the search page, type `text`, and wait until the answer is there."""
    page.goto(f"{url}/search.html")
    page.fill("#search-text", text)
    expect(page.locator("#search-results .search-status")).not_to_have_text(re.compile("^$|…$"))


def titles(page: Page) -> list[str]:
    """The titles of the results that are shown."""
    return page.locator("#search-results .result h3").all_inner_texts()


@pytest.mark.parametrize(
    "query",
    ["کازمی", "كازمي", "kazimi", "al-kadhimi", "Kadhimi", "کازمیدا", "kazim", "«کازمی»", "مستەفا  کازمی"],
)
def test_the_entry_comes_first_when_a_query_names_it(page: Page, file_url: str, query: str):
    """However the name is written, the person's own page is the first result."""
    ask(page, file_url, query)
    assert titles(page)[0] == KAZIMI


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("hashd", "حەشدی شەعبی"),
        ("bexda", "باڵیۆزخانەی ئەمریکا لە بەغدا"),
        ("٢٠٢١", ""),
        ("2021", ""),
        ("هەڵبژاردن تشرین", ""),
        ("هەڵبژارن", ""),
    ],
)
def test_finds_something(page: Page, file_url: str, query: str, title: str):
    """Latin letters, all digits, several words and a typing error find what they should."""
    ask(page, file_url, query)
    assert titles(page)
    assert title in titles(page) or not title


def test_marks_are_on_the_letters_as_they_were_written(page: Page, file_url: str):
    """What is marked is the word of the text, with its suffix, in a snippet of whole sentences."""
    ask(page, file_url, "حكومەت")
    marks = page.locator("#search-results .result mark").all_inner_texts()
    assert marks
    assert all("حکوومەت" in mark for mark in marks)


def test_a_result_leads_to_its_page_with_the_words_marked(page: Page, site_url: str):
    """The landing page marks the words and takes the marks away when asked."""
    ask(page, site_url, "درۆن")
    page.locator("#search-results .result a").first.click()
    bar = page.locator("#search-landing")
    expect(bar).to_be_visible()
    assert page.evaluate("CSS.highlights.get('xwener-search').size") > 0
    bar.get_by_role("button").click()
    expect(bar).to_be_hidden()
    assert page.evaluate("CSS.highlights.has('xwener-search')") is False
    assert "find=" not in page.url


def test_a_link_opens_the_search_with_its_answer(page: Page, site_url: str):
    """`?q=` in the address is a search, and typing keeps the address up to date."""
    page.goto(f"{site_url}/search.html?q=درۆن&kind=article")
    expect(page.locator("#search-results .result").first).to_be_visible()
    kinds = page.locator("#search-results .result .kicker").all_inner_texts()
    assert set(kinds) == {"بابەت"}
    page.fill("#search-text", "داعش")
    expect(page).to_have_url(re.compile(quote("داعش")))


def test_filters_count_and_narrow(page: Page, http_url: str):
    """The number beside a filter's value is the number of results when it is chosen."""
    ask(page, http_url, "عێراق")
    label = page.locator("#search-kind option[value=article]").inner_text()
    count = label[label.index("(") + 1 : -1]
    page.select_option("#search-kind", "article")
    expect(page.locator("#search-results .search-status")).to_contain_text(count)
    page.locator(".search-filters summary").click()
    people = page.locator("#search-person option")
    expect(people.nth(1)).to_be_attached()
    assert "kind=article" in page.url


def test_more_results_follow(page: Page, file_url: str):
    """The button adds the next results and puts the keyboard on the first of them."""
    ask(page, file_url, "عێراق")
    assert len(titles(page)) == 10
    page.locator(".search-more").click()
    expect(page.locator("#search-results .result").nth(10)).to_be_visible()
    assert len(set(page.locator("#search-results .result a").evaluate_all("as => as.map(a => a.href)"))) > 10
    assert page.evaluate("document.activeElement.closest('.result') !== null")


def test_phrase_and_unwanted_word(page: Page, file_url: str):
    """Quotation marks ask for words side by side, a hyphen leaves out."""
    ask(page, file_url, '"هێرشی درۆن"')
    assert titles(page)
    ask(page, file_url, '"درۆن هێرشی"')
    assert titles(page) == []
    ask(page, file_url, "هەڵبژاردن")
    every = page.locator("#search-results .search-status").inner_text()
    ask(page, file_url, "هەڵبژاردن -سەدر")
    assert page.locator("#search-results .search-status").inner_text() != every


@pytest.mark.parametrize(("typed", "meant"), [("نشئهةه", "kazimi"), ("غشسش", "یاسا"), ("خخخخخ", "")])
def test_another_keyboard_is_suggested(page: Page, file_url: str, typed: str, meant: str):
    """A query typed with the wrong layout finds nothing but offers what was meant, and the button asks that."""
    ask(page, file_url, typed)
    suggestion = page.locator(".search-hints button")
    if not meant:
        expect(suggestion).to_have_count(0)
        return
    expect(suggestion).to_have_text(meant)
    suggestion.click()
    expect(page.locator("#search-results .result").first).to_be_visible()
    assert page.input_value("#search-text") == meant


BAD = [
    "",
    "   ",
    "م" * 10_000,
    "field:x^10~3 +-*",
    "title:کازمی^10",
    "<img src=x onerror=alert(1)>",
    "\ud800 کازمی \udfff",
    "\u202eکازمی\u2066\u200f",
    "\u200c\u200d\ufeff",
    '"',
    "-",
    '"" -"" «»',
    "__proto__ constructor toString",
    "%00 \x00 \x07",
    "💥🇹🇯",
    "*" * 500,
]


@pytest.mark.parametrize("query", BAD, ids=range(len(BAD)))
def test_bad_input_does_no_harm(page: Page, file_url: str, query: str):
    """Nothing is executed, nothing complains in the console, and the page answers or waits."""
    page.on("dialog", lambda dialog: pytest.fail(f"executed: {dialog.message}"))
    page.goto(f"{file_url}/search.html")
    page.evaluate(
        "([text]) => { const input = document.querySelector('#search-text');"
        " input.value = JSON.parse(text); input.dispatchEvent(new Event('input')); }",
        [_json(query)],
    )
    page.wait_for_timeout(250)  # longer than the pause after typing
    expect(page.locator("#search-results .search-status")).not_to_have_text(re.compile("…$"))
    assert page.locator("#search-results img").count() == 0
    assert len(page.locator("#search-results .search-status").inner_text()) < 200  # not all of what was typed


def _json(text: str) -> str:
    """A lone surrogate cannot travel to the browser as itself, only as an escape."""
    return '"' + "".join(f"\\u{unit:04x}" for unit in _units(text)) + '"'


def _units(text: str) -> list[int]:
    data = text.encode("utf-16-be", "surrogatepass")
    return [int.from_bytes(data[at : at + 2]) for at in range(0, len(data), 2)]


def test_a_missing_piece_is_told_and_asked_for_again(open_reader, copy_of_site: Path):
    """Without a piece of the index the page says so; once the piece is back, the button finds the answer."""
    reader = open_reader()
    page = reader.page
    aside = copy_of_site / "aside"
    aside.mkdir()
    for shard in list(copy_of_site.glob("static/search/t*.js")):
        shard.rename(aside / shard.name)
    page.goto(f"{copy_of_site.as_uri()}/search.html")
    page.fill("#search-text", "کازمی")
    button = page.locator(".search-hints button")
    expect(button).to_be_visible()
    for shard in aside.iterdir():
        shard.rename(copy_of_site / "static" / "search" / shard.name)
    button.click()
    expect(page.locator("#search-results .result").first).to_be_visible()
    # The browser itself complains of files that are not there; our own complaint is a warning.
    assert all("ERR_FILE_NOT_FOUND" in one or one.startswith("warning") for one in reader.complaints)
    reader.complaints.clear()


def test_a_site_published_anew_meanwhile(open_reader, copy_of_site: Path):
    """A page that was open before goes on searching: it loads the new manifest, past every cache."""
    reader = open_reader()
    page = reader.page
    ask(page, copy_of_site.as_uri(), "کازمی")
    folder = copy_of_site / "static" / "search"
    for old in folder.iterdir():
        old.unlink()
    write_index([made("about.html", Kind.PAGE, "پەپوولە", passages=("پەپوولەیەکی زەرد.",))], folder)
    page.fill("#search-text", "پەپوولە")
    expect(page.locator("#search-results .result h3")).to_have_text(["پەپوولە"])
    assert all("ERR_FILE_NOT_FOUND" in one for one in reader.complaints)
    reader.complaints.clear()


def test_the_key_leads_to_the_field(page: Page, file_url: str):
    """`/` puts the cursor into the field of the search page."""
    page.goto(f"{file_url}/search.html")
    page.keyboard.press("/")
    expect(page.locator("#search-text")).to_be_focused()
    expect(page.locator("#search-text")).to_have_value("")


def test_results_and_dialog_are_accessible(open_reader, http_url: str):
    """Axe finds nothing against results, filters and the open dialog, by day and by night."""
    page = open_reader(bypass_csp=True).page
    ask(page, http_url, "کازمی")
    page.locator(".search-filters summary").click()
    assert violations_in_both_schemes(page) == []
    page.goto(f"{http_url}/index.html")
    page.keyboard.press("/")
    page.keyboard.type("داعش")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert violations_in_both_schemes(page) == []


@pytest.mark.parametrize("width", [320, 768])
def test_results_and_dialog_fit(page: Page, file_url: str, width: int):
    """Neither the results with their filters nor the dialog are wider than the window."""
    page.set_viewport_size({"width": width, "height": 700})
    ask(page, file_url, "عێراق")
    page.locator(".search-filters summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.goto(f"{file_url}/index.html")
    page.keyboard.press("/")
    page.keyboard.type("عێراق")
    expect(page.get_by_role("option").first).to_be_visible()
    box = page.locator("#search-dialog").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width


def test_only_the_sites_own_scripts_can_be_loaded(page: Page, site_url: str):
    """The policy refuses every address but those of the index and of the site's scripts."""
    page.goto(f"{site_url}/search.html")
    for address in ["https://example.org/x.js", "data:text/javascript,1", "index.html", "../../x.js"]:
        refused = page.evaluate("a => xwener.searchParts.loadScripts(a).then(() => '', e => e.name)", address)
        assert refused == "TypeError"


def test_without_a_script_the_page_leads_on(open_reader, file_url: str):
    """Without JavaScript the page says so and leads to the glossary and the archive."""
    page = open_reader(java_script_enabled=False).page
    page.goto(f"{file_url}/search.html")
    expect(page.locator("main a[href$='glossary.html']")).to_be_visible()
    expect(page.locator("main a[href$='archive.html']")).to_be_visible()


# What is kept, but for the note that the fonts have come, which is no matter of searching.
STORED = "Object.keys(localStorage).filter((key) => key !== 'xwener.fonts').length"


def test_history_is_kept_only_when_allowed(page: Page, http_url: str):
    """Nothing is stored until the box is ticked; unticking removes everything."""
    ask(page, http_url, "داعش")
    page.keyboard.press("Enter")
    assert page.evaluate(STORED) == 0
    page.check("#search-history input")
    page.press("#search-text", "Enter")
    expect(page.locator("#search-history li")).to_have_text(["داعش"])
    page.uncheck("#search-history input")
    assert page.evaluate(STORED) == 0
