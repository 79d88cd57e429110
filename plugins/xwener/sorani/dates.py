"""Dates and times as Kurdish print writes them (tables/dates.json)."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any, Final

from xwener.sorani.numbers import kurdish_digits
from xwener.sorani.tables import load

_TABLE: dict[str, Any] = load("dates")
_MONTHS: Final[list[str]] = _TABLE["months"]


def format_date(day: date, style: str = "full", *, kurdish_year: bool = False) -> str:
    """A date in words: `full`, `long`, `day` (without year), `month`, `year` or `numeric`.

    `kurdish_year` adds the year of the Kurdish calendar. KeyError: no such style.

    >>> format_date(date(2021, 11, 7))
    'یەکشەممە، ٧ی تشرینی دووەمی ٢٠٢١'
    """
    text = _TABLE["styles"][style].format(
        weekday=_TABLE["days"][day.weekday()],
        day=day.day,
        day2=f"{day.day:02}",
        month=_MONTHS[day.month - 1],
        month2=f"{day.month:02}",
        year=day.year,
    )
    if kurdish_year:
        text = _TABLE["kurdish_year"].format(date=text, year=kurdish_year_of(day))
    return kurdish_digits(text)


def kurdish_year_of(day: date) -> int:
    """The year of the Kurdish calendar, which begins with Newroz (21 March).

    >>> kurdish_year_of(date(2021, 3, 20)), kurdish_year_of(date(2021, 3, 21))
    (2720, 2721)
    """
    begun = (day.month, day.day) >= tuple(_TABLE["newroz"])
    return day.year + int(_TABLE["kurdish_epoch"]) - (not begun)


def format_time(moment: datetime | time) -> str:
    """A time of day, 24 hours.

    >>> format_time(time(2, 0))
    'کاژێر ٠٢:٠٠'
    """
    return kurdish_digits(str(_TABLE["time"]).format(hour2=f"{moment.hour:02}", minute2=f"{moment.minute:02}"))
