"""A run of Sorani words in a file: what the checks read and the repairs change.

What is no Sorani prose stands in it as one sign (`HOLE`), so that nothing is found in it and nothing changes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from xwener.checks.changes import Change, all_changes, normal_changes, typographic_changes
from xwener.sorani.alphabet import SCRIPT
from xwener.sorani.arabic import is_arabic, quoted_arabic

# OBJECT REPLACEMENT CHARACTER: no letter, no digit, no space.
HOLE = "\ufffc"
_ADDRESS = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]{0,15}://\S+|(?:www\.|mailto:)\S+|[\w.+-]{1,64}@[\w-]+\.\S+"
    r"|(?<![\w./-])\.{0,2}/[\w./-]+"
)
# A word with Latin letters, and the Latin words and numbers that follow it: F16, C-130, Kurdistan 24.
_LATIN = re.compile(
    r"(?:(?<![0-9./-])[0-9][0-9./-]*)?[A-Za-z\u00c0-\u024f]"
    r"(?:[A-Za-z\u00c0-\u024f0-9'’._+/&@#-]|,(?=[0-9])| (?=[A-Za-z0-9\u00c0-\u024f]))*"
)


@dataclass(frozen=True)
class Prose:
    """`text`, and for each of its characters its place in the file (None: it has none of its own)."""

    text: str
    places: Sequence[int | None]

    @cached_property
    def normal_changes(self) -> list[Change]:
        """What `sorani.normalize` would change."""
        return normal_changes(self.text)

    @cached_property
    def typographic_changes(self) -> list[Change]:
        """What `sorani.typography` would change."""
        return typographic_changes(self.text)

    def edits(self) -> Iterator[Change]:
        """Every repair, with places of the file instead of places of the text."""
        for change in all_changes(self.text):
            start = self.places[change.start]
            run = self.places[change.start : change.end]
            if start is not None and list(run) == list(range(start, start + len(run))):
                yield Change(start, start + len(run), change.put)

    def word_at(self, index: int) -> str:
        """The word around a character, for a message; without what cannot be seen."""
        start = end = index
        while start > 0 and not self.text[start - 1].isspace():
            start -= 1
        while end < len(self.text) and not self.text[end].isspace():
            end += 1
        return "".join(char for char in self.text[start:end] if char.isprintable() and char != HOLE)


def prose(chars: Sequence[str], places: Sequence[int | None]) -> Prose | None:
    """The Sorani prose in `chars`, or None if there is none.

    Left out, besides what has no place: addresses, words in Latin letters with their numbers, quoted Arabic.
    A text in Arabic script that has letters Sorani has not, and none that Arabic has not, is Arabic.
    """
    if SCRIPT.isdisjoint(chars) or is_arabic(chars, 0, len(chars)):
        return None
    shown = [char if place is not None or char == "\n" else HOLE for char, place in zip(chars, places, strict=True)]
    text = "".join(shown)
    spans = [found.span() for pattern in (_ADDRESS, _LATIN) for found in pattern.finditer(text)]
    for start, end in [*spans, *quoted_arabic(text)]:
        shown[start:end] = HOLE * (end - start)
    return None if SCRIPT.isdisjoint(shown) else Prose("".join(shown), places)
