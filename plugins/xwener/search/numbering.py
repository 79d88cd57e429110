"""The numbers of documents: a kind, a section and a year are ranges of numbers, and the newest has the highest.

A section begins where the one before has room to grow, so that a new article takes the next number and moves nobody
else's. Numbers depend on nothing but the documents that there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from xwener.search.documents import SearchDocument

# A section has room for so many documents more, and for a share of as many as it has.
LEAST_ROOM = 8
SHARE = 8


def numbers(documents: Sequence[SearchDocument]) -> list[int]:
    """The number of each document, in their order: that of `in_order`."""
    found: list[int] = []
    start = 0
    for _, block in groupby(documents, key=lambda document: (document.kind, document.section)):
        size = sum(1 for _ in block)
        found += range(start, start + size)
        start += room(size)
    return found


def room(size: int) -> int:
    """How many numbers are kept for `size` documents: the same for a while, when some are added.

    >>> [room(size) for size in (0, 1, 8, 9, 16, 100, 1000)]
    [8, 8, 8, 16, 16, 102, 1045]
    """
    found = LEAST_ROOM
    while found < size:
        found += max(LEAST_ROOM, found // SHARE)
    return found


def spread(documents: Iterable[tuple[int, SearchDocument]], size: int) -> list[SearchDocument | None]:
    """Documents by number, None where there is none."""
    found: list[SearchDocument | None] = [None] * size
    for number, document in documents:
        found[number] = document
    return found
