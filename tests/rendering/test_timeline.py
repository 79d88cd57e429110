"""Roles drawn to scale, from right to left."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from xwener.glossary.entry import Role
from xwener.glossary.partial_date import PartialDate
from xwener.rendering.timeline import MOST_TICKS, Timeline, timeline

TODAY = date(2026, 1, 1)


def role(begin: str, end: str = "") -> Role:
    """A role from and to these dates; nothing leaves one open."""
    return Role("x", "", PartialDate.parse(begin) if begin else None, PartialDate.parse(end) if end else None)


def drawn(*roles: Role, today: date = TODAY) -> Timeline:
    """The timeline, which there is."""
    found = timeline(roles, None, today)
    assert found is not None
    return found


def percent(text: str) -> float:
    """The number of a percentage."""
    assert text.endswith("%")
    return float(text[:-1])


def test_time_runs_from_right_to_left():
    """The older role's bar lies to the right of the newer one's; both are as long as they took."""
    newer, older = drawn(role("2021-01-01", "2026-01-01"), role("2016-01-01", "2021-01-01")).spans
    assert newer is not None and older is not None  # noqa: PT018  (both or neither)
    assert percent(newer.possible.x) == 0
    assert abs(percent(older.possible.x) - 50) < 0.1
    assert abs(percent(older.possible.width) - 50) < 0.1


def test_a_role_that_is_still_held_reaches_today():
    """An open end is drawn to the left edge."""
    held = drawn(role("2020-01-01"), role("2016-01-01", "2018-01-01")).spans[0]
    assert held is not None
    assert percent(held.possible.x) == 0


def test_what_is_not_sure_is_told_apart():
    """Of a year only the year is known: the role surely lies between the end of one and the start of the other."""
    span = drawn(role("2016", "2020"), role("2010-01-01", "2012-01-01")).spans[0]
    assert span is not None
    assert span.sure is not None
    assert percent(span.sure.width) < percent(span.possible.width)
    same_year = drawn(role("2016", "2016")).spans[0]
    assert same_year is not None
    assert same_year.sure is None


def test_a_role_without_dates_has_no_bar():
    """The list shows it all the same."""
    assert drawn(role("2016", "2020"), role("")).spans[1] is None


def test_where_there_is_nothing_to_draw():
    """No dates at all, and one role that would fill the whole line."""
    assert timeline([], None, TODAY) is None
    assert timeline([role("")], None, TODAY) is None
    assert timeline([role("2016-06")], None, TODAY) is None


def test_it_ends_with_the_holder():
    """The line of somebody who died ends then, not today."""
    found = timeline([role("1998", "2020-01-03")], PartialDate.parse("2020-01-03"), TODAY)
    assert found is not None
    assert found.spans[0] is not None
    assert percent(found.spans[0].possible.x) == 0


def test_years_are_marked_in_kurdish_digits():
    """A handful of round years, the oldest to the right."""
    ticks = drawn(role("1998-01-01", "2020-01-03")).ticks
    assert [tick.label for tick in ticks] == ["٢٠٠٠", "٢٠١٠", "٢٠٢٠"]
    places = [percent(tick.x) for tick in ticks]
    assert places == sorted(places, reverse=True)


DAYS = st.dates(date(1900, 1, 1), date(2030, 12, 31)).map(lambda day: PartialDate.parse(day.isoformat()))


@given(st.lists(st.tuples(st.none() | DAYS, st.none() | DAYS), max_size=6), st.none() | DAYS)
def test_nothing_leaves_the_line(ends: list[tuple[Any, Any]], end: PartialDate | None):
    """Whatever the dates, also absurd ones, every bar and mark lies inside the picture."""
    found = timeline([Role("x", "", begin, to) for begin, to in ends], end, TODAY)
    if found is None:
        return
    for bar in (bar for span in found.spans if span for bar in (span.possible, span.sure) if bar):
        assert percent(bar.x) >= 0
        assert 0 < percent(bar.width) <= 100
        assert percent(bar.x) + percent(bar.width) <= 100.01
    assert len(found.ticks) <= MOST_TICKS + 1
    assert all(0 < percent(tick.x) < 100 for tick in found.ticks)
