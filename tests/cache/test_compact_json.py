"""JSON in its shortest form says what Python's own would say."""

from __future__ import annotations

import json
from datetime import date
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xwener.cache import compact_json


class Place(NamedTuple):
    """A tuple of a kind of its own."""

    file: str
    line: int


# Every character, lone surrogates too.
LEAVES = st.none() | st.booleans() | st.integers(-(1 << 63), (1 << 64) - 1) | st.text(st.characters())
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters()), inner))


@given(VALUES)
def test_says_what_python_says(value: object):
    """To the byte, and back again."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    assert compact_json.dumps(value) == text.encode("utf-8", "surrogatepass")
    assert compact_json.loads(compact_json.dumps(value)) == value


def test_tuples_are_lists():
    """Also those with names, and within each other, and beside what only Python's own can write."""
    assert compact_json.dumps([Place("a.md", 1), (2,)]) == b'[["a.md",1],[2]]'
    text = '[["\ud800",1]]'.encode("utf-8", "surrogatepass")
    assert compact_json.dumps([Place("\ud800", 1)]) == text


def test_what_json_has_not_is_asked_for():
    """And without an answer it is an error, as are pieces of JSON."""
    day = date(2026, 11, 27)
    assert compact_json.dumps({"day": day}, str) == b'{"day":"2026-11-27"}'
    assert compact_json.dumps(["\ud800", day], str) == '["\ud800","2026-11-27"]'.encode("utf-8", "surrogatepass")
    with pytest.raises(TypeError):
        compact_json.dumps({"day": day})
    # Read again it would be another number.
    with pytest.raises(TypeError, match="64-bit"):
        compact_json.dumps([1 << 64])
    with pytest.raises(ValueError, match="line 1"):
        compact_json.loads(b'["a')
