"""Front matter is split off and read strictly."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xwener.reading.front_matter import split

PATH = Path("a.md")


def test_values_are_strings_with_their_lines():
    """Every scalar stays the text that was typed, and its line is known."""
    found = split(PATH, "---\nno: NO\nnumber: 012\ntimes:\n  - 12:30\n  - 12:45\n---\nدەق\n")
    assert found.values == {"no": "NO", "number": "012", "times": ["12:30", "12:45"]}
    assert [found.line_of("no"), found.line_of("times"), found.line_of("times", 1)] == [2, 4, 6]
    assert (found.body, found.body_line) == ("دەق\n", 8)


def test_offset_leads_to_the_body():
    """The body's offset is its place in the file's text."""
    text = "---\na: b\n---\n\nدەق"
    found = split(PATH, text)
    assert text[found.body_offset :] == found.body


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("دەق", 1, "the front matter is missing"),
        ("---\na: b\n", 1, "the front matter does not end"),
        ("---\na: b\na: c\n---\n", 3, "the key `a` stands twice"),
        ("---\na: &x b\nc: *x\n---\n", 2, "anchors, aliases and tags are not allowed"),
        ("---\na: !!python/name:os.system\n---\n", 2, "anchors, aliases and tags are not allowed"),
        ("---\n- a\n---\n", 2, "the front matter is not a list of keys"),
        ("---\n? [a]\n: b\n---\n", 2, "a key is not a plain word"),
        ("---\na: b: c\n---\n", 2, "the front matter is not YAML: mapping values are not allowed here"),
        ("---\na: \x1b\n---\n", 1, "the front matter holds a forbidden character"),
    ],
)
def test_refuses(text: str, line: int, message: str):
    """What YAML allows and people do not mean is told with its line."""
    error = split(PATH, text).errors[0]
    assert (error.line, error.message) == (line, message)


@given(st.text())
def test_never_raises(text: str):
    """Whatever a file holds, the answer is values or errors."""
    found = split(PATH, f"---\n{text}\n---\n")
    assert found.errors or isinstance(found.values, dict)
