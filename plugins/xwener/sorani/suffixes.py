"""Which suffixes a noun or a name may carry, by its last letter: a finite automaton (tables/suffixes.json).

The linker asks this, never a stem: what follows a name must be a chain of real suffixes in their real order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from xwener.sorani.tables import load

_SLOTS: dict[str, dict[str, dict[str, str]]] = load("suffixes")["slots"]
_NEXT: dict[str, tuple[str, ...]] = {name: tuple(slot["next"]) for name, slot in _SLOTS.items()}
_ENDINGS: dict[str, str] = {letter: kind for kind, letters in load("suffixes")["endings"].items() for letter in letters}
# The last letter of a suffix is less ambiguous than that of a lemma: its ی is always a vowel.
_SUFFIX_ENDINGS = _ENDINGS | {"ی": "i"}
_START: tuple[str, ...] = tuple(load("suffixes")["start"])
_NOUN_ONLY = frozenset(load("suffixes")["noun_only"])
_REMEMBERED = 4096


class Match(NamedTuple):
    """Where a chain ends, and the names of its slots in order."""

    end: int
    slots: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suffixes:
    """The suffix chains that may follow `lemma`; made by `suffixes`."""

    lemma: str
    proper: bool = False
    _start: tuple[str, ...] = field(default=_START, repr=False)

    def match(self, text: str, start: int = 0) -> Match:
        """The longest licensed chain in `text` from `start`, of the fewest slots; no slots if none is licensed.

        What comes after the chain is not looked at: whether a word ends there is the caller's to see.

        >>> suffixes("عێراق").match("عێراقیشدا", 5)
        Match(end=9, slots=('also', 'postposition'))
        """
        return max(self._chains(text, start), key=lambda match: (match.end, -len(match.slots)))

    def longest(self, text: str, start: int = 0) -> int:
        """Where the longest licensed chain in `text` from `start` ends; `start` if none is."""
        return self.match(text, start).end

    def licensed(self, suffix: str) -> bool:
        """Whether `suffix` as a whole is one licensed chain; the empty one is.

        >>> suffixes("کازمی").licensed("یەوە"), suffixes("داعش").licensed("یەوە")
        (True, False)
        """
        return any(match.end == len(suffix) for match in self._chains(suffix, 0))

    def _chains(self, text: str, start: int) -> Iterator[Match]:
        """Every chain in `text` from `start`, the empty one first."""
        kind = _ENDINGS.get(self.lemma[-1:], "c") if self.lemma[-1:].isalpha() else "cvwy"
        found = [(Match(start, ()), kind, self._start)]
        for match, kind, following in found:  # it grows while it is read, so shorter chains come first
            yield match
            for slot in following:
                for form, after in _SLOTS[slot]["forms"].items():
                    if text.startswith(form, match.end) and any(one in after for one in kind):
                        longer = Match(match.end + len(form), (*match.slots, slot))
                        found.append((longer, _SUFFIX_ENDINGS.get(form[-1], "c"), _NEXT[slot]))


@lru_cache(maxsize=_REMEMBERED)
def suffixes(lemma: str, *, proper: bool = False) -> Suffixes:
    """The suffix chains that `lemma` (normalised text) may carry.

    With `proper`, those that leave it a name: no definite, indefinite or plural marker, which make a common
    noun of it (رووداو is a broadcaster, رووداوەکە an event).

    >>> suffixes("رووداو", proper=True).licensed("ەکە"), suffixes("رووداو").licensed("ەکە")
    (False, True)
    """
    start = tuple(slot for slot in _START if not (proper and slot in _NOUN_ONLY))
    return Suffixes(lemma, proper, start)
