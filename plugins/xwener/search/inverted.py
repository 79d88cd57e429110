"""The inverted index: for every term and field the documents that hold it, and how often."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from xwener.executors.freed import give_back
from xwener.search.counting import Field
from xwener.search.fields import FIELDS, level
from xwener.search.postings import NOWHERE, Postings, letters_of


class _Numbers(dict[str, int]):
    """Term → its number, given when first asked for."""

    def __missing__(self, term: str) -> int:
        self[term] = number = len(self)
        return number


class _Column:
    """One field of all documents: the terms of each, one document after the other, with their numbers there."""

    def __init__(self) -> None:
        self.known = _Numbers()
        self.terms = array("I")
        self.numbers = array("I")
        # How many terms each document has, and the steps of the fields' lengths.
        self.sizes = array("I")
        self.levels = array("B")

    def add(self, number: int, field: Field) -> None:
        absent = [0] * (number - len(self.levels))
        self.levels.extend([*absent, level(field.length)])
        self.sizes.extend([*absent, len(field.counts)])
        # A large site has millions of these, so the loops are in C.
        self.terms.extend(map(self.known.__getitem__, field.counts))
        self.numbers.extend(field.counts.values())

    def letters(self, field: int) -> dict[str, str]:
        postings = Postings(self.sizes, self.terms, self.numbers)
        found = dict(zip(self.known, letters_of(field, postings, self.levels), strict=True))
        # The letters take their place.
        self.terms, self.numbers, self.sizes = array("I"), array("I"), array("I")
        return found


class Inverted:
    """Documents by term. Documents are added in the order of their numbers; numbers may be left out."""

    def __init__(self) -> None:
        self._columns = tuple(_Column() for _ in FIELDS)
        self._letters: Sequence[dict[str, str]] = ()

    def add(self, number: int, fields: Sequence[Field]) -> None:
        """Add the next document."""
        for column, field in zip(self._columns, fields, strict=True):
            column.add(number, field)

    @property
    def levels(self) -> Sequence[Sequence[int]]:
        """Of each field the steps of its lengths by document, 0 for a number that no document has."""
        return [column.levels for column in self._columns]

    @property
    def terms(self) -> set[str]:
        """Every term."""
        return set().union(*(column.known for column in self._columns))

    def finish(self) -> None:
        """All documents are there: what was noted of each becomes letters, which need less room."""
        self._letters = [column.letters(field) for field, column in enumerate(self._columns)]
        give_back()

    def take(self, term: str) -> list[str]:
        """The letters of a term field by field, after `finish`. They are given away, not kept twice: once a term."""
        return [letters.pop(term, NOWHERE) for letters in self._letters]
