"""Which articles belong together."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xwener.rendering import related as rules
from xwener.rendering.related import NEAR, STEM, WEIGHT_BITS, WORD, related
from xwener.rendering.structure import Node

MOST = 3
# What only one article had would weigh.
WHOLE = 1 << WEIGHT_BITS - 1
NAMES = st.lists(st.sampled_from("abcdef"), unique=True, max_size=4)
TITLES = st.sampled_from(("باران باری", "بارانەکە وەستا", "نەوت", "", "نرخی نەوت و نەوتەکە"))
NODES = st.lists(st.tuples(st.integers(0, 3), NAMES, NAMES, TITLES), max_size=40).map(
    lambda found: [
        Node(f"{number}.html", -day, entries, tags, title)
        for number, (day, entries, tags, title) in enumerate(sorted(found, key=lambda one: one[0]))
    ]
)


@given(NODES)
def test_related(nodes: list[Node]):
    """What two share counts the more, the fewer others have it; equals by nearness in time, then by address."""
    known = [_features(node) for node in nodes]
    sharing = {feature: [n for n, own in enumerate(known) if feature in own] for own in known for feature in own}
    for number, (node, found) in enumerate(zip(nodes, related(nodes, MOST), strict=True)):
        scores: Counter[int] = Counter()
        for feature in known[number]:
            place = sharing[feature].index(number)
            for other in sharing[feature][max(0, place - NEAR) : place + NEAR + 1]:
                scores[other] += WHOLE // len(sharing[feature])
        del scores[number]
        ordered = sorted(
            (-score, abs(nodes[other].day - node.day), nodes[other].url) for other, score in scores.items()
        )
        assert found == [url for *_, url in ordered[:MOST]]


def _features(node: Node) -> set[str]:
    words = WORD.findall(f"{node.title} {node.standfirst}")
    return {*(f"@{slug}" for slug in node.entries), *(f"#{tag}" for tag in node.tags), *(word[:STEM] for word in words)}


def test_any_number_at_once(monkeypatch: pytest.MonkeyPatch):
    """However many articles are gone through at once."""
    nodes = [Node(f"a{n}", -n, [f"x{n % 7}", f"y{n % 11}", f"z{n % 60}"]) for n in range(100)]
    found = list(related(nodes, MOST))
    monkeypatch.setattr(rules, "AT_ONCE", 7)
    assert list(related(nodes, MOST)) == found


def test_it_costs_the_same_in_any_archive():
    """However many articles share an entry, only those near in time are looked at."""
    nodes = [Node(f"{number}.html", number, ["a"]) for number in range(5_000)]
    found = list(related(nodes, 2 * NEAR + 5))
    assert found[2_500][:4] == ["2499.html", "2501.html", "2498.html", "2502.html"]
    assert len(found[2_500]) == 2 * NEAR
