"""The small functions the table of checks is made of: each finds places in a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from xwener.checks.changes import Change, doubled_spaces
from xwener.checks.prose import Prose
from xwener.checks.source import Source
from xwener.sorani.alphabet import HARAKAT, ZWNJ, code_points

_HEH = "هھ"
_DIGITS = "0123456789"
_NUMBER = re.compile(r"[0-9\u0660-\u0669\u06f0-\u06f9]+(?:[.,٫٬/-]?[0-9\u0660-\u0669\u06f0-\u06f9]+)*")
_SYSTEMS = (code_points("30-39"), code_points("660-669"), code_points("6F0-6F9"))


class Found(NamedTuple):
    """Something at a character of the file: `shown` is that character, `word` the word around it."""

    place: int
    shown: str
    word: str


Finder = Callable[[Source], Iterator[Found]]
# Whether a change of a text is what a check looks for.
_Wanted = Callable[[str, Change], bool]


def _found(prose: Prose, index: int, shown: str | None = None) -> Iterator[Found]:
    place = prose.places[index]
    if place is not None:
        yield Found(place, prose.text[index] if shown is None else shown, prose.word_at(index))


def _normal(wanted: _Wanted) -> Finder:
    """Finds where normalizing makes a change that is `wanted`."""

    def find(source: Source) -> Iterator[Found]:
        for prose in source.prose:
            for change in prose.normal_changes:
                if wanted(prose.text[change.start : change.end], change):
                    yield from _found(prose, change.start, prose.text[change.start : change.end])

    return find


def replaced(characters: str) -> Finder:
    """Finds those of `characters` that normalizing replaces."""
    return _normal(lambda old, change: any(char in characters and char not in change.put for char in old))


def replaced_code_points(ranges: str) -> Finder:
    """The same for characters named by their code points, in hexadecimal."""
    return replaced("".join(sorted(code_points(ranges))))


def heh_with_zwnj() -> Finder:
    """Finds ه with a ZWNJ after it, which stands for ە."""
    return _normal(lambda old, _change: old[0] in _HEH and ZWNJ in old)


def final_heh() -> Finder:
    """Finds ه at the end of a word where ە is meant."""
    return _normal(lambda old, change: old[-1] in _HEH and change.put == "ە")


def stray_zwnj() -> Finder:
    """Finds a ZWNJ that does nothing, or several where one does the work."""
    return _normal(lambda old, _change: ZWNJ in old and old[0] not in _HEH)


def old_font_marks() -> Finder:
    """Finds a letter that an old font wrote with a mark of Arabic: ر with a kasra for ڕ."""
    return _normal(lambda old, change: bool(HARAKAT.keys() & set(old)) and not HARAKAT.keys() & set(change.put))


def decomposed() -> Finder:
    """Finds a letter typed as another letter and a mark, which Unicode has as one."""
    marks = code_points("300-36F 653-655")
    return _normal(lambda old, change: bool(marks & set(old)) and not marks & set(change.put))


def typographic(characters: str) -> Finder:
    """Finds those of `characters` that the house typography replaces: a run of them once, none in mixed numbers."""

    def find(source: Source) -> Iterator[Found]:
        for prose in source.prose:
            mixed = [found.span() for found in _mixed_numbers(prose)]
            end = 0
            for change in prose.typographic_changes:
                inside = any(first <= change.start < last for first, last in mixed)
                if prose.text[change.start] in characters and not inside:
                    if change.start != end or not end:
                        yield from _found(prose, change.start)
                    end = change.end

    return find


def ascii_digits() -> Finder:
    """Finds 0–9 in numbers of Sorani prose."""
    return typographic(_DIGITS)


def mixed_digits() -> Finder:
    """Finds numbers with digits of more than one script."""

    def find(source: Source) -> Iterator[Found]:
        for prose in source.prose:
            for number in _mixed_numbers(prose):
                yield from _found(prose, number.start(), number[0])

    return find


def _mixed_numbers(prose: Prose) -> Iterator[re.Match[str]]:
    for number in _NUMBER.finditer(prose.text):
        if sum(not system.isdisjoint(number[0]) for system in _SYSTEMS) > 1:
            yield number


def any_of(characters: str) -> Finder:
    """Finds `characters` wherever they stand in prose."""

    def find(source: Source) -> Iterator[Found]:
        for prose in source.prose:
            for index, char in enumerate(prose.text):
                if char in characters:
                    yield from _found(prose, index)

    return find


def spaces() -> Finder:
    """Finds two or more spaces between words."""

    def find(source: Source) -> Iterator[Found]:
        for prose in source.prose:
            for change in doubled_spaces(prose.text):
                yield from _found(prose, change.start, prose.word_at(change.end))

    return find


def images_without_text() -> Finder:
    """Finds images of the body that have no words for those who cannot see them."""

    def find(source: Source) -> Iterator[Found]:
        lines = source.text.split("\n")
        line = 0
        for token in source.tokens:
            line = token.map[0] if token.map else line
            at = line
            for child in token.children or []:
                if child.type == "image" and not child.content.strip():
                    start = sum(len(text) + 1 for text in lines[: source.front.body_line - 1 + at])
                    yield Found(start, str(child.attrs.get("src", "")), "")
                at += child.type in {"softbreak", "hardbreak"}

    return find
