"""The inverted index: for every term and field the documents that hold it, and how often."""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Callable, Sequence
from itertools import repeat
from operator import call

from xwener.search.counting import Field
from xwener.search.fields import FIELDS, level
from xwener.search.postings import SHIFT

# Of one term in one field: postings, rising.
Postings = Sequence[int]
_NONE: Postings = ()


class _Appenders(dict[str, Callable[[int], None]]):
    """Term → what adds to its postings; made when first asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.postings: dict[str, array[int]] = {}

    def __missing__(self, term: str) -> Callable[[int], None]:
        found = self.postings[term] = array("Q")
        self[term] = append = found.append
        return append


class Inverted:
    """Documents by term. Documents are added in the order of their numbers; numbers may be left out.

    `levels` are the steps of the fields' lengths by document, 0 for a number that no document has.
    """

    def __init__(self) -> None:
        self._appenders = tuple(_Appenders() for _ in FIELDS)
        self.fields = tuple(appenders.postings for appenders in self._appenders)
        self.levels: tuple[array[int], ...] = tuple(array("B") for _ in FIELDS)

    def add(self, number: int, fields: Sequence[Field]) -> None:
        """Add the next document."""
        document = number << SHIFT
        for appenders, levels, (length, counts) in zip(self._appenders, self.levels, fields, strict=True):
            levels.extend(repeat(0, number - len(levels)))
            levels.append(level(length))
            # A large site has millions of these, so the loop is in C: append(document + number) for each term.
            postings = map(document.__add__, counts.values())
            deque(map(call, map(appenders.__getitem__, counts), postings), maxlen=0)

    @property
    def terms(self) -> set[str]:
        """Every term."""
        return set().union(*self.fields)

    def postings(self, term: str) -> tuple[Postings, ...]:
        """Where a term stands, field by field."""
        return tuple(field.get(term, _NONE) for field in self.fields)

    def total(self, term: str) -> int:
        """In how many fields of documents a term stands: what lunr reckons its rarity from."""
        return sum(map(len, self.postings(term)))
