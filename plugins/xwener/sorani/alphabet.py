"""Which code points are letters, and of which kind (tables/alphabet.json)."""

from __future__ import annotations

from typing import Any, Final

from xwener.sorani.tables import load


def code_points(ranges: str) -> frozenset[str]:
    """The characters of `ranges`, which are written in hexadecimal with spaces between them.

    >>> sorted(code_points("41-43 5A"))
    ['A', 'B', 'C', 'Z']
    """
    characters: set[str] = set()
    for part in ranges.split():
        first, _, last = part.partition("-")
        characters.update(map(chr, range(int(first, 16), int(last or first, 16) + 1)))
    return frozenset(characters)


_TABLE: dict[str, Any] = load("alphabet")

ZWNJ: Final = "\u200c"
TATWEEL: Final = "\u0640"

# Letters and marks of the Arabic script, whatever the language.
SCRIPT: Final = code_points(_TABLE["script"])
# Marks that stand on another letter: harakat and their like, and the accents of Latin letters.
MARKS: Final = code_points(_TABLE["marks"])
RIGHT_JOINING: Final = code_points(_TABLE["right_joining"])
# Letters that tell the two languages apart.
KURDISH: Final = frozenset(_TABLE["kurdish"])
ARABIC: Final = frozenset(_TABLE["arabic"])
VOWELS: Final = frozenset(_TABLE["vowels"])
# Marks that old fonts put on these letters for a letter they had not.
HARAKAT: Final = {mark: frozenset(letters) for mark, letters in _TABLE["harakat"].items()}
QUOTES: Final[dict[str, str]] = _TABLE["quotes"]
