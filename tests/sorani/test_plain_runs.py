"""Keys of plain words, seen at their letters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from xwener.sorani.normalize import fold
from xwener.sorani.plain_runs import plain_keys

RUNS = st.text(alphabet=[*"کەڕڵوهيرا٢a.«", "\u200c", "\u064e"], max_size=6)


@given(st.lists(RUNS, max_size=12))
def test_plain_keys_are_keys(runs: list[str]):
    """Each run is there once, either as its key or as it stands."""
    plain, others = plain_keys(" ".join(runs))
    assert sorted([*filter(None, plain), *map(fold, others)]) == sorted(map(fold, filter(None, runs)))


@given(st.lists(st.sampled_from(["باران", "هەموو", "ڕۆژ", "گوڵ", "و"]), max_size=12))
def test_plain_words_are_seen(words: list[str]):
    """Of words of plain letters only the last, behind which no space stands, is left to be asked about."""
    assert plain_keys(" ".join(words)) == ([fold(word) for word in words[:-1]], words[-1:])
