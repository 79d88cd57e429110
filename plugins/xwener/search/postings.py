"""Where a term stands, as letters: of each field the documents, each with what is known of the term in it.

A field is the number of its documents, then for each of them a *step*: the gap to the document before, times four,
plus the state of the term's number there (counting.py). In the last state one letter more follows; then, except for
the body, whose lengths stand in the manifest, the step of the field's length. That is the *tail*.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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
    letters = LETTERS
    parts = [letters[len(postings)]]
    append = parts.append
    with_level = field != BODY
    after = 0
    # A large site has millions of these, so there is one loop.
    for posting in postings:
        document = posting >> SHIFT
        number = posting & NUMBER
        if number < MORE:
            append(letters[4 * (document - after) + number])
        else:
            append(letters[4 * (document - after) + MORE] + letters[number >> STATE_BITS])
        if with_level:
            append(letters[levels[document]])
        after = document + 1
    return "".join(parts)


def write_places(places: Iterable[Place]) -> str:
    """A field from places in the order of their documents.

    >>> write_places([(0, 0, ""), (2, 1, "")]) == field_letters(BODY, [0, 2 << SHIFT | 1], [])
    True
    """
    parts = []
    after = 0
    for document, state, tail in places:
        parts.append(LETTERS[4 * (document - after) + state] + tail)
        after = document + 1
    return LETTERS[len(parts)] + "".join(parts)


def read_places(letters: str, field: int) -> list[Place]:
    """The places of a field."""
    lengths = _lengths(field)
    found = []
    document, at = -1, 1
    while at < len(letters):
        gap, state = divmod(NUMBERS[letters[at]], 4)
        end = at + lengths[state]
        document += gap + 1
        found.append((document, state, letters[at + 1 : end]))
        at = end
    return found


def skip_field(text: str, at: int, field: int) -> int:
    """Where the field ends that begins at `at`."""
    numbers, lengths = NUMBERS, _lengths(field)
    for _ in range(numbers[text[at]]):
        at += lengths[numbers[text[at + 1]] & MORE]
    return at + 1


def _lengths(field: int) -> tuple[int, ...]:
    """How many letters a place has, by its state."""
    return (1, 1, 1, 2) if field == BODY else (2, 2, 2, 3)
