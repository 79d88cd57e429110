"""Which articles belong together: those that share entries, tags, or rare words in what announces them.

A large site has millions of such pairs, so each step is one on arrays.
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import count, pairwise

import numpy as np
from numpy.typing import NDArray

from xwener.rendering.structure import Node

Numbers = NDArray[np.int64]

# Of those that share an entry or a word, so many before and after an article in time are looked at, so that the
# cost does not grow with the archive.
NEAR = 12
# Letters with their marks; everything else parts words.
WORD = re.compile(r"[^\W\d_]{3,}")
# Sorani inflects at the end of a word. Cutting words short is as good as stemming them for this end, and costs
# nothing: finding the stems of ten thousand titles takes seconds.
STEM = 4
# How many articles are gone through at once: what is reckoned takes some 30 KB for each.
AT_ONCE = 500
# Two articles and what they share stand in one number, for numbers are sorted many times as fast as records. These
# are the bits of a weight, and of the place of an article among all; AT_ONCE takes nine.
WEIGHT_BITS, PLACE_BITS = 30, 24


def related(nodes: Sequence[Node], most: int) -> Iterator[list[str]]:
    """For each of `nodes`, which stand in the order of their time, up to `most` addresses of those it shares most with.

    Among equals the nearest in time come first, then in the order of addresses.
    """
    features = _Features(nodes)
    for first in range(0, len(nodes), AT_ONCE):
        last = min(first + AT_ONCE, len(nodes))
        owners, others, scores = features.shared(first, last)
        ends = np.searchsorted(owners, np.arange(last - first + 1))
        for own, (begin, end) in zip(nodes[first:last], pairwise(ends.tolist()), strict=True):
            yield _nearest(nodes, own, others[begin:end], scores[begin:end], most)


def _nearest(nodes: Sequence[Node], own: Node, others: Numbers, scores: Numbers, most: int) -> list[str]:
    if len(scores) > most:
        # Few reach the score of the last that is shown: only these are put in order.
        reach = scores >= np.partition(scores, -most)[-most]
        others, scores = others[reach], scores[reach]
    found = [(-score, nodes[other]) for other, score in zip(others.tolist(), scores.tolist(), strict=True)]
    found.sort(key=lambda item: (item[0], abs(item[1].day - own.day), item[1].url))
    return [other.url for _, other in found[:most]]


class _Features:
    """By what each article is found: its entries, its tags, the beginnings of the words that announce it, each once.

    `feature` has their numbers, one article after the other (`ends` tells where), `sharing` the articles of a feature
    in their order, one feature after the other (`begin`, `end`), and `place` where in there each of `feature` stands.
    """

    def __init__(self, nodes: Sequence[Node]) -> None:
        number = count().__next__
        entries, tags, words = (defaultdict[str, int](number) for _ in range(3))
        features, sizes = array("q"), array("q", [0])
        for node in nodes:
            announced = WORD.findall(f"{node.title} {node.standfirst}")
            features.extend(map(entries.__getitem__, node.entries))
            features.extend(map(tags.__getitem__, dict.fromkeys(node.tags)))
            features.extend(map(words.__getitem__, {word[:STEM] for word in announced}))
            sizes.append(len(features))
        self.feature: Numbers = np.asarray(features, np.int64)
        self.ends = sizes
        owners = np.repeat(np.arange(len(nodes)), np.diff(np.asarray(sizes)))
        order = np.argsort(self.feature, kind="stable")
        self.sharing: Numbers = owners[order]
        self.place = np.empty_like(order)
        self.place[order] = np.arange(len(order))
        counts = np.bincount(self.feature)
        self.end = np.cumsum(counts)
        self.begin = self.end - counts
        # What is rare tells more than what half of the articles have.
        self.weight = (1 << WEIGHT_BITS - 1) // counts

    def shared(self, first: int, last: int) -> tuple[Numbers, Numbers, Numbers]:
        """What the articles from `first` up to `last` share with others: who (from 0), with whom, and how much."""
        own = slice(self.ends[first], self.ends[last])
        feature, place = self.feature[own], self.place[own]
        begin = np.maximum(place - NEAR, self.begin[feature])
        many = np.minimum(place + NEAR + 1, self.end[feature]) - begin
        # The places from each `begin` on, one run behind the other.
        places = np.arange(many.sum()) + np.repeat(begin - (np.cumsum(many) - many), many)
        owners = np.repeat(np.arange(last - first), np.diff(np.asarray(self.ends[first : last + 1])))
        pair = (np.repeat(owners, many) << PLACE_BITS) + self.sharing[places]
        both = np.sort((pair << WEIGHT_BITS) + np.repeat(self.weight[feature], many))
        pair, weight = both >> WEIGHT_BITS, both & ((1 << WEIGHT_BITS) - 1)
        firsts = np.flatnonzero(np.diff(pair, prepend=-1))
        if not len(firsts):
            return pair, pair, weight
        score, pair = np.add.reduceat(weight, firsts), pair[firsts]
        owner, other = pair >> PLACE_BITS, pair & ((1 << PLACE_BITS) - 1)
        others = other != owner + first
        return owner[others], other[others], score[others]
