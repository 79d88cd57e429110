"""What looks for active bytes finds them; the words of a card are words."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.conftest import ROOT, write
from tests.security.attacks import attacks
from tests.security.built_bytes import SCRIPTED, in_book, in_edition, problems

from xwener.reading.fields import CONTROLS
from xwener.rendering.cards.card import CardMaker, Words
from xwener.rendering.cards.card_fonts import card_fonts
from xwener.rendering.look import Look

URL = "https://example.org/site"
GUARD = '<meta http-equiv="Content-Security-Policy" content="{}"><main>'
RULES = "; ".join(sorted(SCRIPTED))
PAGE = GUARD.format(RULES) + "{}</main>"
FEED = '<feed xmlns="http://www.w3.org/2005/Atom"><content type="html">{}</content>{}</feed>'
ITEM = '{{"items": [{{"id": "{0}", "url": "{0}", "content_html": "{1}"}}]}}'
BAD = [
    ("a.html", "<main></main>", "no policy"),
    ("a.html", GUARD.format(RULES.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")), "a weak policy"),
    ("a.html", GUARD.format("default-src 'none'; script-src 'self'"), "a weak policy"),
    ("a.html", GUARD.format("default-src 'self'"), "a weak policy"),
    ("a.html", PAGE.format("<script>alert(1)</script>"), "<script>"),
    ("a.html", PAGE.format('<script src="https://evil.example/static/a.js"></script>'), "<script>"),
    ("a.html", PAGE.format('<script type="application/ld+json">{"a": "</script>'), "JSONDecodeError"),
    ("a.html", PAGE.format("<img src=x onerror=alert(1)>"), "onerror=alert(1)"),
    ("a.html", PAGE.format('<a href="\x01java\tscript:alert(1)">'), "href="),
    ("a.html", PAGE.format('<img src="data:image/svg+xml,x">'), "src="),
    ("a.html", PAGE.format("<iframe>"), "<iframe>"),
    ("a|b.html", PAGE, "its name"),
    ("a b.js", "", "its name"),
    ("a.atom", FEED.format("&lt;img src=x onerror=alert(1)>", ""), "onerror=alert(1)"),
    (
        "a.atom",
        FEED.format("", '<script xmlns="http://www.w3.org/1999/xhtml"/>'),
        "<{http://www.w3.org/1999/xhtml}script>",
    ),
    ("a.atom", FEED.format("", '<link href="https://evil.example/"/>'), "leads to https://evil.example/"),
    ("a.atom", FEED.format("\x1b", ""), "ParseError"),
    ("a.xml", '<!DOCTYPE a [<!ENTITY b "c">]>' + FEED.format("", ""), "a document type"),
    ("a.json", ITEM.format(f"{URL}/a.html", "<script>"), "<script>"),
    ("a.json", ITEM.format(f"{URL}.evil.example/a.html", ""), "leads to"),
    ("a.json", '{"addresses": ["../../other/"]}', "keeps"),
    ("a.webmanifest", "{", "JSONDecodeError"),
    ("static/search/a.js", "alert(1);alert(2)", "JSONDecodeError"),
    ("static/search/a.js", "x;alert(1)//", "no call"),
    ("service-worker.js", 'globalThis.xwenerWorker={"shell": ["https://evil.example"]};', "keeps"),
    ("service-worker.js", "alert(1)", "no configuration"),
]


@pytest.mark.parametrize(("name", "text", "told"), BAD)
def test_active_bytes_are_found(tmp_path: Path, name: str, text: str, told: str):
    """In every kind of file."""
    write(tmp_path / name, text)
    assert any(told in problem for problem in problems(tmp_path, URL))


def test_quiet_bytes_are_not(tmp_path: Path):
    """What the site makes is no problem."""
    own = '<script src="../static/a.js"></script><script type="application/ld+json">{}</script><a href="mailto:x">'
    write(tmp_path / "a" / "b.html", PAGE.format(own))
    write(tmp_path / "a.atom", FEED.format("&lt;p>x&lt;/p>", f'<link href="{URL}/"/>'))
    write(tmp_path / "a.json", ITEM.format(f"{URL}/a.html", "<p>x</p>"))
    write(tmp_path / "static" / "search" / "a.js", 'xwener.searchData("a","b")\n')
    write(tmp_path / "service-worker.js", 'globalThis.xwenerWorker={"shell": ["index.html"]};\nrest')
    assert list(problems(tmp_path, URL)) == []


def test_active_editions_are_found(tmp_path: Path):
    """In the site that is one file whatever the policy does not name, in a book every script."""
    write(tmp_path / "a.html", PAGE.format('<script>alert(1)</script><img src="data:image/png;base64,x">'))
    assert list(in_edition(tmp_path / "a.html")) == ["<script>"]
    with zipfile.ZipFile(tmp_path / "a.epub", "w") as book:
        book.writestr("../a.xhtml", '<html xmlns="http://www.w3.org/1999/xhtml"><script onload="x"/></html>')
    assert len(list(in_book(tmp_path / "a.epub"))) == 3


def test_words_of_a_card_are_words():
    """Whatever a headline, kicker or name says, the picture has the same elements, none of which links or runs."""
    maker = CardMaker(Look(ROOT / "theme"), card_fonts(ROOT / "node_modules", ROOT / "build" / "fonts"))

    def drawn(text: str) -> set[tuple[str, frozenset[str]]]:
        svg = ET.fromstring(maker.svg(Words(text, text, text, text)))  # noqa: S314  (our own)
        return {(element.tag, frozenset(element.keys())) for element in svg.iter()}

    plain = drawn("هەواڵ")
    texts = [attack.text for attack in attacks() if CONTROLS.isdisjoint(attack.text)]
    assert len(texts) > 400
    assert all(drawn(text) <= plain for text in texts)
