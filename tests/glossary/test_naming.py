"""When the neighbours of a surname make it another's."""

from __future__ import annotations

import pytest
from tests.glossary.labels import fixture_entry

from xwener.glossary.finder import Finder

PEOPLE = [
    fixture_entry("barzani", name="نێچیرڤان بارزانی", aliases=["بارزانی", "نێچیرڤان"]),
    fixture_entry("salih", name="بەرهەم ساڵح", aliases=["ساڵح"]),
]
FINDER = Finder(PEOPLE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("مەسعوود بارزانی", []),
        ("مەسعوودیش بارزانی", ["بارزانی"]),
        ("مەسعوود، بارزانی", ["بارزانی"]),
        ("مەسعوود «بارزانی»", ["بارزانی"]),
        ("سەرۆک بارزانی", ["بارزانی"]),
        ("نێچیرڤان ئەحمەد", []),
        ("نێچیرڤان هات", ["نێچیرڤان"]),
        ("نێچیرڤانیش ئەحمەدی بینی", ["نێچیرڤانیش"]),
        ("شەقامی بارزانی", []),
        ("شەقامی نێچیرڤان بارزانی", ["نێچیرڤان بارزانی"]),
        ("بەرهەم ساڵح بارزانیی بینی", ["بەرهەم ساڵح", "بارزانیی"]),
    ],
)
def test_neighbours(text: str, expected: list[str]):
    """Another given name, or a thing called after somebody, takes the surname away; nothing else does."""
    assert [text[match.start : match.end] for match in FINDER.find(text)] == expected


def test_organizations_are_not_concerned():
    """The rule is about people: an organization keeps its one-word alias behind such words."""
    team = fixture_entry("barzan", kind="organization", name="یانەی وەرزشیی بارزان", aliases=["بارزان"])
    text = "کۆمپانیای بارزان"
    assert [text[match.start : match.end] for match in Finder([team]).find(text)] == ["بارزان"]
