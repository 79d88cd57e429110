"""Markdown becomes the HTML that the fixture file shows, and what is wrong is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.utils import read_fixture_file

from xwener.reading.document import Document, read_document_text
from xwener.reading.environment import Environment
from xwener.reading.markdown import parse, render
from xwener.reading.rules.heading_id import outline
from xwener.reading.schema import Kind

LABELS = {"table": "TABLE", "footnote": "NOTE {n}", "footnotes": "NOTES", "footnote_back": "BACK"}
HEAD = "---\ntitle: ت\n---\n"
CASES = read_fixture_file(Path(__file__).parent / "data" / "markdown.md")


def document_of(body: str) -> Document:
    """A page with that body."""
    document, errors = read_document_text(Path("a.md"), Kind.PAGE, HEAD + body)
    assert document, errors
    return document


def environment_of(document: Document) -> Environment:
    """What the rules are told."""
    return Environment(document.path, document.body_line, LABELS)


@pytest.mark.parametrize(("line", "title", "body", "html"), CASES, ids=[case[1] for case in CASES])
def test_renders(line: int, title: str, body: str, html: str):
    """Each case of the fixture file."""
    document = document_of(body)
    environment = environment_of(document)
    assert render(parse(document, environment), environment).rstrip() == html.rstrip(), f"line {line}: {title}"
    assert not environment.errors


@pytest.mark.parametrize(
    ("body", "line", "message"),
    [
        ("دەق\n\n# سەر", 6, "a heading of the first level stands in the text"),
        ("## ا\n\n#### ب", 6, "the heading skips from level 2 to level 4"),
        ("::: warning\nx\n:::", 4, "the container `::: warning` is unknown"),
        ("دەق\n\n::: note\nx\n", 6, "`::: note` is not closed"),
        ("دەق\nو ![](a.png)", 5, "an image has no text in its place"),
    ],
)
def test_tells_what_is_wrong(body: str, line: int, message: str):
    """Errors of the body have the line of the file."""
    document = document_of(body)
    environment = environment_of(document)
    parse(document, environment)
    assert [(e.line, e.message) for e in environment.errors] == [(line, message)]


@pytest.mark.parametrize("body", ["a\n\n::: background who\n\nb", "a\n\n::: background who\n:::\n\nb"])
def test_places_a_background(body: str):
    """The closing line is optional, and the text after it is not swallowed."""
    document = document_of(body)
    tokens = parse(document, environment_of(document))
    assert [token.type for token in tokens if token.level == 0][2] == "background_placing"
    (placing,) = (token for token in tokens if token.type == "background_placing")
    assert placing.meta == {"slug": "who", "full": False, "line": 2}
    assert tokens[-2].content == "b"


def test_points_out_a_mention():
    """`[[slug|text]]` becomes a mention with the line of the file."""
    document = document_of("a\nb [[salih|ساڵح]] [[x]]")
    children = parse(document, environment_of(document))[1].children or []
    found = [(t.meta["slug"], t.meta["line"]) for t in children if t.type == "mention_open"]
    assert found == [("salih", 5), ("x", 5)]


def test_outline_is_a_tree():
    """Headings below a heading are its children."""
    document = document_of("## ا\n\n### ب\n\n## ج")
    roots = outline(parse(document, environment_of(document)))
    assert [(root.text, [child.text for child in root.children]) for root in roots] == [("ا", ["ب"]), ("ج", [])]


@given(st.text(alphabet=st.sampled_from("اب #*_[]()<>|:`~-\n\t{}.!^&;\"'1=/\\"), max_size=200))
def test_never_raises_and_never_makes_script(body: str):
    """Whatever the Markdown, there is an answer, and it holds no handler."""
    document = document_of(body)
    environment = environment_of(document)
    html = render(parse(document, environment), environment)
    assert "<script" not in html
