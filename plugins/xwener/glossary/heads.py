"""Which words of many texts may begin a name: told by their first letters, which are looked at all at once.

Most words begin with none of them. What is said here may be wrong in one direction: a word that begins no name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from xwener.glossary.claims import PREPOSITIONS
from xwener.glossary.words import INSIDE, PRINTED_R, SPOKEN_R
from xwener.sorani.normalize import FINAL, left_alone

# So many letters are looked at.
LETTERS = 4
# Letters are numbered, each with so many bits: first what is in no word, then what may be in one or not, what perhaps
# is not what it seems (folding changes it, or the letter before), every other letter of no name, and those of names.
BITS = 6
BREAK, EITHER, WILD, OTHER, FIRST = range(5)
# Code points from here on are not told from each other.
PLANE = 0x10000
# The letters of a word make a place in a table of so many bits; words that share a place are taken for each other.
TABLE_BITS = 18
# https://en.wikipedia.org/wiki/Hash_function#Fibonacci_hashing
FIBONACCI = 0x9E3779B1


class Heads:
    """Knows the beginnings of names, folded (see `fold`): of each at least LETTERS, or all that it has."""

    def __init__(self, heads: Iterable[str]) -> None:
        plain = left_alone("text")
        # What has another letter is written with one that is WILD.
        known = {head for head in (head[:LETTERS] for head in heads) if plain.issuperset(head)}
        known |= {PRINTED_R + head[1:] for head in known if head.startswith(SPOKEN_R)}
        known |= {(preposition + head)[:LETTERS] for preposition in PREPOSITIONS for head in known}
        letters = sorted(set("".join(known)))[: (1 << BITS) - FIRST]
        self._classes = _no_names().copy()
        self._classes[list(map(ord, letters))] = np.arange(FIRST, FIRST + len(letters))
        self._table = np.zeros(1 << TABLE_BITS, bool)
        for length in range(1, LETTERS + 1):
            same = [self._classes[list(map(ord, head))] for head in known if len(head) == length]
            self._table[_places(same, length)] = True

    def begins(self, texts: Sequence[str]) -> list[list[int]]:
        """For each of `texts`, where its words begin that may begin a name."""
        starts = list(accumulate((len(text) + 1 for text in texts), initial=1))
        # Before each text stands a line end, which is in no word, and enough of them behind the last.
        joined = "\n".join(["", *texts, *[""] * LETTERS])
        points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), "<u4")
        classes = self._classes.take(points, mode="clip")
        classes[:-1][(points[:-1] == ord(FINAL)) & (classes[1:] <= EITHER)] = WILD
        begins = np.flatnonzero((classes[1:] > BREAK) & (classes[:-1] <= EITHER)) + 1
        letters = [classes[begins + place] for place in range(LETTERS + 1)]
        # The sign behind those that are compared may belong to the last of them.
        wild = np.logical_or.reduce([(letter == WILD) | (letter == EITHER) for letter in letters])
        found = begins[self._table[_place(letters[:LETTERS])] | wild]
        cuts = np.searchsorted(found, starts)
        inner = (found - np.repeat(starts[:-1], np.diff(cuts))).tolist()
        return [inner[first:last] for first, last in pairwise(cuts.tolist())]


def _place(letters: Sequence[NDArray[np.uint8]]) -> NDArray[np.uint32]:
    """Where words that begin with these classes of letters stand in the table."""
    code = np.zeros(len(letters[0]), np.uint32)
    for letter in letters:
        code <<= BITS
        code += letter
    return (code * np.uint32(FIBONACCI)) >> np.uint32(32 - TABLE_BITS)


def _places(heads: Sequence[NDArray[np.uint8]], length: int) -> NDArray[np.uint32]:
    """The places of all words that begin with one of these: what follows its `length` letters may be any, or none."""
    letters = list(np.array(heads, np.uint8).reshape(-1, length).T)
    any_letter = np.arange(1 << BITS, dtype=np.uint8)
    for _ in range(LETTERS - length):
        letters = [np.repeat(letter, len(any_letter)) for letter in letters]
        letters.append(np.tile(any_letter, len(letters[0]) // len(any_letter)))
    return _place(letters)


@cache
def _no_names() -> NDArray[np.uint8]:
    """The class of each code point as long as there are no names."""
    classes = np.full(PLANE, BREAK, np.uint8)
    for found in INSIDE.finditer("".join(map(chr, range(PLANE)))):
        classes[slice(*found.span())] = WILD
    classes[[ord(char) for char in left_alone("text") if INSIDE.match(char)]] = OTHER
    classes[-1] = EITHER
    return classes
