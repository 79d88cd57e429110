"""Where mentions stand in a file: the slice of the file is the surface, whatever Markdown is around it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.glossary.labels import parse_labelled
from tests.linking.texts import CASE, GLOSSARY, article

from xwener.errors import ContentErrors
from xwener.linking.offsets import Place, mentions_of, places_in

HEAD = "---\ntitle: سەردێڕ\ndate: 2021-11-07\nstandfirst: کورتە\nsection: سیاسەت\n---\n"
ENTRY = "latin: L\nkind: person\nsummary: س.\nsources:\n  - title: س\n---\nکازمی و ساڵح.\n"

MARKED = [
    ("plain text", "{کازمی|mustafa-kazimi} هات.\n"),
    ("after a heading, a rule and an empty line", "## کازمی\n\n---\n\n\n{کازمی|mustafa-kazimi} هات.\n"),
    ("indented and broken lines", "   یەک\n   {نێد\n   پرایس|ned-price} هات  \nو {سەدر|muqtada-sadr}\n"),
    ("quotation", "> گوتی {نێد\n> پرایس|ned-price} و\n> > {سەدر|muqtada-sadr}\n"),
    ("lists", "- یەک {سەدر|muqtada-sadr}\n  دوو {ساڵح|barham-salih}\n\n1. {زورفی|adnan-zurfi}\n"),
    ("table", "| ناو | {سەدر|muqtada-sadr} |\n|---|---|\n| ا \\| ب | **{ساڵح|barham-salih}** |\n"),
    ("emphasis inside", "و {نێد **پرایس|ned-price}** هات\n"),
    ("suffix after emphasis", "و **{سەدر**یش|muqtada-sadr} هات\n"),
    ("escapes and entities", "\\* &amp; &#1587; \\\\ {سەدر|muqtada-sadr} &lt; {ساڵح|barham-salih}\n"),
    ("link before", '[سەدر](a(b).html "سەدر") {سەدر|muqtada-sadr}\n'),
    ("reference link before", "[سەدر][a] {سەدر|muqtada-sadr}\n\n[a]: https://example.org/سەدر\n"),
    ("automatic link before", "<https://example.org/سەدر> {سەدر|muqtada-sadr}\n"),
    ("code before", "`سەدر` ``سەدر ` سەدر`` {سەدر|muqtada-sadr}\n"),
    ("picture before", '![سەدر [سەدر] \\]](a.png "سەدر") {سەدر|muqtada-sadr}\n'),
    ("attributes before", "[سەدر](a.html){lang=en .سەدر} `سەدر`{.a} {سەدر|muqtada-sadr}\n"),
    ("braces of the author's own", "`a`{ {سەدر|muqtada-sadr} { هات\n"),
    ("explicit mention", "[[barham-salih|{سەرۆککۆمار|barham-salih}]] و {سەدر|muqtada-sadr}\n"),
    ("footnote", "هات[^سەدر] {سەدر|muqtada-sadr}\n\n[^سەدر]: لە {ساڵح|barham-salih}\n    و {زورفی|adnan-zurfi}\n"),
    ("definition list", "{سەدر|muqtada-sadr}\n: ئەوە {ساڵح|barham-salih}\n  و {زورفی|adnan-zurfi}\n"),
    ("note", "::: note\n{سەدر|muqtada-sadr}\n:::\n"),
    ("joined preposition", "لە{کازمی|mustafa-kazimi} هات\n"),
    ("letter variants", "{مسته\\u200cفا \\u0643ازم\\u064a|mustafa-kazimi} هات\n"),
]


def slices(places: list[Place], text: str) -> list[tuple[int, int, str]]:
    """The places as spans, each with its surface proven to be the slice of the text."""
    assert all(text[place["start"] : place["end"]] == place["surface"] for place in places)
    return [(place["start"], place["end"], place["entry"]) for place in places]


@pytest.mark.parametrize(("why", "marked"), MARKED, ids=[why for why, _ in MARKED])
def test_marked(why: str, marked: str):
    """The places are exactly those of the braces, the front matter counted."""
    labelled = parse_labelled(why, marked)
    text = HEAD + labelled.text
    places, errors = places_in(article(labelled.text), GLOSSARY, text)
    assert errors == []
    expected = sorted((start + len(HEAD), end + len(HEAD), slug) for start, end, slug in labelled.spans)
    assert slices(places, text) == expected


def test_bare_explicit_mention():
    """Of `[[slug]]` the brackets are the surface: the file has no other words there."""
    text = HEAD + "سەدر و [[barham-salih]] و [[ barham-salih ]]\n"
    places, _ = places_in(article(text.removeprefix(HEAD)), GLOSSARY, text)
    surfaces = [place["surface"] for place in places]
    assert surfaces == ["سەدر", "[[barham-salih]]", "[[ barham-salih ]]"]


def test_linked_tells_the_first():
    """Every mention is given; `linked` tells which ones the site makes links."""
    text = HEAD + "سەدر و سەدریش\n"
    document = article(text.removeprefix(HEAD))
    assert [place["linked"] for place in places_in(document, GLOSSARY, text)[0]] == [True, False]
    assert [place["linked"] for place in places_in(document, GLOSSARY, text, "all")[0]] == [True, True]


PIECES = [match["markdown"] for match in CASE.finditer((Path(__file__).parent / "data/mentions.md").read_text("utf-8"))]


@given(st.lists(st.sampled_from(PIECES), max_size=6).map("\n".join))
def test_any_text(body: str):
    """However texts are put together, every slice of the file is its surface, in order."""
    text = HEAD + body
    found = slices(places_in(article(body), GLOSSARY, text, "all")[0], text)
    assert [start for start, _, _ in found] == sorted({start for start, _, _ in found})


def folder(tmp_path: Path) -> Path:
    """A content folder with two people."""
    people = tmp_path / "content" / "glossary" / "people"
    people.mkdir(parents=True)
    (people / "kazimi.md").write_text(f"---\nname: مستەفا کازمی\naliases:\n  - کازمی\n{ENTRY}", "utf-8")
    (people / "salih.md").write_text(f"---\nname: بەرهەم ساڵح\naliases:\n  - ساڵح\n{ENTRY}", "utf-8")
    return tmp_path / "content"


def test_a_file_outside_the_content(tmp_path: Path):
    """Any Markdown file is looked at, with front matter or without, also with a byte order mark and CRLF."""
    content = folder(tmp_path)
    path = tmp_path / "note.md"
    path.write_bytes("\ufeffیەک\r\nدوو کازمیش\r\n".encode())
    places = mentions_of(path, content)
    assert places == [{"start": 9, "end": 15, "surface": "کازمیش", "entry": "kazimi", "linked": True}]
    assert path.read_text("utf-8")[9:15] == "کازمیش"
    path.write_text("---\nwhatever: 1\n---\nکازمی\n", "utf-8")
    assert [place["start"] for place in mentions_of(path, content)] == [20]
    path.write_text("---\nکازمی\n", "utf-8")
    assert [place["start"] for place in mentions_of(path, content)] == [4]


def test_a_file_of_the_content(tmp_path: Path):
    """A file of the content is what its folder makes it: an entry's own page does not mention itself."""
    content = folder(tmp_path)
    own = mentions_of(content / "glossary" / "people" / "kazimi.md", content)
    assert [place["entry"] for place in own] == ["salih"]


def test_files_that_cannot_be_read(tmp_path: Path):
    """A missing file and a broken glossary are told together."""
    content = folder(tmp_path)
    (content / "glossary" / "people" / "bad.md").write_text("---\nname: ناو\n---\n", "utf-8")
    with pytest.raises(ContentErrors) as told:
        mentions_of(tmp_path / "none.md", content)
    assert {error.path.name for error in told.value.errors} == {"none.md", "bad.md"}
