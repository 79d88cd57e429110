"""Stems: pairs of words that must share one, pairs that must not, and what the analysis says."""

from __future__ import annotations

import pytest
from tests.sorani.table import rows

from xwener.sorani import Cut, analyze, stem

# File, pairs that are to share a stem and do, pairs that are not to and do not; of how many, see the files.
# docs/sorani.md tells which of them were in view while the rules were written.
FIGURES = {"known": (40, 12), "tuning": (96, 28), "held_out": (85, 40), "fresh": (51, 16)}


def right(row: list[str]) -> bool:
    """Whether the stemmer agrees with a pair."""
    relation, surface, base = row[:3]
    return (stem(surface) == stem(base)) is (relation == "same")


@pytest.mark.parametrize("name", FIGURES)
def test_figures(name: str):
    """The figures of the documentation are those of the stemmer, neither worse nor quietly better."""
    pairs = rows(f"pairs_{name}.tsv")[1:]
    good = [row[0] for row in pairs if right(row)]
    assert (good.count("same"), good.count("differ")) == FIGURES[name]


@pytest.mark.parametrize("row", rows("stem_names.tsv"), ids=lambda row: row[0])
def test_names_survive(row: list[str]):
    """Names keep the endings that only look like suffixes, also under suffixes."""
    name, *forms = row
    assert {stem(form) for form in forms} == {stem(name)}


def test_names_that_differ_by_a_suffix():
    """Two names that differ by an ending are two; a country and its adjective are one."""
    assert stem("بارزان") != stem("بارزانی")
    assert stem("سلێمان") != stem("سلێمانی")
    assert stem("کوردستان") == stem("کوردستانی")
    assert stem("کوردستان") != stem("کورد")


def test_analysis():
    """The analysis names what was cut, outermost first."""
    assert analyze("قارەمانەکانتان").cuts == (Cut("clitic", "تان"), Cut("number", "ەکان"))
    assert analyze("کاتێکدایە").cuts[0] == Cut("copula", "دایە")
    assert analyze("ناو").cuts == ()


@pytest.mark.parametrize("token", ["", "ا", "2021", "nato", "\ud800", "\0", "ەوە", "دایە", "یان", "ی" * 10_000])
def test_other_tokens(token: str):
    """Tokens that are no nouns come back, and nothing is cut to nothing."""
    assert stem(token) or not token
