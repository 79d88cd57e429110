"""Dates of which only the year, or the year and the month, may be known."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, order=True)
class PartialDate:
    """A span of days that a date is known to lie in, and the ISO text it was written as.

    >>> PartialDate.parse("2020-02").last
    datetime.date(2020, 2, 29)
    """

    first: date
    last: date
    iso: str

    @classmethod
    def parse(cls, iso: str) -> PartialDate:
        """The date written as `2020`, `2020-05` or `2020-05-07`; ValueError for anything else."""
        parts = [int(part) for part in iso.split("-")] if iso.isascii() else []
        match parts:
            case [year]:
                return cls(date(year, 1, 1), date(year, 12, 31), iso)
            case [year, month]:
                return cls(date(year, month, 1), date(year, month, monthrange(year, month)[1]), iso)
            case [year, month, day]:
                return cls(date(year, month, day), date(year, month, day), iso)
        raise ValueError(f"{iso!r} is not a date, a year and month, or a year")

    def surely_after(self, other: PartialDate) -> bool:
        """Whether every day it may be is later than every day `other` may be."""
        return self.first > other.last

    def __str__(self) -> str:
        """As it was written."""
        return self.iso
