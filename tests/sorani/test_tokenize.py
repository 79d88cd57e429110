"""Words and sentences: where they begin and end."""

from __future__ import annotations

import re
from time import process_time

import pytest
from hypothesis import given
from tests.sorani.strings import TEXTS
from tests.sorani.table import rows

from xwener.sorani import sentences, word_texts, words

ESCAPE = re.compile(r"\\u([0-9a-f]{4})")
MEGABYTES = ["ا" * 10**6, "." * 10**6, "\n" * 10**6, "\u200c" * 10**6, "1. " * 300_000, "١." * 500_000, " \0" * 500_000]


def written(cell: str) -> str:
    """A cell of a table with its escapes replaced."""
    return ESCAPE.sub(lambda found: chr(int(found[1], 16)), cell.replace("\\n", "\n"))


@pytest.mark.parametrize("row", rows("words.tsv"), ids=lambda row: row[0])
def test_words(row: list[str]):
    """Every text of the table has its words, each where it says that it stands."""
    text, expected = map(written, row)
    found = words(text)
    assert [word.text for word in found] == expected.split("|")
    assert all(text[word.start : word.end] == word.text for word in found)
    assert word_texts(text) == [word.text for word in found]


@pytest.mark.parametrize("row", rows("sentences.tsv"), ids=lambda row: row[0])
def test_sentences(row: list[str]):
    """Every text of the table has its sentences."""
    text, expected = map(written, row)
    assert [text[start:end] for start, end in sentences(text)] == expected.split("|")


@given(TEXTS)
def test_spans_are_in_order(text: str):
    """Words and sentences are in order, do not overlap and are not empty; no sentence loses a word."""
    for spans in (words(text), sentences(text)):
        places = [place for span in spans for place in (span[0], span[1])]
        assert places == sorted(places)
        assert all(start < end for start, end, *_ in spans)
    inside = [word.text for start, end in sentences(text) for word in words(text[start:end])]
    assert inside == [word.text for word in words(text)]


@pytest.mark.parametrize("text", MEGABYTES, ids=lambda text: ascii(text[:3]))
def test_a_megabyte_is_linear(text: str):
    """A megabyte of one thing takes about ten times a tenth of it: far from the hundredfold of a square."""
    small = text[: len(text) // 10]
    assert seconds(text) < 40 * max(seconds(small), 0.01)


def seconds(text: str) -> float:
    """The processor's time that words and sentences take together; by the clock it would depend on what else runs."""
    start = process_time()
    words(text)
    sentences(text)
    return process_time() - start
