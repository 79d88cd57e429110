"""Days and times of an article as machines read them."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo


def moment(value: date | datetime, zone: str) -> str:
    """`value` as RFC 3339 wants it, a day from its first minute. Authors write the time that clocks in `zone` show.

    >>> moment(date(2021, 11, 7), "Asia/Baghdad")
    '2021-11-07T00:00:00+03:00'
    """
    when = value if isinstance(value, datetime) else datetime.combine(value, time())
    return when.replace(tzinfo=ZoneInfo(zone)).isoformat(timespec="seconds")


def day_or_moment(value: date | datetime, zone: str) -> str:
    """`value` as exact as it is known: a day stays a day."""
    return moment(value, zone) if isinstance(value, datetime) else value.isoformat()
