"""Entries and the posts they held."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.glossary.labels import fixture_entry

from xwener.glossary.entry import Role
from xwener.glossary.partial_date import PartialDate


def role(title: str, from_: str = "", to: str = "", of: str = "") -> Role:
    """A role with dates as an author writes them."""
    return Role(title, of, PartialDate.parse(from_) if from_ else None, PartialDate.parse(to) if to else None)


HEAD = role("سەرۆکی دەزگا", "2016", "2020")
PREMIER = role("سەرۆکوەزیران", "2020-05-07", "2022-10-27")
KAZIMI = fixture_entry("kazimi", name="مستەفا کازمی", roles=[HEAD, PREMIER])


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2015, 12, 31), None),
        (date(2016, 1, 1), HEAD),
        (date(2020, 5, 6), HEAD),
        (date(2020, 5, 7), PREMIER),
        (date(2021, 11, 7), PREMIER),
        (date(2022, 10, 27), PREMIER),
        (date(2022, 10, 28), None),
    ],
)
def test_role_on(day: date, expected: Role | None):
    """On each day the role begun last of those held is shown, on both of its first and last days."""
    assert KAZIMI.role_on(day) == expected


def test_roles_on_a_day_of_two():
    """All roles of a day are given, the one begun last first."""
    assert KAZIMI.roles_on(date(2020, 6, 1)) == [PREMIER, HEAD]


def test_current():
    """The current role has no end; who is dead or dissolved has none."""
    still = role("وەزیر", "2023")
    assert fixture_entry("a", name="ئا", roles=[HEAD, still]).current == still
    assert KAZIMI.current is None
    assert fixture_entry("b", name="با", roles=[still], died=PartialDate.parse("2024")).current is None


def test_names():
    """The name comes first, then aliases and the abbreviation, each once."""
    entry = fixture_entry("a", kind="organization", name="ئا", aliases=["با", "ئا"], abbreviation="AB")
    assert entry.names == ("ئا", "با", "AB")


@pytest.mark.parametrize(
    ("first", "second", "overlap"),
    [
        (("2010", "2013"), ("2013", "2015"), False),
        (("2010", "2013"), ("2012", "2015"), True),
        (("2018-10-25", "2020-05-07"), ("2020-05-07", ""), False),
        (("2018-10-25", "2020-05-08"), ("2020-05-07", ""), True),
        (("2018", ""), ("2020", ""), True),
        (("", "2018"), ("2018-06", ""), False),
    ],
)
def test_overlap(first: tuple[str, str], second: tuple[str, str], *, overlap: bool):
    """Two roles overlap when, however the dates known in part are taken, they share more than a hand-over."""
    one, other = role("ئا", *first), role("ئا", *second)
    assert one.surely_overlaps(other) is overlap
    assert other.surely_overlaps(one) is overlap


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2021-11-07", date(2021, 11, 7), date(2021, 11, 7)),
    ],
)
def test_partial_dates(iso: str, first: date, last: date):
    """A date known in part spans all its days and remembers how it was written."""
    parsed = PartialDate.parse(iso)
    assert (parsed.first, parsed.last, str(parsed)) == (first, last, iso)


@pytest.mark.parametrize("iso", ["", "2020-13", "2020-02-30", "2020-1-1-1", "دوێنێ"])
def test_no_dates(iso: str):
    """What is no date is refused."""
    with pytest.raises(ValueError, match=r".+"):
        PartialDate.parse(iso)


@given(st.dates(), st.dates())
def test_later_days_are_surely_after(one: date, other: date):
    """For whole dates `surely_after` is the order of the days."""
    assert PartialDate.parse(one.isoformat()).surely_after(PartialDate.parse(other.isoformat())) == (one > other)
