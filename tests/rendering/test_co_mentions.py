"""Which entries are mentioned together."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from xwener.rendering.co_mentions import ENTRIES_AN_ARTICLE, CoMentions

ARTICLES = st.lists(st.lists(st.sampled_from("abcdefghijklmnopqrstuvw"), unique=True, max_size=20), max_size=30)


@given(ARTICLES, st.integers(0, 9))
def test_pairs(articles: list[list[str]], most: int):
    """Two entries share as many articles as mention both: the strongest first, equals in the order of slugs."""
    counts = Counter(pair for slugs in articles for pair in combinations(sorted(slugs[:ENTRIES_AN_ARTICLE]), 2))
    expected = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    assert list(CoMentions(articles).strongest(most).items()) == expected[:most]


def test_a_long_list_costs_no_more():
    """Of an article with a hundred names only the first are paired, so that the cost stays linear."""
    counts = CoMentions([[f"e{n:03}" for n in range(100)]]).strongest(10_000)
    assert len(counts) == ENTRIES_AN_ARTICLE * (ENTRIES_AN_ARTICLE - 1) // 2


@given(ARTICLES, st.dictionaries(st.sampled_from("abc"), st.lists(st.sampled_from("defg"), max_size=3)))
def test_companions(articles: list[list[str]], left_out: dict[str, list[str]]):
    """Those that share the most articles first, then by slug; what is left out has no place among them."""
    counts = CoMentions(articles)
    shared = Counter(
        both for pair, n in counts.strongest(1_000).items() for both in (pair, pair[::-1]) for _ in range(n)
    )
    for entry, found in counts.companions(2, left_out).items():
        wanted = [
            (-n, other) for (one, other), n in shared.items() if one == entry and other not in left_out.get(entry, ())
        ]
        assert found == [other for _, other in sorted(wanted)[:2]]
