"""The roles of an entry drawn to scale: one bar a role, on a line of years that runs from right to left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from xwener.glossary.entry import Role
from xwener.glossary.partial_date import PartialDate
from xwener.sorani import format_number

# The steps that the marked years may have; the first that needs no more marks than MOST_TICKS is taken.
STEPS = (1, 2, 5, 10, 20, 50, 100)
MOST_TICKS = 5
# In percent of the line: a year marked nearer to an end would stand out of the picture; a shorter bar would
# not be seen.
TICK_MARGIN, LEAST_BAR = 6.0, 0.8


@dataclass(frozen=True)
class Bar:
    """A stretch of the line, in percent of its width, as SVG's x and width."""

    x: str
    width: str


@dataclass(frozen=True)
class Span:
    """A role's time: when it may have been held, and when it surely was (None where that is not known).

    They differ where only the year or the month of a date is known.
    """

    possible: Bar
    sure: Bar | None


@dataclass(frozen=True)
class Tick:
    """A marked year."""

    x: str
    label: str


@dataclass(frozen=True)
class Timeline:
    """The spans of the roles in their order, None for a role without dates, and the marked years."""

    spans: list[Span | None]
    ticks: list[Tick]


class _Scale:
    """From days to places on the line."""

    def __init__(self, first: date, last: date) -> None:
        self.first = first.toordinal()
        self.length = max(1, last.toordinal() - self.first)

    def bar(self, begin: date, end: date) -> Bar:
        low = self.percent(max(begin, date.fromordinal(self.first)))
        width = max(LEAST_BAR, min(100.0, self.percent(end)) - low)
        # The line runs from right to left, and SVG counts from the left.
        return Bar(_percent(max(0.0, 100 - low - width)), _percent(min(width, 100.0)))

    def percent(self, day: date) -> float:
        return 100 * (day.toordinal() - self.first) / self.length


def timeline(roles: Sequence[Role], end: PartialDate | None, today: date) -> Timeline | None:
    """The picture of `roles`, up to today or the holder's `end`; None when it would say nothing.

    It says nothing without dates, or when one bar fills it.
    """
    dated = [role for role in roles if role.from_ or role.to]
    if not dated or (len(dated) == 1 and not dated[0].to):
        return None
    known = [day for role in dated for day in (role.from_, role.to) if day]
    first = min(day.first for day in known)
    last = end.last if end else max(today, *(day.last for day in known))
    scale = _Scale(first, last)
    return Timeline([_span(role, scale, first, last) for role in roles], _ticks(scale, first, last))


def _span(role: Role, scale: _Scale, first: date, last: date) -> Span | None:
    if not (role.from_ or role.to):
        return None
    possible = scale.bar(role.from_.first if role.from_ else first, role.to.last if role.to else last)
    begin, end = role.from_.last if role.from_ else None, role.to.first if role.to else last
    return Span(possible, scale.bar(begin, end) if begin and begin <= end else None)


def _ticks(scale: _Scale, first: date, last: date) -> list[Tick]:
    years = last.year - first.year
    step = next((step for step in STEPS if years / step <= MOST_TICKS), STEPS[-1])
    marked = (year for year in range(first.year, last.year + 1) if year % step == 0)
    places = ((year, scale.percent(date(year, 1, 1))) for year in marked)
    return [
        Tick(_percent(100 - place), format_number(year, grouping=False))
        for year, place in places
        if TICK_MARGIN <= place <= 100 - TICK_MARGIN
    ]


def _percent(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") + "%"
