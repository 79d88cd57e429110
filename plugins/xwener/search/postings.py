"""Where a term stands, as letters: of each field the documents, each with what is known of the term in it.

A field is the number of its documents, then for each of them a *step*: the gap to the document before, times four,
plus the state of the term's number there (counting.py). In the last state one letter more follows; then, except for
the body, whose lengths stand in the manifest, the step of the field's length. That is the *tail*.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, repeat
from operator import add, or_, rshift, sub

from xwener.search.codec import LETTERS, NUMBERS
from xwener.search.counting import MORE, STATE_BITS
from xwener.search.fields import BODY

# A posting is `document << SHIFT | number`: one number takes half the memory and half the time of two.
SHIFT = 20
NUMBER = (1 << SHIFT) - 1

# One document of a field: its number, the state, the tail.
Place = tuple[int, int, str]


def place(document: int, field: int, number: int, step: int) -> Place:
    """A term in a document, in a field whose length is the step number `step`."""
    state = number & MORE
    more = LETTERS[number >> STATE_BITS] if state == MORE else ""
    return document, state, more if field == BODY else more + LETTERS[step]


def field_letters(field: int, postings: Sequence[int], levels: Sequence[int]) -> str:
    """A field from postings; `levels` are the steps of its length by document."""
    # A large site has millions of these, so the loops are in C: each posting less what comes after the one before.
    befores = chain((-1,), map(or_, postings, repeat(NUMBER)))
    places = map(_PLACES.__getitem__, map(sub, postings, befores))
    if field != BODY:
        documents = map(rshift, postings, repeat(SHIFT))
        places = map(add, places, map(LETTERS.__getitem__, map(levels.__getitem__, documents)))
    return LETTERS[len(postings)] + "".join(places)


class _Places(dict[int, str]):
    """The gap to the document before with the number, as in a posting, and one more → the letters of both."""

    def __missing__(self, key: int) -> str:
        gap, number = divmod(key - 1, 1 << SHIFT)
        if number < MORE:
            letters = LETTERS[4 * gap + number]
        else:
            letters = LETTERS[4 * gap + MORE] + LETTERS[number >> STATE_BITS]
        self[key] = letters
        return letters


_PLACES = _Places()


def changed_field(letters: str, field: int, changes: Mapping[int, Place | None]) -> str:
    """A field once some documents have changed: each with its place now, or None where it has none any more.

    >>> changed_field(field_letters(BODY, [0, 5 << SHIFT], []), BODY, {3: (3, 1, ""), 5: None}) == field_letters(
    ...     BODY, [0, 3 << SHIFT | 1], []
    ... )
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
