"""Whatever would break for a reader is found before the site is published."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xwener.building.inspection import Inspection
from xwener.building.verify import verify
from xwener.rendering.shared import MARK, Html

PAGE = (
    '<!DOCTYPE html>\n<html><head><title>ت</title>{head}</head>\n<body><main id="main">\n{body}</main></body></html>\n'
)


def site(folder: Path, body: str = "دەق", head: str = "", **files: str) -> Path:
    """A site of two pages, a style sheet and a script; `files` maps names (`__` for `/`) to texts."""
    (folder / "static").mkdir()
    (folder / "people").mkdir()
    (folder / "static" / "a.css").write_text("a{}")
    (folder / "static" / "a.js").write_text("1")
    (folder / "people" / "x.html").write_text(PAGE.format(head="", body='<h2 id="role">ت</h2>'))
    (folder / "index.html").write_text(PAGE.format(head=head, body=body))
    for name, text in files.items():
        (folder / name.replace("__", "/")).write_text(text)
    return folder


def told(folder: Path, site_url: str = "") -> list[str]:
    """Place and message of everything that is wrong."""
    return [f"{error.path}:{error.line}: {error.message}" for error in verify(folder, site_url)]


GOOD = [
    "دەق",
    '<a href="people/x.html">ن</a>',
    '<a href="./people/../people/x.html#role">ن</a>',
    '<a href="#main">ن</a> <a href="?q=a">ن</a>',
    '<a href="https://example.org/a?b=c&amp;d">ن</a> <a href="mailto:a@b.c">ن</a>',
    '<img src="static/a.js" srcset="static/a.js 1x, static/a.css 2x" alt="">',
    '<p title="a > b">1 &lt; 2</p><!-- <a href="gone"> --><script type="application/ld+json">{"a": "</a>"}</script>',
    "<a href=people/x.html>ن</a><br><hr/>",
    '<button data-scripts="static/a.js ./static/a.js">ن</button>',
]


@pytest.mark.parametrize("body", GOOD)
def test_good_pages(tmp_path: Path, body: str):
    """Nothing is said about what works from disk and below any address."""
    assert told(site(tmp_path, f"د{body}")) == []


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ('<a href="gone.html">ن</a>', "an address leads to `gone.html`, which is no file of the site"),
        ('<a href="people/">ن</a>', "an address leads to `people`, which is no file of the site"),
        ('<a href="people/x.html/">ن</a>', "an address leads to `people/x.html`, which is no file of the site"),
        ('<a href="People/x.html">ن</a>', "an address leads to `People/x.html`, which is no file of the site"),
        ('<a href="people/x.html#gone">ن</a>', "nothing on people/x.html has the id `gone`"),
        ('<a href="#gone">ن</a>', "nothing on index.html has the id `gone`"),
        (
            '<a href="/people/x.html">ن</a>',
            "`/people/x.html` begins at the root of the server, which is not the site's",
        ),
        (
            '<a href="//example.org/">ن</a>',
            "`//example.org/` begins at the root of the server, which is not the site's",
        ),
        ('<a href="../x.html">ن</a>', "`../x.html` leads out of the site"),
        ('<a href="%2e%2e/x.html">ن</a>', "`%2e%2e/x.html` leads out of the site"),
        ('<a href="javascript:alert(1)">ن</a>', "`javascript:alert(1)` leads to elsewhere"),
        ('<a href="&#106;avascript:alert(1)">ن</a>', "`javascript:alert(1)` leads to elsewhere"),
        ('<a href="root:people/x.html">ن</a>', "`root:people/x.html` leads to elsewhere"),
        ('<img src="">', "`` loads the page into itself"),
        ('<img src="#x">', "`#x` loads the page into itself"),
        ('<img src="https://example.org/a.png">', "`https://example.org/a.png` is loaded from elsewhere"),
        ('<img src="data:image/png;base64,x">', "`data:image/png;base64,x` is loaded from elsewhere"),
        (
            '<img srcset="gone.png 2x" src="static/a.js">',
            "an address leads to `gone.png`, which is no file of the site",
        ),
        (
            '<button data-scripts="static/a.js gone.js">ن</button>',
            "an address leads to `gone.js`, which is no file of the site",
        ),
        ('<script src="gone.js"></script>', "an address leads to `gone.js`, which is no file of the site"),
        ("<script>alert(1)</script>", "<script> holds script of its own"),
        ("<style>a{}</style>", "<style> holds style of its own"),
        ('<p onclick="a()">ن</p>', "the attribute `onclick` holds script or style of its own"),
        ('<p style="color:red">ن</p>', "the attribute `style` holds script or style of its own"),
        ('<p id="main">ن</p>', "the id `main` stands twice"),
        ("1 < 2", "markup that is not closed"),
        ('<p title="a>ن</p>', "markup that is not closed"),
    ],
)
def test_bad_pages(tmp_path: Path, body: str, message: str):
    """Each is told with the page and the line."""
    assert told(site(tmp_path, f"د\n{body}")) == [f"index.html:5: {message}"]


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ('<link rel="stylesheet" href="https://example.org/a.css">', "`https://example.org/a.css` is loaded from"),
        ('<link rel="stylesheet" href="gone.css">', "an address leads to `gone.css`"),
        ('<link rel="icon" href="gone.svg">', "an address leads to `gone.svg`"),
    ],
)
def test_bad_heads(tmp_path: Path, head: str, message: str):
    """What a page loads must be of the site."""
    [error] = told(site(tmp_path, head=head))
    assert error.startswith(f"index.html:2: {message}")


def test_whole_addresses_of_the_site(tmp_path: Path):
    """With an address of its own the site may name itself by it, and such links are looked at too."""
    head = '<link rel="canonical" href="https://example.org/site/index.html">'
    body = 'د<img src="https://example.org/site/static/a.js"><a href="https://example.org/site/gone.html">ن</a>'
    site(tmp_path, body, head)
    assert told(tmp_path, "https://example.org/site/") == [
        "index.html:4: an address leads to `gone.html`, which is no file of the site"
    ]


@pytest.mark.parametrize("body", ["", "  \n", '<p></p><img src="static/a.js">'])
def test_empty_pages(tmp_path: Path, body: str):
    """A page whose main part shows no text is no page."""
    folder = site(tmp_path, body)
    page = folder / "index.html"
    # What stands around the main part on every page makes no page of it.
    page.write_text(page.read_text().replace("<main", "<nav>ناو</nav>\n<main").replace("</main>", "</main>\n<p>پێ</p>"))
    [error] = told(folder)
    assert "the page is empty" in error


def test_pages_without_a_title(tmp_path: Path):
    """Every page is called something."""
    folder = site(tmp_path)
    (folder / "index.html").write_text("<title> </title><main>د</main>")
    assert told(folder) == ["index.html:1: the page has no title"]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("static__b.css", 'a{background:url("gone.png")}', "static/b.css:1: an address leads to `static/gone.png`"),
        ("static__b.css", "a{background:url(/a.js)}", "static/b.css:1: `/a.js` begins at the root"),
        ("static__b.css", '@import "https://example.org/a.css";', "static/b.css:1: `https://example.org/a.css` is"),
        ("feed.xml", "<feed><entry></feed>", "feed.xml:0: it cannot be read: mismatched tag"),
        ("feed.atom", "<feed>\x1b</feed>", "feed.atom:0: it cannot be read: not well-formed"),
        ("glossary.json", "{", "glossary.json:0: it cannot be read: Expecting property name"),
        ("static__b.js", "", "static/b.js:0: the file is empty"),
    ],
)
def test_bad_files(tmp_path: Path, name: str, text: str, message: str):
    """Style sheets, feeds and data are looked at too."""
    [error] = told(site(tmp_path, **{name: text}))
    assert error.startswith(message)


def test_good_files(tmp_path: Path):
    """And nothing is said about good ones."""
    files = {"static__b.css": "a{background:url(a.js)}", "feed.xml": "<feed/>", "glossary.json": "[]"}
    assert told(site(tmp_path, **files)) == []


def test_names_by_case(tmp_path: Path):
    """Two pages that are one on Windows and macOS."""
    folder = site(
        tmp_path, **{"Case.html": PAGE.format(head="", body="د"), "case.html": PAGE.format(head="", body="د")}
    )
    assert told(folder) in (["case.html:0: only upper and lower case tell it from Case.html"], [])


def test_a_site_without_home(tmp_path: Path):
    """A folder opened from disk needs a page to begin with."""
    assert told(tmp_path) == ["index.html:0: the site has no home page"]


def test_what_is_wrong_everywhere_is_told_once(tmp_path: Path):
    """A broken link in the header is one error, not one a page."""
    broken = PAGE.format(head="", body='<a href="gone.html">ن</a>')
    folder = site(tmp_path, 'د<a href="gone.html">ن</a>', **{"a.html": broken, "b.html": broken})
    [error] = told(folder)
    assert error == "a.html:4: an address leads to `gone.html`, which is no file of the site (and on 2 other pages)"


PIECES = st.lists(
    st.sampled_from(
        [
            "<title>ت</title>",
            '<main id="m">',
            "</main>",
            "دەق",
            "\n",
            ">",
            "<",
            '"',
            '<p id="a">',
            '<a href="#a">',
            '<a href="b.html#c">',
            '<a href="gone.html">',
            '<h2 class="b" id="b" lang="ckb">',
            '<p id="a" id="b">',
            '<p class="a" onclick="b">',
            '<p class="a" data-scripts="gone.js">',
            '<a class="b" href="../people/b.html" rel="next">',
            '<a class="b" href="../people/gone.html">',
            '<a href="#b" class="c">',
            '<link rel="next" href="#b">',
            '<i title="a>\n<b">',
            "<!-- a>\n<b -->",
            "<p\nclass=x>",
            "<style>",
            "<script>a</script>",
            '<script src="b.html"></script>',
            '<script src="b.html">',
            '<SCRIPT src="b.html">',
            "</script>",
            '<img src="#a">',
        ]
    ),
    max_size=12,
).map("".join)


@given(PIECES, PIECES, PIECES, st.booleans())
def test_runs_and_tags_tell_what_the_whole_tells(first: str, second: str, shared: str, framed: bool):
    """Of a page that is looked at which others have not shown yet; what is said of it is the same."""
    inspection = Inspection()
    listed = {"people/a.html", "people/b.html"}
    before, after = PAGE.format(head="", body="د\0").split("\0") if framed else ("", "")
    for own in ((first, second), (second, first), (first, second)):
        page = Html(f"{before}{own[0]}{MARK}{own[1]}{after}", [shared.encode()])
        whole = inspection._whole("people/a.html", str(page), listed).as_data()
        assert inspection("people/a.html", page, listed) == whole


def test_the_id_of_another_tag():
    """Links within a page lead from one tag, or run of tags, to another."""
    before, link, after = PAGE.format(head="", body='\0<a href="#x">ن</a>\0').split("\0")
    html = f"{before}د{MARK}{after}"
    assert Inspection()("a.html", Html(before + link + '<p id="x">ن</p>' + after), ()) is None
    assert Inspection()("a.html", Html(html, [(link + '<p id="x">ن</p>').encode()]), ()) is None
    assert Inspection()("a.html", Html(before + link + MARK + after, ['<p id="x">ن</p>'.encode()]), ()) is None
    assert Inspection()("a.html", Html(before + link + MARK + after, ['<p id="y">ن</p>'.encode()]), ()) is not None


@pytest.mark.parametrize(
    ("own", "shared"),
    [
        (["<title>", "</title><main>د</main>"], "<b></b>"),
        (["<title>ت</title><main>", "</main>"], "<b></b>"),
        (['<title>ت</title><main>د<p title="', '">د</p></main>'], "<b></b>"),
        (["<title>ت</title><main>د<script type=application/ld+json>", "</script></main>"], "<b></b>"),
        (["<title>ت</title><main>د<!-- ", " --></main>"], '<a href="gone.html">ن</a>'),
        (["<title>ت</title><main>د<p ", "></p></main>"], 'onclick="a()"'),
    ],
)
def test_runs_in_strange_places(own: list[str], shared: str):
    """Where a run of elements stands in a tag, a script or a comment, or alone, it is what that makes of it."""
    page = Html(MARK.join(own), [shared.encode()])
    whole = Inspection()._whole("a.html", str(page), ()).as_data()
    assert Inspection()("a.html", page, ()) == whole
