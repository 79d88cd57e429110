"""The words and sentences of a text, as spans of it (tables/tokenize.json).

A word is a run of letters of the Arabic script, or a run of other letters and digits: ٢٠٢١دا is two words, so
that the year can be searched. A hyphen parts words; a point, comma or colon between digits does not.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

from xwener.sorani.alphabet import MARKS, SCRIPT, code_points
from xwener.sorani.tables import load

_TABLE: dict[str, Any] = load("tokenize")
_BREAKS = code_points(_TABLE["breaks"])
_INVISIBLE = code_points(_TABLE["invisible"])
_DIGITS = frozenset(_TABLE["digits"])
_BETWEEN_DIGITS = frozenset(_TABLE["between_digits"])
_SPACES = code_points(_TABLE["spaces"])
_ENDS = frozenset(_TABLE["ends"])
_CLOSING = frozenset(_TABLE["closing"])
_ABBREVIATIONS = frozenset(_TABLE["abbreviations"].split())
_LONGEST = max(map(len, _ABBREVIATIONS))
# Where a sentence may end; what lies between is passed over at once.
_EVENT = re.compile(f"[{re.escape(''.join(sorted(_ENDS)))}\n]")

_NONE, _SORANI, _OTHER = 0, 1, 2


class Word(NamedTuple):
    """A word where it stands: `text` is what stands from `start` to `end`, invisible signs included."""

    start: int
    end: int
    text: str


class Span(NamedTuple):
    """From `start` to before `end`."""

    start: int
    end: int


@lru_cache(maxsize=8192)
def _kind(char: str) -> int:
    if char in SCRIPT:
        return _SORANI
    return _NONE if char in _BREAKS else _OTHER


def words(text: str) -> list[Word]:
    """The words of `text` in order.

    >>> [word.text for word in words("کاژێر ٠٢:٣٠، «هەولێر-بەغدا»")]
    ['کاژێر', '٠٢:٣٠', 'هەولێر', 'بەغدا']
    """
    found: list[Word] = []
    index, size = 0, len(text)
    while index < size:
        kind = _kind(text[index])
        if kind == _NONE:
            index += 1
            continue
        end = _end_of_word(text, index, kind)
        found.append(Word(index, end, text[index:end]))
        index = end
    return found


def _end_of_word(text: str, start: int, kind: int) -> int:
    """Where the word of that kind ends; invisible signs belong to it when the word goes on after them."""
    end = index = start + 1
    while index < len(text):
        char = text[index]
        if char in MARKS or _kind(char) == kind or _joins_digits(text, index):
            index += 1
            end = index
        elif char in _INVISIBLE:
            index += 1
        else:
            break
    return end


def _joins_digits(text: str, index: int) -> bool:
    return (
        text[index] in _BETWEEN_DIGITS
        and text[index - 1] in _DIGITS
        and index + 1 < len(text)
        and text[index + 1] in _DIGITS
    )


def sentences(text: str) -> list[Span]:
    """The sentences of `text` without the white space around them; an empty line ends one, too.

    >>> text = "د. بەرهەم هات. کەی؟ دوێنێ."
    >>> [text[start:end] for start, end in sentences(text)]
    ['د. بەرهەم هات.', 'کەی؟', 'دوێنێ.']
    """
    found: list[Span] = []
    start = index = 0
    newline = -1
    while (event := _EVENT.search(text, index)) is not None:
        index = event.start() + 1
        if event[0] == "\n":
            # Whether nothing but white space stands between it and the line end before.
            ends = newline >= 0 and _SPACES.issuperset(text[newline + 1 : index - 1])
            newline = index - 1
        else:
            index, ends = _after_end(text, start, index)
        if ends:
            _add(found, text, start, index)
            start = index
    _add(found, text, start, len(text))
    return found


def _after_end(text: str, start: int, index: int) -> tuple[int, bool]:
    """Where the signs that end a sentence are over, and whether they do; `index` is after the first of them."""
    first = index - 1
    while index < len(text) and text[index] in _ENDS:
        index += 1
    single = index == first + 1
    while index < len(text) and text[index] in _CLOSING:
        index += 1
    if index < len(text) and text[index] not in _SPACES:
        return index, False
    return index, not (single and text[first] == "." and _is_abbreviated(text, start, first))


def _is_abbreviated(text: str, start: int, stop: int) -> bool:
    """Whether the full stop at `stop` belongs to the word before it: an abbreviation, a letter, a list's number."""
    before = text[max(start, stop - _LONGEST - 1) : stop]
    found = words(before)
    if not found or found[-1].end < len(before):
        return False
    word = found[-1].text
    if word[-1] not in _DIGITS:
        return len(word) == 1 or word in _ABBREVIATIONS
    begin = stop - len(word)
    while begin > start and text[begin - 1] in _SPACES:
        begin -= 1
    return begin == start


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    """Add the span without the white space around it, unless nothing else is in it."""
    while start < end and text[start] in _SPACES:
        start += 1
    while start < end and text[end - 1] in _SPACES:
        end -= 1
    if start < end:
        found.append(Span(start, end))
