"""The inverted index: for every term and field the documents that hold it, and how often."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from xwener.search.analysis import terms
from xwener.search.fields import FIELDS, LEVELS, level

# Of one document: for each field, its terms with their frequencies.
Counts = tuple[Mapping[str, int], ...]
# Of one term: for each field, documents with frequencies, each pair as one number.
Postings = tuple["array[int]", ...]

# A posting is `document << SHIFT | frequency`: one number takes half the memory and half the time of two.
SHIFT = 16
MOST = (1 << SHIFT) - 1


def count(texts: Iterable[str]) -> Counts:
    """The terms of each field of one document with their frequencies, MOST at the most."""
    return tuple(_capped(Counter(terms(text))) for text in texts)


def _capped(counts: Mapping[str, int]) -> Mapping[str, int]:
    if max(counts.values(), default=0) <= MOST:
        return counts
    return {term: min(frequency, MOST) for term, frequency in counts.items()}


def total(postings: Postings) -> int:
    """In how many fields of documents a term stands: what lunr reckons its rarity from."""
    return sum(map(len, postings))


def _nowhere() -> Postings:
    return tuple(array("Q") for _ in FIELDS)


@dataclass
class Inverted:
    """Documents by term. Documents are added in the order of their numbers."""

    postings: dict[str, Postings] = field(default_factory=lambda: defaultdict(_nowhere))
    levels: tuple[array[int], ...] = field(default_factory=lambda: tuple(array("B") for _ in FIELDS))

    @classmethod
    def of(cls, counted: Iterable[Counts]) -> Inverted:
        """The index of documents that have been counted."""
        made = cls()
        for counts in counted:
            made.add(counts)
        return made

    def add(self, counts: Counts) -> None:
        """Add the next document."""
        postings = self.postings
        document = self.documents << SHIFT
        for index, frequencies in enumerate(counts):
            self.levels[index].append(level(sum(frequencies.values())))
            for term, frequency in frequencies.items():
                postings[term][index].append(document | frequency)

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
