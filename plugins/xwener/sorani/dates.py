"""Dates as Kurdish print writes them, and back (tables/dates.json)."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from xwener.sorani.normalize import normalize
from xwener.sorani.numbers import ascii_digits, kurdish_digits
from xwener.sorani.tables import load

_TABLE: dict[str, Any] = load("dates")
_MONTHS: Final[list[str]] = _TABLE["months"]
_EZAFE: Final[str] = _TABLE["ezafe"]
_NUMBER_OF: Final[dict[str, int]] = {
    normalize(name): number
    for name, number in [*((name, i) for i, name in enumerate(_MONTHS, 1)), *_TABLE["read"].items()]
}
_DAYS: Final = frozenset(map(normalize, _TABLE["days"]))
_YEAR_DIGITS = 4
_DATE_PARTS = 3
_SEPARATORS: Final = str.maketrans(dict.fromkeys("-/.–،,", " "))


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


def parse_date(text: str) -> date:
    """The date that an author wrote, with digits of any kind.

    In numbers the year has four digits and stands first (2021-11-07) or last; before a last year stands the
    day, then the month, as in Kurdish print (٠٧ - ١١ - ٢٠٢١, 7/11/2021). In words: `٧ی تشرینی دووەمی ٢٠٢١`, a
    weekday before it or not. ValueError: anything else, and days that no calendar has.

    >>> parse_date("یەکشەممە، ٧ی تشرینی دووەمی ٢٠٢١")
    datetime.date(2021, 11, 7)
    """
    parts = ascii_digits(normalize(text)).translate(_SEPARATORS).split()
    if parts and parts[0] in _DAYS:
        parts = parts[1:]
    found = _in_numbers(parts) or _in_words(parts)
    if found is None:
        raise ValueError(f"«{text}» is not a date")
    try:
        return date(*found)
    except ValueError:
        raise ValueError(f"«{text}» is no day of the calendar") from None


def _in_numbers(parts: list[str]) -> tuple[int, int, int] | None:
    if len(parts) != _DATE_PARTS or not all(_is_number(part) for part in parts):
        return None
    first, second, third = parts
    if len(first) == _YEAR_DIGITS and len(third) < _YEAR_DIGITS:
        return int(first), int(second), int(third)
    if len(third) == _YEAR_DIGITS and len(first) < _YEAR_DIGITS:
        return int(third), int(second), int(first)
    return None


def _in_words(parts: list[str]) -> tuple[int, int, int] | None:
    if len(parts) < _DATE_PARTS:
        return None
    day, *month, year = parts
    day = day.removesuffix(_EZAFE)
    name = " ".join(month)
    number = _NUMBER_OF.get(name) or _NUMBER_OF.get(name.removesuffix(_EZAFE))
    if number is None or not _is_number(day) or not (_is_number(year) and len(year) == _YEAR_DIGITS):
        return None
    return int(year), number, int(day)


def _is_number(part: str) -> bool:
    return part.isascii() and part.isdigit()
