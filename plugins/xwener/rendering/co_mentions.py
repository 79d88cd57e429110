"""Which entries are mentioned together, and in how many articles.

A large site has millions of such pairs, so each step is one on arrays.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, islice, pairwise

import numpy as np
from numpy.typing import NDArray

from xwener.rendering.structure import Pair

Numbers = NDArray[np.int64]

# Pairs are counted among the first entries of an article only, so that the cost stays linear in the number of
# articles: a list of a hundred names says little about who belongs with whom, and would make 4,950 pairs.
ENTRIES_AN_ARTICLE = 16


class CoMentions:
    """How many articles, each given by its entries, mention both entries of a pair."""

    def __init__(self, articles: Iterable[Iterable[str]]) -> None:
        firsts = [list(islice(entries, ENTRIES_AN_ARTICLE)) for entries in articles]
        self.slugs = sorted({slug for entries in firsts for slug in entries})
        place = {slug: number for number, slug in enumerate(self.slugs)}
        rows = np.full((len(firsts), ENTRIES_AN_ARTICLE), -1)
        for row, entries in zip(rows, firsts, strict=True):
            row[: len(entries)] = [place[slug] for slug in entries]
        rows.sort()
        # Each two columns make a pair in each row, unless the first is empty.
        left, right = np.array(list(combinations(range(ENTRIES_AN_ARTICLE), 2))).T
        first, second = rows[:, left], rows[:, right]
        found, self._count = np.unique((first * len(self.slugs) + second)[first >= 0], return_counts=True)
        self._first, self._second = np.divmod(found, max(1, len(self.slugs)))

    def strongest(self, most: int) -> dict[Pair, int]:
        """The `most` pairs that share the most articles: by number, then in the order of slugs."""
        chosen = np.argsort(-self._count, kind="stable")[:most]
        ends = (self._first[chosen].tolist(), self._second[chosen].tolist(), self._count[chosen].tolist())
        return {(self.slugs[one], self.slugs[other]): number for one, other, number in zip(*ends, strict=True)}

    def companions(self, most: int, left_out: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
        """Entry → up to `most` entries that share the most articles with it, equals in the order of their slugs.

        `left_out` are those that are not wanted, by entry.
        """
        entry = np.concatenate((self._first, self._second))
        other = np.concatenate((self._second, self._first))
        order = np.lexsort((other, -np.concatenate((self._count, self._count)), entry))
        others, begins = other[order], np.searchsorted(entry[order], np.arange(len(self.slugs) + 1))
        found: dict[str, list[str]] = {}
        for slug, (begin, end) in zip(self.slugs, pairwise(begins.tolist()), strict=True):
            unwanted = left_out.get(slug, ())
            nearest = (self.slugs[number] for number in others[begin : min(end, begin + most + len(unwanted))].tolist())
            found[slug] = [one for one in nearest if one not in unwanted][:most]
        return found
