"""Suffix chains: which a noun and which a name may carry."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sorani.table import rows

from xwener.sorani import normalize, suffixes

LETTERS = "ابتدشقکگلمنهەوۆیێ"


@pytest.mark.parametrize("row", rows("suffixes.tsv"), ids=lambda row: f"{row[0]} {row[2]} {row[1]}")
def test_chains(row: list[str]):
    """Every chain of the table."""
    lemma, kind, suffix, licensed, _ = row
    assert suffixes(normalize(lemma), proper=kind == "name").licensed(suffix) is (licensed == "yes")


def test_longest_chain_wins():
    """The longest chain is taken, and the caller sees whether a word ends there."""
    chains = suffixes("عێراق", proper=True)
    assert chains.longest("لە عێراقیشدا بوو", 8) == 12
    assert chains.longest("لە عێراق بوو", 8) == 8
    assert chains.longest("عێراقیکۆن", 5) == 6


def test_slots_are_told():
    """A caller that treats markers apart can see which slots were filled."""
    assert suffixes("رووداو").match("رووداوەکەشدا", 6).slots == ("definite", "also", "postposition")
    assert suffixes("رووداو", proper=True).match("رووداوەکەشدا", 6).slots == ("copula",)


@given(st.text(LETTERS, min_size=1, max_size=6), st.text(LETTERS, max_size=10))
def test_longest_and_licensed_agree(lemma: str, rest: str):
    """What `longest` takes is licensed, and nothing longer is; a name's chains are a noun's."""
    for proper in (False, True):
        chains = suffixes(lemma, proper=proper)
        end = chains.longest(lemma + rest, len(lemma)) - len(lemma)
        assert chains.licensed(rest[:end])
        assert not any(chains.licensed(rest[:size]) for size in range(end + 1, len(rest) + 1))
        assert suffixes(lemma).longest(rest) >= end


@pytest.mark.parametrize("lemma", ["", "\0", "\ud800"])
def test_odd_lemmas(lemma: str):
    """A lemma without letters has no exception of its own."""
    assert suffixes(lemma).longest("دا") == 2
    assert suffixes(lemma).longest("\ud800") == 0


def test_a_long_text_is_not_read_to_its_end():
    """The chain is bounded by the slots, whatever follows."""
    assert suffixes("کورد").longest("ی" * 10**6) < 10
