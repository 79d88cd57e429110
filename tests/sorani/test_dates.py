"""Dates in Kurdish words and back."""

from __future__ import annotations

import contextlib
from datetime import date

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from xwener.sorani import format_date, kurdish_year_of, parse_date
from xwener.sorani.tables import load

DAY = date(2021, 11, 7)
# Where the house table leaves CLDR as Babel has it, and why.
OVERRIDES = {
    "کانونی یەکەم": "کانوونی یەکەم",  # CLDR drops a و that it writes in January
    "\u06beەینی": "هەینی",  # CLDR writes heh doachashmee (U+06BE); print and keyboards have heh (U+0647)
}


def test_names_are_those_of_cldr_but_for_the_overrides():
    """Every month and day name is Babel's, or stands in the table above with its reason."""
    locale = Locale.parse("ckb")
    months = [locale.months["format"]["wide"][number] for number in range(1, 13)]
    days = [locale.days["format"]["wide"][number] for number in range(7)]
    table = load("dates")
    assert [OVERRIDES.get(name, name) for name in months] == table["months"]
    assert [OVERRIDES.get(name, name) for name in days] == table["days"]
    assert set(OVERRIDES) <= {*months, *days}


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("full", "یەکشەممە، ٧ی تشرینی دووەمی ٢٠٢١"),
        ("long", "٧ی تشرینی دووەمی ٢٠٢١"),
        ("day", "٧ی تشرینی دووەم"),
        ("month", "تشرینی دووەمی ٢٠٢١"),
        ("year", "٢٠٢١"),
        ("numeric", "٠٧ - ١١ - ٢٠٢١"),
    ],
)
def test_styles(style: str, text: str):
    """Each style of the table."""
    assert format_date(DAY, style) == text


def test_kurdish_year():
    """The Kurdish year begins with Newroz."""
    assert format_date(DAY, "long", kurdish_year=True) == "٧ی تشرینی دووەمی ٢٠٢١ (٢٧٢١ی کوردی)"
    assert [kurdish_year_of(date(2022, 3, day)) for day in (20, 21)] == [2721, 2722]


@pytest.mark.parametrize(
    "text",
    [
        "٧ی تشرینی دووەمی ٢٠٢١",
        "یەکشەممە، ٧ی تشرینی دووەمی ٢٠٢١",
        "یەکشەممە ٧ی تشرینی دووەمی ٢٠٢١",
        "٧ تشرینی دووەم ٢٠٢١",
        "٧ی تشرینی دووهەمی ٢٠٢١",
        "٧ى تشرينى دووەمى ٢٠٢١",
        "٠٧ - ١١ - ٢٠٢١",
        "۷/۱۱/۲۰۲۱",
        "7/11/2021",
        "7.11.2021",
        "2021-11-07",
        "٢٠٢١/١١/٧",
    ],
)
def test_reads_what_authors_write(text: str):
    """Words and numbers, digits of every kind, Arabic letters for Kurdish ones."""
    assert parse_date(text) == DAY


@pytest.mark.parametrize(
    "text", ["", "ئەمڕۆ", "2021", "11-2021", "07-11-21", "32/1/2021", "٠ - ١١ - ٢٠٢١", "٧ی ڕەمەزانی ٢٠٢١", "1 2 3 2021"]
)
def test_refuses_what_is_no_date(text: str):
    """A guess would be worse than an error."""
    with pytest.raises(ValueError, match="is no"):
        parse_date(text)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(["full", "long", "numeric"]))
def test_what_is_written_can_be_read(day: date, style: str):
    """Reading is the inverse of writing."""
    assert parse_date(format_date(day, style)) == day


@given(st.text())
def test_reading_answers_or_refuses(text: str):
    """Whatever the text, a date or a ValueError."""
    with contextlib.suppress(ValueError):
        assert isinstance(parse_date(text), date)
