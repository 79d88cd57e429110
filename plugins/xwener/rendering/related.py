"""Which articles belong together: those that share entries, tags, or rare words in what announces them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from heapq import nlargest
from typing import NamedTuple

# Of those that share an entry or a word, so many before and after an article in time are looked at, so that the
# cost does not grow with the archive.
NEAR = 12
# Letters with their marks; everything else parts words.
WORD = re.compile(r"[^\W\d_]{3,}")
# Sorani inflects at the end of a word. Cutting words short is as good as stemming them for this end, and costs
# nothing: finding the stems of ten thousand titles takes seconds.
STEM = 4


class Node(NamedTuple):
    """An article among others.

    Its address, its day (as a number), the entries it mentions in their order, its tags, its title and standfirst:
    all as they are known, since an edit asks for each article only whether these are the same.
    """

    url: str
    day: int
    entries: Sequence[str]
    tags: Sequence[str] = ()
    title: str = ""
    standfirst: str = ""


class Related:
    """Finds the articles that share the most with one of `nodes`, which stand in the order of their time."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self.nodes = nodes
        self._features = [features(node) for node in nodes]
        self._sharing: dict[str, list[int]] = defaultdict(list)
        for number, found in enumerate(self._features):
            for feature in found:
                self._sharing[feature].append(number)

    def to(self, number: int, most: int) -> list[str]:
        """The addresses of up to `most` articles; among equals the nearest in time first, then by address."""
        nodes, own = self.nodes, self.nodes[number]
        scores: dict[int, float] = defaultdict(float)
        for feature in self._features[number]:
            sharing = self._sharing[feature]
            # What is rare tells more than what half of the articles have.
            weight = 1 / len(sharing)
            place = bisect_left(sharing, number)
            for other in sharing[max(0, place - NEAR) : place + NEAR + 1]:
                scores[other] += weight
        scores.pop(number, None)
        # Few reach the score of the last that is shown: only these are put in order.
        least = min(nlargest(most, scores.values()), default=0)
        found = [(-score, nodes[other]) for other, score in scores.items() if score >= least]
        found.sort(key=lambda item: (item[0], abs(item[1].day - own.day), item[1].url))
        return [other.url for _, other in found[:most]]


def features(node: Node) -> list[str]:
    """By what an article is found: its entries, its tags, the beginnings of the words that announce it, each once."""
    words = WORD.findall(f"{node.title} {node.standfirst}")
    # The signs keep entries, tags and words apart.
    announced = dict.fromkeys([*(f"#{tag}" for tag in node.tags), *(word[:STEM] for word in words)])
    return [*(f"@{slug}" for slug in node.entries), *announced]
