"""A background: a short explainer that many articles share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xwener.reading.document import Document

# How long a background is taken as fresh when it names no `review_by`.
REVIEW_AFTER_MONTHS = 12


@dataclass(frozen=True)
class Background:
    """An explainer, true as of a day and due for review by another."""

    document: Document
    kind: str
    about: tuple[str, ...]
    as_of: date
    review_by: date

    @property
    def slug(self) -> str:
        """Its name in addresses and in `::: background slug`."""
        return self.document.slug

    @property
    def title(self) -> str:
        """Its headline, often a question."""
        return self.document.title

    def overdue(self, today: date) -> bool:
        """Whether `today` is past the day by which it should have been reviewed."""
        return today > self.review_by


def months_later(day: date, months: int) -> date:
    """The same day of the month `months` later, or that month's last day.

    >>> months_later(date(2021, 8, 31), 6)
    datetime.date(2022, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise ValueError(f"no such month after {day}")
