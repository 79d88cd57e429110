"""Dates as templates show them."""

from __future__ import annotations

from xwener.glossary.partial_date import PartialDate
from xwener.sorani import format_date, format_number


def partial_date_text(value: PartialDate | None) -> str:
    """A partial date in words, as exact as it is known; nothing for None."""
    if value is None:
        return ""
    known = value.iso.count("-")
    if known == 0:
        return format_number(value.first.year, grouping=False)
    return format_date(value.first, "month" if known == 1 else "long")
