"""Dates as authors write them, read (tables/dates.json)."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MINYEAR, date
from typing import Any, Final

from xwener.sorani.keys import loose_key
from xwener.sorani.normalize import normalize
from xwener.sorani.numbers import ascii_digits, kurdish_digits
from xwener.sorani.tables import load

_TABLE: dict[str, Any] = load("dates")
_MONTHS: Final[list[str]] = _TABLE["months"]
_DAYS: Final[list[str]] = _TABLE["days"]
_EZAFE: Final[str] = _TABLE["ezafe"]
_TATWEEL = "\u0640"
_YEAR_DIGITS = 4
_TOKEN: Final = re.compile(r"[0-9]+|[^\W0-9_]+")
_SHOWN = 60


def _keys(names: list[str], read: dict[str, int]) -> dict[str, int]:
    """Each name by the key that its misspellings share."""
    numbered = {name: number for number, name in enumerate(names, 1)} | read
    return {_key(name.split()): number for name, number in numbered.items()}


def _key(words: list[str]) -> str:
    return " ".join([loose_key(word) for word in words])


_MONTH_OF: Final = _keys(_MONTHS, _TABLE["read_months"])
_DAY_OF: Final = _keys(_DAYS, _TABLE["read_days"])
_IDLE: Final = frozenset(loose_key(word) for word in _TABLE["idle"])


def parse_date(text: str) -> date:
    """The date that an author wrote, with digits of any kind.

    In numbers the year has four digits and stands first (2021-11-07) or last; before a last year stands the
    day, then the month, as in Kurdish print (٠٧ - ١١ - ٢٠٢١, 7/11/2021). In words: `٧ی تشرینی دووەمی ٢٠٢١`, with
    a weekday before it or not. ValueError: what is missing or wrong.

    >>> parse_date("یەکشەممە، ٧ی تشرینی دووەمی ٢٠٢١"), parse_date("7/11/2021")
    (datetime.date(2021, 11, 7), datetime.date(2021, 11, 7))
    """
    try:
        return _read(_tokens(text))
    except ValueError as reason:
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
        raise ValueError(f"«{shown}» is no date: {reason}") from None


def _tokens(text: str) -> list[str]:
    """Numbers and words, without the words that say nothing and the ezafe of a number."""
    found = _TOKEN.findall(ascii_digits(normalize(text)).replace(_TATWEEL, ""))
    return [token for token in found if loose_key(token) not in _IDLE]


def _read(tokens: list[str]) -> date:
    first = next((index for index, token in enumerate(tokens) if token.isdigit()), len(tokens))
    rest = tokens[first:]
    if not rest:
        raise ValueError("it has no numbers")
    if first and _month(tokens[:first]):
        raise ValueError("it has no day")
    found = _in_numbers(rest) if all(token.isdigit() for token in rest) else _in_words(rest)
    _check(*found)
    day = date(*found)
    if first and _DAY_OF.get(_key(tokens[:first])) != day.weekday() + 1:
        raise ValueError(f"that day is a {_DAYS[day.weekday()]}, not {' '.join(tokens[:first])}")
    return day


def _in_numbers(numbers: list[str]) -> tuple[int, int, int]:
    if len(numbers) != len(("year", "month", "day")):
        raise ValueError(f"it has {len(numbers)} of the three numbers day, month and year")
    if len(numbers[0]) == _YEAR_DIGITS:
        year, month, day = numbers
    else:
        day, month, year = numbers
    _check_year(year)
    return int(year), int(month), int(day)


def _in_words(tokens: list[str]) -> tuple[int, int, int]:
    day, *names = tokens
    year = names.pop() if names[-1].isdigit() else ""
    if any(name.isdigit() for name in names):
        raise ValueError("it has more numbers than a day and a year")
    month = _month(names)
    if not month:
        raise ValueError(f"there is no month {' '.join(names)}")
    _check_year(year)
    return int(year), month, int(day)


def _month(names: list[str]) -> int:
    """The number of the month, whose name may end with the ezafe; 0 if there is none."""
    if not names:
        return 0
    bare = [*names[:-1], names[-1].removesuffix(_EZAFE)]
    return _MONTH_OF.get(_key(names)) or _MONTH_OF.get(_key(bare)) or 0


def _check_year(year: str) -> None:
    if not year:
        raise ValueError("it has no year")
    if len(year) != _YEAR_DIGITS or int(year) < MINYEAR:
        raise ValueError(f"a year has four digits, and {year} is none")


def _check(year: int, month: int, day: int) -> None:
    if not 1 <= month <= len(_MONTHS):
        raise ValueError(f"there is no month {month} (the day comes first, then the month)")
    if not 1 <= day <= monthrange(year, month)[1]:
        raise ValueError(f"{_MONTHS[month - 1]}ی {kurdish_digits(str(year))} has no day {day}")
