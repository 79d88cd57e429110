"""What the language core would change in a text, place by place.

The rules are those of `sorani.normalize` and `sorani.typography`; none is written again here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from xwener.sorani import normalize_with_offsets, typography
from xwener.sorani.alphabet import code_points
from xwener.sorani.tables import load

_HEH = "ه"


def _looked_at() -> Iterator[str]:
    """The characters that make normalizing do something, as its table names them.

    Left out: ه, which is a letter of every text and suspect only at the end of a word, and the signs around Arabic.
    """
    for row in load("normalize")["steps"]:
        if row.get("for") != "key" and row["do"] not in {"final_h", "protect_quoted_arabic"}:
            yield from code_points(row.get("in", ""))
            # Of a letter with a mark on it the mark is what is rare.
            yield from (key[-1] for key in row.get("map", row.get("from", "")))


_CHARACTERS = re.escape("".join(sorted({*_looked_at()})))
_SUSPECT = re.compile(rf"[{_CHARACTERS}0-9\u06f0-\u06f9,;?\"]|{_HEH}(?![^\W\d_])| {{2}}")
_SPACES = re.compile(r"(?<=\S)(?: {2,})(?=\S)")


class Change(NamedTuple):
    """The characters from `start` to `end` become `put`."""

    start: int
    end: int
    put: str


def may_change(text: str) -> bool:
    """Whether there may be something to change in `text`; quick, and never wrong about a No."""
    return _SUSPECT.search(text) is not None


def normal_changes(text: str) -> list[Change]:
    """What normalizing changes, each change as small as it can be said."""
    normal, offsets = normalize_with_offsets(text)
    if normal == text:
        return []
    found = [Change(0, offsets[0], "")] if offsets[0] else []
    index = 0
    while index < len(normal):
        end = index + 1
        while end < len(normal) and offsets[end] == offsets[index]:
            end += 1
        found.append(Change(offsets[index], offsets[end], normal[index:end]))
        index = end
    return [_smallest(text, change) for change in found if text[change.start : change.end] != change.put]


def typographic_changes(text: str) -> list[Change]:
    """What the house typography changes; it puts one sign for one."""
    changed = typography(text)
    if changed == text or len(changed) != len(text):
        return []
    return [Change(i, i + 1, new) for i, (old, new) in enumerate(zip(text, changed, strict=True)) if old != new]


def doubled_spaces(text: str) -> Iterator[Change]:
    """The spaces after the first between two words."""
    for found in _SPACES.finditer(text):
        yield Change(found.start() + 1, found.end(), "")


def all_changes(text: str) -> list[Change]:
    """All of the above in the order of the text; of two that overlap only the first."""
    found = sorted({*normal_changes(text), *typographic_changes(text), *doubled_spaces(text)})
    kept: list[Change] = []
    for change in found:
        if not kept or change.start >= kept[-1].end:
            kept.append(change)
    return kept


def _smallest(text: str, change: Change) -> Change:
    start, end, put = change
    while start < end and put and text[start] == put[0]:
        start, put = start + 1, put[1:]
    while start < end and put and text[end - 1] == put[-1]:
        end, put = end - 1, put[:-1]
    return Change(start, end, put)
