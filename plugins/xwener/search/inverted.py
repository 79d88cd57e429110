"""The inverted index: for every term and field the documents that hold it, and how often."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from xwener.search.analysis import terms
from xwener.search.fields import FIELDS, LEVELS, level

# Of one document: for each field, its terms with their frequencies.
Counts = tuple[dict[str, int], ...]


def count(texts: Iterable[str]) -> Counts:
    """The terms of each field of one document with their frequencies."""
    return tuple(dict(Counter(terms(text))) for text in texts)


class Postings:
    """Where one term stands: for each field the documents' numbers, rising, and as many frequencies."""

    __slots__ = ("documents", "frequencies")

    def __init__(self) -> None:
        self.documents = tuple(array("I") for _ in FIELDS)
        self.frequencies = tuple(array("H") for _ in FIELDS)

    @property
    def total(self) -> int:
        """In how many fields of documents the term stands: what lunr reckons a term's rarity from."""
        return sum(map(len, self.documents))


MOST = 0xFFFF


@dataclass
class Inverted:
    """Documents by term. Documents are added in the order of their numbers."""

    postings: dict[str, Postings] = field(default_factory=dict)
    levels: tuple[array[int], ...] = field(default_factory=lambda: tuple(array("B") for _ in FIELDS))

    @classmethod
    def of(cls, counted: Iterable[Counts]) -> Inverted:
        """The index of documents that have been counted."""
        made = cls()
        for number, counts in enumerate(counted):
            made.add(number, counts)
        return made

    def add(self, number: int, counts: Counts) -> None:
        """Add the document `number`, the next one."""
        postings = self.postings
        for index, frequencies in enumerate(counts):
            self.levels[index].append(level(sum(frequencies.values())))
            for term, frequency in frequencies.items():
                found = postings.get(term)
                if found is None:
                    found = postings[term] = Postings()
                found.documents[index].append(number)
                found.frequencies[index].append(min(frequency, MOST))

    @property
    def documents(self) -> int:
        """How many documents there are."""
        return len(self.levels[0])

    @property
    def averages(self) -> list[float]:
        """The average length of each field."""
        return [sum(LEVELS[step] for step in levels) / max(1, len(levels)) for levels in self.levels]


def invert(texts: Iterable[Sequence[str]]) -> Inverted:
    """The index of documents given by the texts of their fields."""
    return Inverted.of(map(count, texts))
