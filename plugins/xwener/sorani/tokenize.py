"""The words and sentences of a text, as spans of it (tables/tokenize.json).

A word is a run of letters of the Arabic script, or a run of other letters and digits: ٢٠٢١دا is two words, so
that the year can be searched. A hyphen parts words; a point, comma or colon between digits does not.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

from xwener.sorani.alphabet import code_points
from xwener.sorani.tables import load

_TABLE: dict[str, Any] = load("tokenize")
_DIGITS: str = _TABLE["digits"]
_BETWEEN_DIGITS: str = _TABLE["between_digits"]
_SPACES = code_points(_TABLE["spaces"])
_ABBREVIATIONS = frozenset(_TABLE["abbreviations"].split())
_LONGEST = max(map(len, _ABBREVIATIONS))


def _class(ranges: str) -> str:
    """What `code_points` takes, as the inside of a character class."""
    return "".join("-".join(f"\\U{int(end, 16):08x}" for end in part.split("-")) for part in ranges.split())


_SCRIPT, _MARKS = (_class(load("alphabet")[name]) for name in ("script", "marks"))
_INVISIBLE, _BREAKS = (_class(_TABLE[name]) for name in ("invisible", "breaks"))


def _run_of(letter: str) -> str:
    """Letters and what may stand among them; invisible signs when the word goes on after them."""
    point = f"(?<=[{_DIGITS}])[{re.escape(_BETWEEN_DIGITS)}](?=[{_DIGITS}])"
    return f"{letter}(?:[{_INVISIBLE}]*(?:{letter}|[{_MARKS}]|{point}))*"


_WORD = re.compile(f"{_run_of(f'[{_SCRIPT}]')}|{_run_of(f'[^{_SCRIPT}{_BREAKS}]')}")


_ENDS, _CLOSING, _WHITE = (re.escape("".join(signs)) for signs in (_TABLE["ends"], _TABLE["closing"], sorted(_SPACES)))
# Where a sentence may end: at signs that white space follows, or a line end. It begins with one class of characters, so
# that what lies between is passed over at once; all but the first of several signs (`...`) begin nothing. The group
# `doubtful` is a full stop behind what may be an abbreviation, not the end of a word that is longer than each of them.
_END = re.compile(
    f"[{_ENDS}\n](?:(?P<line>(?<=\n))|(?<![{_ENDS}]{{2}})"
    f"(?:(?P<doubtful>(?<=\\.)(?<![{_SCRIPT}]{{{_LONGEST + 1}}}\\.)(?![{_ENDS}]))|[{_ENDS}]*+)"
    f"[{_CLOSING}]*+(?![^{_WHITE}]))"
)


class Word(NamedTuple):
    """A word where it stands: `text` is what stands from `start` to `end`, invisible signs included."""

    start: int
    end: int
    text: str


class Span(NamedTuple):
    """From `start` to before `end`."""

    start: int
    end: int


def words(text: str) -> list[Word]:
    """The words of `text` in order.

    >>> [word.text for word in words("کاژێر ٠٢:٣٠، «هەولێر-بەغدا»")]
    ['کاژێر', '٠٢:٣٠', 'هەولێر', 'بەغدا']
    """
    return [Word(found.start(), found.end(), found[0]) for found in _WORD.finditer(text)]


def word_texts(text: str) -> list[str]:
    """The words of `text` without their places.

    >>> word_texts("٢٠٢١دا")
    ['٢٠٢١', 'دا']
    """
    found: list[str] = _WORD.findall(text)
    return found


def sentences(text: str) -> list[Span]:
    """The sentences of `text` without the white space around them; an empty line ends one, too.

    >>> text = "د. بەرهەم هات. کەی؟ دوێنێ."
    >>> [text[start:end] for start, end in sentences(text)]
    ['د. بەرهەم هات.', 'کەی؟', 'دوێنێ.']
    """
    found: list[Span] = []
    start = 0
    newline = -1
    for event in _END.finditer(text):
        group = event.lastgroup
        if group == "line":
            # Whether nothing but white space stands between it and the line end before.
            ends = newline >= 0 and _SPACES.issuperset(text[newline + 1 : event.start()])
            newline = event.start()
        else:
            ends = group is None or not _is_abbreviated(text, start, event.start())
        if ends:
            _add(found, text, start, event.end())
            start = event.end()
    _add(found, text, start, len(text))
    return found


def _is_abbreviated(text: str, start: int, stop: int) -> bool:
    """Whether the full stop at `stop` belongs to the word before it: an abbreviation, a letter, a list's number."""
    word = _last_word(text[max(start, stop - _LONGEST - 1) : stop])
    if not word:
        return False
    if word[-1] not in _DIGITS:
        return len(word) == 1 or word in _ABBREVIATIONS
    begin = stop - len(word)
    while begin > start and text[begin - 1] in _SPACES:
        begin -= 1
    return begin == start


@lru_cache(maxsize=4096)
def _last_word(before: str) -> str:
    """The word with which these few letters end; nothing where they end otherwise. Verbs come back."""
    found = words(before)
    return found[-1].text if found and found[-1].end == len(before) else ""


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    """Add the span without the white space around it, unless nothing else is in it."""
    while start < end and text[start] in _SPACES:
        start += 1
    while start < end and text[end - 1] in _SPACES:
        end -= 1
    if start < end:
        found.append(Span(start, end))
