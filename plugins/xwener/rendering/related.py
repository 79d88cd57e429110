"""Which articles belong together: those that share entries, tags, or rare words in what announces them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from heapq import nlargest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xwener.rendering.views import ArticleView

# Of those that share an entry or a word, so many before and after an article in time are looked at, so that the
# cost does not grow with the archive.
NEAR = 20
# Letters with their marks; everything else parts words.
WORD = re.compile(r"[^\W\d_]{3,}")
# Sorani inflects at the end of a word. Cutting words short is as good as stemming them for this end, and costs
# nothing: finding the stems of ten thousand titles takes seconds.
STEM = 4


class Related:
    """Finds the articles that share the most with one of `articles`, which stand in the order of their time."""

    def __init__(self, articles: Sequence[ArticleView]) -> None:
        self.articles = articles

    def to(self, article: ArticleView, most: int) -> list[ArticleView]:
        """Up to `most` articles; among equals the nearest in time first, then by address."""
        own = self._numbers[article]
        scores: dict[int, float] = defaultdict(float)
        for feature in self._features[own]:
            sharing = self._sharing[feature]
            # What is rare tells more than what half of the articles have.
            weight = 1 / len(sharing)
            place = bisect_left(sharing, own)
            for other in sharing[max(0, place - NEAR) : place + NEAR + 1]:
                scores[other] += weight
        scores.pop(own, None)
        # Few reach the score of the last that is shown: only these are put in order.
        least = min(nlargest(most, scores.values()), default=0)
        found = [(-score, self.articles[number]) for number, score in scores.items() if score >= least]
        found.sort(key=lambda item: (item[0], abs(item[1].ordinal - article.ordinal), item[1].url))
        return [other for _, other in found[:most]]

    @cached_property
    def _numbers(self) -> dict[ArticleView, int]:
        return {article: number for number, article in enumerate(self.articles)}

    @cached_property
    def _features(self) -> list[list[str]]:
        return [list(dict.fromkeys(_features(article))) for article in self.articles]

    @cached_property
    def _sharing(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for number, features in enumerate(self._features):
            for feature in features:
                found[feature].append(number)
        return found


def _features(article: ArticleView) -> Iterator[str]:
    # The signs before the names keep entries, tags and words apart.
    yield from (f"@{slug}" for slug in article.mentioned)
    yield from (f"#{tag.url}" for tag in article.tags)
    yield from (word[:STEM] for word in WORD.findall(f"{article.title} {article.standfirst}"))
