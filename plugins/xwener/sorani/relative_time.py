"""How long ago, or how soon (tables/dates.json)."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from xwener.sorani.numbers import format_number
from xwener.sorani.tables import load

_TABLE: dict[str, Any] = load("dates")["relative"]
_WEEK, _MONTH, _YEAR = 7, 30, 365
_NEAR: Final[dict[int, str]] = {0: _TABLE["today"], -1: _TABLE["yesterday"], 1: _TABLE["tomorrow"]}


def relative_time(day: date, today: date) -> str:
    """`day` as seen from `today`: days up to a week, weeks up to a month, then months and years, rounded down.

    >>> relative_time(date(2021, 11, 4), date(2021, 11, 7)), relative_time(date(2021, 11, 8), date(2021, 11, 7))
    ('٣ ڕۆژ لەمەوبەر', 'سبەی')
    """
    days = day.toordinal() - today.toordinal()
    if days in _NEAR:
        return _NEAR[days]
    unit, count = _measure(abs(days))
    one, many = _TABLE["units"][unit]
    amount = one if count == 1 else many.format(n=format_number(count))
    return str(_TABLE["past" if days < 0 else "future"]).format(amount=amount)


def _measure(days: int) -> tuple[str, int]:
    if days < _WEEK:
        return "day", days
    if days < _MONTH:
        return "week", days // _WEEK
    if days < _YEAR:
        return "month", days // _MONTH
    return "year", days // _YEAR
