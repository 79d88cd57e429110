"""The fields of the index: what a text is found by, and how much each counts."""

from __future__ import annotations

from functools import cache

# A word in the title says more about a text than one in its body. Chosen by the judged queries of
# tests/search/data/judged.yaml; the browser gets the figures with the manifest.
BOOSTS: dict[str, int] = {"title": 6, "standfirst": 4, "names": 2, "body": 1}
FIELDS: tuple[str, ...] = tuple(BOOSTS)
BODY = FIELDS.index("body")
# lunr's own: how fast a repeated word stops counting, and how much a long text is held back.
K1 = 1.2
B = 0.75


def _levels(longest: int) -> tuple[int, ...]:
    found = [0]
    while found[-1] < longest:
        found.append(found[-1] + max(1, found[-1] // 6))
    return tuple(found)


# Field lengths are kept as one of these steps (exact up to 12, then within 8%), one letter each. Whole numbers
# only, so that every computer makes the same ones.
LEVELS = _levels(300_000)


@cache
def level(length: int) -> int:
    """The number of the step nearest to `length`; the lower of two that are as near.

    >>> [LEVELS[level(length)] for length in (0, 7, 12, 13, 100, 400)]
    [0, 7, 12, 12, 106, 414]
    """
    low = 0
    high = len(LEVELS) - 1
    while low < high:
        middle = (low + high) // 2
        if LEVELS[middle] < length:
            low = middle + 1
        else:
            high = middle
    below = max(0, low - 1)
    return below if length - LEVELS[below] <= LEVELS[low] - length else low
