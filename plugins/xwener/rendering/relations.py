"""Who is mentioned together, as a picture: names in a row, arcs between those that share articles.

An arc diagram, since names stay legible in it at any width, which they do not around a circle on a phone.
The layout is computed here and is the same for the same content.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from xwener.rendering.structure import Pair
from xwener.sorani import sort_key

if TYPE_CHECKING:
    from xwener.rendering.views import EntryView

# More names or arcs than these are a hairball that nobody reads.
MOST_NAMES, MOST_TIES = 24, 60
# How often the order is gone through for pairs whose exchange shortens the arcs; it settles after a few times.
MOST_ROUNDS = 12
# The height of a name's row, and how far the widest arc reaches, in the units of the arcs' own coordinates.
ROW, REACH = 20, 96
# A cubic curve reaches 3/4 of the way to its control points.
CONTROL = 4 / 3
THINNEST, THICKEST = 1.0, 4.0
# Characters of a name that fit beside the arcs on the narrowest phone.
SHORT_NAME = 22


@dataclass(frozen=True)
class Tie:
    """Two entries, the upper one first, how many articles mention both, and the arc that says so."""

    first: EntryView
    second: EntryView
    articles: int
    path: str
    thickness: str

    def holds(self, slug: str) -> bool:
        """Whether the entry of that slug is one of the two."""
        return slug in (self.first.slug, self.second.slug)


@dataclass(frozen=True)
class Name:
    """An entry in the picture: its row from 0, its name cut for phones, and its arcs."""

    entry: EntryView
    row: int
    short: str
    ties: list[Tie]


@dataclass(frozen=True)
class Relations:
    """The names from the top down, the arcs, the strongest first, and the height of all rows in arc units."""

    names: list[Name]
    ties: list[Tie]
    height: int


def picture(entries: Mapping[str, EntryView], counts: Mapping[Pair, int]) -> Relations:
    """The picture of the most connected of `entries`, whose shared articles are counted in `counts`."""
    chosen = set(_most_connected(counts))
    among = {pair: number for pair, number in counts.items() if chosen.issuperset(pair)}
    pairs = dict(sorted(among.items(), key=lambda item: (-item[1], item[0]))[:MOST_TIES])
    tied = sorted({slug for pair in pairs for slug in pair}, key=lambda slug: (sort_key(entries[slug].name), slug))
    order = _short_arcs(tied, pairs)
    row = {slug: index for index, slug in enumerate(order)}
    most = max(pairs.values(), default=1)
    ties = [_tie(entries, row, pair, number, most) for pair, number in pairs.items()]
    names = [
        Name(entries[slug], row[slug], _short(entries[slug].name), [tie for tie in ties if tie.holds(slug)])
        for slug in order
    ]
    return Relations(names, ties, ROW * len(order))


def _most_connected(counts: Mapping[Pair, int]) -> list[str]:
    shared: Counter[str] = Counter()
    for pair, number in counts.items():
        for slug in pair:
            shared[slug] += number
    return sorted(shared, key=lambda slug: (-shared[slug], slug))[:MOST_NAMES]


def _short_arcs(slugs: Sequence[str], pairs: Mapping[Pair, int]) -> list[str]:
    """The slugs in an order in which strong ties are short."""
    weights: dict[str, dict[str, int]] = {slug: {} for slug in slugs}
    for (first, second), number in pairs.items():
        weights[first][second] = weights[second][first] = number
    row = {slug: index for index, slug in enumerate(_grown(slugs, weights))}

    def length(slug: str) -> int:
        return sum(number * abs(row[slug] - row[other]) for other, number in weights[slug].items())

    def exchange(one: str, other: str) -> None:
        row[one], row[other] = row[other], row[one]

    # What was grown name by name is bettered by exchanges, as long as they help.
    for _ in range(MOST_ROUNDS):
        before = dict(row)
        for one, other in combinations(slugs, 2):
            now = length(one) + length(other)
            exchange(one, other)
            if length(one) + length(other) >= now:
                exchange(one, other)
        if row == before:
            break
    return sorted(slugs, key=row.__getitem__)


def _grown(slugs: Sequence[str], weights: Mapping[str, Mapping[str, int]]) -> list[str]:
    """The slugs, one after the other put to the end that lies nearer to those it is tied to."""
    order: list[str] = []
    left = sorted(slugs, key=lambda slug: (-sum(weights[slug].values()), slug))
    while left:
        chosen = max(left, key=lambda slug: sum(weights[slug].get(other, 0) for other in order))
        left.remove(chosen)
        middle = (len(order) - 1) / 2
        lean = sum(weights[chosen].get(other, 0) * (place - middle) for place, other in enumerate(order))
        order.insert(0 if lean < 0 else len(order), chosen)
    return order


def _tie(entries: Mapping[str, EntryView], row: Mapping[str, int], pair: Pair, number: int, most: int) -> Tie:
    upper, lower = sorted(pair, key=row.__getitem__)
    top, bottom = (ROW * row[slug] + ROW // 2 for slug in (upper, lower))
    rows = len(row) - 1
    # The root, so that neighbours' arcs are seen though the farthest stay in the picture.
    reach = round(CONTROL * REACH * ((row[lower] - row[upper]) / rows) ** 0.5)
    thickness = THINNEST + (THICKEST - THINNEST) * (number - 1) / max(1, most - 1)
    path = f"M0 {top}C{reach} {top} {reach} {bottom} 0 {bottom}"
    return Tie(entries[upper], entries[lower], number, path, f"{thickness:.1f}")


def _short(name: str) -> str:
    """The name, cut between words where it is too long for a phone."""
    words = name.split()
    while len(words) > 1 and len(" ".join(words)) > SHORT_NAME:
        words.pop()
    short = " ".join(words)
    return short if short == name else f"{short}…"
