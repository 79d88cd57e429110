"""One HTML file: everything is in it, and every address leads to a place in it."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.editions.conftest import Built

from xwener.editions.one_page import Pages, fitted


class Document(HTMLParser):
    """The ids, addresses and sources of a document, its scripts and styles, its policy."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.inner: list[tuple[str, str]] = []
        self.policy = ""
        self.attributes: set[str] = set()
        self._open = ""
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what it names."""
        values = {name: value or "" for name, value in attrs}
        self.attributes |= values.keys()
        self.ids += [values["id"]] if "id" in values else []
        self.links += [values[name] for name in ("href", "action") if name in values]
        self.loaded += [values[name] for name in ("src", "srcset", "poster") if name in values]
        if values.get("http-equiv") == "Content-Security-Policy":
            self.policy = values["content"]
        self._open = tag if tag in {"script", "style"} and values.get("type") != "application/json" else ""

    def handle_data(self, data: str) -> None:
        """Note what a script or a style says."""
        if self._open:
            self.inner.append((self._open, data))

    def handle_endtag(self, _tag: str) -> None:
        """No script is open any more."""
        self._open = ""


@pytest.fixture(scope="module")
def document(demo: Built) -> Document:
    """The whole demo site."""
    return Document(demo.folder / "xwener.html")


def test_nothing_is_outside(document: Document):
    """No address of a file, no script of another, no style of an element."""
    assert all(address.startswith("data:") for address in document.loaded)
    outside = [link for link in document.links if not link.startswith(("#", "https://", "http://", "mailto:"))]
    assert [link for link in outside if not link.startswith("data:")] == []
    assert "style" not in document.attributes
    assert not [name for name in document.attributes if name.startswith("on")]


def test_every_fragment_is_an_id(document: Document):
    """And every id stands once."""
    assert len(document.ids) == len(set(document.ids))
    broken = {link for link in document.links if link.startswith("#") and link[1:] not in document.ids}
    assert broken == set()


def test_the_policy_names_the_hash_of_each_script_and_style(document: Document):
    """And allows nothing else: no inline event, no eval, nothing from elsewhere."""
    directives = dict(part.strip().split(" ", 1) for part in document.policy.split(";"))
    assert directives["default-src"] == "'none'"
    assert directives["img-src"] == directives["font-src"] == "data:"
    for tag, directive in (("script", "script-src"), ("style", "style-src")):
        texts = [text for kind, text in document.inner if kind == tag]
        digests = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts)
        assert directives[directive].split() == [f"'sha256-{digest}'" for digest in digests]
    assert "unsafe" not in document.policy


def test_a_picture_is_put_in(sample: Built):
    """As data."""
    assert sample.make("html") == 0
    copy = next((sample.output / "static" / "pictures").glob("*.webp"))
    assert f"data:image/webp;base64,{base64.b64encode(copy.read_bytes()).decode()}" in (
        sample.folder / "xwener.html"
    ).read_text("utf-8")


def test_a_section_holds_its_texts_and_opens_with_its_list(demo: Built):
    """What it speaks of is there, the rest is not, and no link leads to the rest."""
    assert demo.make("html", section="سیاسەت") == 0
    path = demo.folder / "xwener-siyaset.html"
    part = Document(path)
    pages = [name for name in part.ids if name.endswith(".html")]
    assert pages[0] == "sections/siyaset.html"
    assert "articles/2022/new-government.html" in pages
    assert "people/mustafa-kazimi.html" in pages
    assert "articles/2021/kazimi-drone-attack.html" not in pages
    assert {link for link in part.links if link.startswith("#") and link[1:] not in part.ids} == set()
    assert path.stat().st_size < (demo.folder / "xwener.html").stat().st_size


PAGES = Pages({"a.html": 1, "b/c.html": 2}, {"index.html": "a.html"}, lambda path: f"data:{path}")
FITTED = {
    "an id gets the page's number": ('<p id="x" aria-labelledby="y z">', '<p id="p2.x" aria-labelledby="p2.y p2.z">'),
    "a popover is found by its mention": (
        '<a data-entry="kazmi" href="../a.html">',
        '<a data-entry="p2.kazmi" href="#a.html">',
    ),
    "and by its id": ('<div id="entry-kazmi">', '<div id="entry-p2.kazmi">'),
    "a page": ('<a href="../a.html">', '<a href="#a.html">'),
    "a place on a page": ('<a href="../a.html#roles">', '<a href="#p1.roles">'),
    "a place on this page": ('<a href="#roles">', '<a href="#p2.roles">'),
    "the home page is another": ('<a href="../index.html">', '<a href="#a.html">'),
    "a page that is not here": ('<a href="../gone.html" rel="author" class="x">', '<a class="x">'),
    "another site": ('<a href="https://a.b/c?d&amp;e">', '<a href="https://a.b/c?d&amp;e">'),
    "a picture": ('<img src="../images/a.png" srcset="x 2x" alt="">', '<img src="data:images/a.png" alt="">'),
    "a choice of pictures": (
        '<source type="image/avif" srcset="x 9w"><source type="image/webp" srcset="m.webp 800w, l 900w"><img src="y">',
        '<img src="data:b/m.webp">',
    ),
    "prose": (
        "<p>id=\"x\" href='../a.html' <code>a &lt; b</code>",
        "<p>id=\"x\" href='../a.html' <code>a &lt; b</code>",
    ),
}


@pytest.mark.parametrize(("given", "expected"), FITTED.values(), ids=FITTED)
def test_markup_is_fitted(given: str, expected: str):
    """Only what must change for the page to stand among others."""
    assert fitted(given, "b/c.html", PAGES, 2) == expected


def test_a_script_cannot_end_its_element(demo: Built):
    """What looks like an end in a string is written otherwise."""
    text = (demo.folder / "xwener.html").read_text("utf-8")
    assert len(re.findall(r"<script(?: [^>]*)?>", text)) == text.count("</script>")
