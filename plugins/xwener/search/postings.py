"""Where a term stands, as letters: of each field the documents, each with what is known of the term in it.

A field is the number of its documents, then for each of them a *step*: the gap to the document before, times four,
plus the state of the term's number there (counting.py). In the last state one letter more follows; then, except for
the body, whose lengths stand in the manifest, the step of the field's length. That is the *tail*.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple

from xwener.search.codec import LETTERS, NUMBERS, code_point
from xwener.search.counting import MORE, STATE_BITS
from xwener.search.fields import BODY

if TYPE_CHECKING:  # those that have arrays have loaded it
    import numpy as np
    from numpy.typing import NDArray

# One document of a field: its number, the state, the tail.
Place = tuple[int, int, str]


def place(document: int, field: int, number: int, step: int) -> Place:
    """A term in a document, in a field whose length is the step number `step`."""
    state = number & MORE
    more = LETTERS[number >> STATE_BITS] if state == MORE else ""
    return document, state, more if field == BODY else more + LETTERS[step]


# A field that does not hold a term, as letters.
NOWHERE = LETTERS[0]
# So many postings are sorted, and written, at once, or those of one term, if it has more.
SORTED_AT_ONCE, AT_ONCE = 1 << 20, 1 << 16


class Postings(NamedTuple):
    """A field of all documents: for each document how many terms it has; for each term which it is and its number."""

    sizes: Sequence[int]
    terms: Sequence[int]
    numbers: Sequence[int]


def letters_of(field: int, postings: Postings, levels: Sequence[int]) -> Iterator[str]:
    """The field's letters for term 0, 1, …; `levels` are the steps of its length by document.

    >>> from xwener.search.codec import encode
    >>> list(letters_of(BODY, Postings([2, 1], [0, 1, 0], [0, 1, 27]), [])) == [
    ...     encode([2, 0, 3, 6]),
    ...     encode([1, 1]),
    ... ]
    True
    """
    # A large site has millions of postings, so each step is one on arrays. The library is loaded when there is need.
    import numpy as np  # noqa: PLC0415

    terms = np.asarray(postings.terms, np.uint32)
    numbers = np.asarray(postings.numbers, np.uint32)
    # As small as document numbers may be: there are millions of these.
    documents = np.repeat(np.arange(len(postings.sizes), dtype=np.min_scalar_type(len(postings.sizes))), postings.sizes)
    steps = np.asarray(levels, np.uint32) if field != BODY else None
    counts = np.bincount(terms)
    # Sorted are as many at a time as can be, written a few: what is reckoned takes a hundred bytes a posting.
    for first, last in _spans(counts, SORTED_AT_ONCE):
        places = np.flatnonzero((terms >= first) & (terms < last))
        # Numbers of two bytes, which these mostly are, are sorted many times as fast as larger ones.
        own = (terms[places] - first).astype(np.min_scalar_type(last - first))
        places = places[np.argsort(own, kind="stable")]
        begin = 0
        for inner, end in _spans(counts[first:last], AT_ONCE):
            some = counts[first + inner : first + end]
            chosen = places[begin : begin + int(some.sum())]
            begin += len(chosen)
            yield from _letters(documents[chosen].astype(np.int32), numbers[chosen], some, steps)


def _spans(counts: NDArray[np.int64], most: int) -> Iterator[tuple[int, int]]:
    """The terms in runs, from one up to another, which have about `most` postings, or are one that has more."""
    import numpy as np  # noqa: PLC0415

    ends = np.cumsum(counts)
    first = 0
    for last in np.searchsorted(ends, np.arange(most, counts.sum() + most, most), "right").tolist():
        if last > first:
            yield first, last
            first = last


def _letters(
    documents: NDArray[np.int32],
    numbers: NDArray[np.uint32],
    counts: NDArray[np.int64],
    steps: NDArray[np.uint32] | None,
) -> Iterator[str]:
    """The letters of terms one after the other; `counts` tells how many places each has."""
    import numpy as np  # noqa: PLC0415

    if not len(counts):
        return
    ends = np.cumsum(counts)
    firsts = (ends - counts)[counts > 0]
    gaps = documents - 1
    gaps[1:] -= documents[:-1]
    gaps[firsts] = documents[firsts]
    more = numbers >= MORE
    after = np.cumsum(1 + more + (steps is not None))
    begins = np.concatenate(([0], after))
    letters = np.empty(begins[-1], "<u4")
    letters[begins[:-1]] = code_point(4 * gaps + np.minimum(numbers, MORE))
    letters[begins[:-1][more] + 1] = code_point(numbers[more] >> STATE_BITS)
    if steps is not None:
        letters[after - 1] = code_point(steps[documents])
    text, cuts = letters.tobytes().decode("utf-32-le"), begins[ends].tolist()
    for count, start, stop in zip(counts.tolist(), [0, *cuts], cuts, strict=False):
        yield LETTERS[count] + text[start:stop]


def changed_field(letters: str, field: int, changes: Mapping[int, Place | None]) -> str:
    """A field once some documents have changed: each with its place now, or None where it has none any more.

    >>> from xwener.search.codec import encode
    >>> changed_field(encode([2, 0, 16]), BODY, {3: (3, 1, ""), 5: None}) == encode([2, 0, 9])
    True
    """
    if not changes:
        return letters
    change = _Change(letters, field)
    for document in sorted(changes):
        change.to(document, changes[document])
    return change.done()


class _Change:
    """Goes through a field once; what lies between two changes is copied as it stands, but for its first gap."""

    def __init__(self, letters: str, field: int) -> None:
        self.letters = letters
        self.lengths = _LENGTHS[field == BODY]
        self.count = NUMBERS[letters[0]]
        self.at = 1
        # The number after that of the document before: of what is read, and of what is written.
        self.read = self.written = 0
        self.parts: list[str] = []

    def to(self, document: int, found: Place | None) -> None:
        """Copy what stands before `document`; put its place now in the place of the one it had."""
        letters, numbers, lengths, end = self.letters, NUMBERS, self.lengths, len(self.letters)
        at, read = self.at, self.read
        there = -1
        while at < end:
            there = read + (numbers[letters[at]] >> STATE_BITS)
            if there >= document:
                break
            read = there + 1
            at += lengths[letters[at]]
        self._copy(at, read)
        if at < end and there == document:
            self.at += lengths[letters[at]]
            self.read = document + 1
            self.count -= 1
        if found:
            _, state, tail = found
            self.parts.append(LETTERS[4 * (document - self.written) + state] + tail)
            self.written = document + 1
            self.count += 1

    def done(self) -> str:
        """The field as it is now."""
        self._copy(len(self.letters), self.read)
        return LETTERS[self.count] + "".join(self.parts)

    def _copy(self, end: int, read: int) -> None:
        if self.at < end:
            step = NUMBERS[self.letters[self.at]] + 4 * (self.read - self.written)
            self.parts.append(LETTERS[step] + self.letters[self.at + 1 : end])
            self.written = read
        self.at, self.read = end, read


def skip_field(text: str, at: int, field: int) -> int:
    """Where the field ends that begins at `at`."""
    count = NUMBERS[text[at]]
    at += 1
    lengths = _LENGTHS[field == BODY]
    for _ in repeat(None, count):
        at += lengths[text[at]]
    return at


class _Lengths(dict[str, int]):
    """The first letter of a place → how many letters it has; found when first asked for."""

    def __init__(self, by_state: Sequence[int]) -> None:
        super().__init__()
        self.by_state = by_state

    def __missing__(self, letter: str) -> int:
        found = self[letter] = self.by_state[NUMBERS[letter] & MORE]
        return found


# Not of the body, and of the body.
_LENGTHS = (_Lengths((2, 2, 2, 3)), _Lengths((1, 1, 1, 2)))
