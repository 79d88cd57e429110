"""Who is mentioned together: the counts, and the picture of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xwener.rendering.relations import MOST_NAMES, MOST_TIES, REACH, ROW, SHORT_NAME, picture


@dataclass
class _Entry:
    """What the picture asks of an entry."""

    slug: str
    name: str


def drawn(counts: dict[tuple[str, str], int]) -> Any:
    """The picture of these counts; the entries are called by their slugs."""
    slugs = {slug for pair in counts for slug in pair}
    return picture(cast("Any", {slug: _Entry(slug, slug) for slug in slugs}), counts)


def test_nothing_to_draw():
    """Without shared articles there are no names and no arcs."""
    assert drawn({}).names == []


def test_the_most_connected_are_drawn():
    """Never more names and arcs than can be read, and those with the strongest ties."""
    slugs = [f"e{n:02}" for n in range(40)]
    counts = {pair: 100 if "e39" in pair else 1 for pair in combinations(slugs, 2)}
    found = drawn(counts)
    assert len(found.names) <= MOST_NAMES
    assert len(found.ties) == MOST_TIES
    assert "e39" in {name.entry.slug for name in found.names}
    strengths = [tie.articles for tie in found.ties]
    assert strengths == sorted(strengths, reverse=True)


def test_strong_ties_are_short():
    """The order brings together those that share much: a chain comes out as a chain."""
    chain = ["m", "c", "x", "a", "k"]
    found = drawn(dict.fromkeys(pairwise(chain), 5))
    order = [name.entry.slug for name in found.names]
    assert order in (chain, chain[::-1])


def test_long_names_are_cut_between_words():
    """A phone shows the first words, everybody else the whole name."""
    name = "ئەنجوومەنی باڵای ئاسایشی نیشتمانیی ئێران"
    entries = cast("Any", {"a": _Entry("a", name), "b": _Entry("b", "داعش")})
    shown = {name.entry.slug: name.short for name in picture(entries, {("a", "b"): 1}).names}
    assert shown["b"] == "داعش"
    assert shown["a"].endswith("…")
    assert name.startswith(shown["a"].removesuffix("…") + " ")
    assert len(shown["a"]) <= SHORT_NAME + 1


PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 30), st.integers(0, 30)).filter(lambda pair: pair[0] < pair[1]),
    st.integers(1, 9),
    min_size=1,
    max_size=80,
)


@given(PAIRS)
def test_the_picture_holds_together(numbers: dict[tuple[int, int], int]):
    """The same counts in any order give the same picture, each name has a row and an arc, no arc leaves it."""
    counts = {(f"e{a:02}", f"e{b:02}"): number for (a, b), number in numbers.items()}
    found = drawn(counts)
    assert found == drawn(dict(reversed(counts.items())))
    assert [name.row for name in found.names] == list(range(len(found.names)))
    assert all(name.ties for name in found.names)
    for tie in found.ties:
        pair = min(tie.first.slug, tie.second.slug), max(tie.first.slug, tie.second.slug)
        assert counts[pair] == tie.articles
        numbers_of_path = [int(number) for number in re.findall(r"\d+", tie.path)]
        start, reach, *_, end = numbers_of_path[1], numbers_of_path[2], numbers_of_path[-1]
        assert 0 < start < end < ROW * len(found.names)
        assert reach * 3 / 4 <= REACH + 1


@pytest.mark.parametrize("number", [1, 2, 50])
def test_one_pair(number: int):
    """A single tie is drawn, however strong."""
    found = drawn({("a", "b"): number})
    assert [tie.articles for tie in found.ties] == [number]
