"""Dates in Kurdish words and back."""

from __future__ import annotations

import contextlib
from datetime import UTC, date, datetime, time

import pytest
from babel import Locale
from babel.dates import format_date as babel_date
from hypothesis import given
from hypothesis import strategies as st

from xwener.sorani import ascii_digits, format_date, format_time, kurdish_year_of, parse_date
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


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_the_long_pattern_is_that_of_cldr(day: date):
    """Word order and ezafe are CLDR's; its digits come out ASCII. Its full pattern has a Latin comma, ours has not."""
    theirs = babel_date(day, "long", locale="ckb")
    for name, house in OVERRIDES.items():
        theirs = theirs.replace(name, house)
    assert ascii_digits(format_date(day, "long")) == theirs
    assert "," in babel_date(day, "full", locale="ckb")


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
        "7ی 11ی 2021",
        "٧ی١١ی٢٠٢١",
        "٧ـی تشرینی دووەمی ٢٠٢١",
        "ڕۆژی یەک شەممە، ٧ی مانگی تشرینی دووەمی ساڵی ٢٠٢١",
        "یەکشەمە ٧ی تشرینی دوەمی ٢٠٢١ی زایینی",
        "٧ی نۆڤێمبەری ٢٠٢١",
        "٧ی نۆڤەمبەر، ٢٠٢١",
        "\u200f٧/١١/٢٠٢١\u200f",
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


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("ئەمڕۆ", "it has no numbers"),
        ("تشرینی دووەمی ٢٠٢١", "it has no day"),
        ("٧ی تشرینی دووەم", "it has no year"),
        ("11-2021", "it has 2 of the three numbers"),
        ("07-11-21", "a year has four digits, and 21 is none"),
        ("0000-01-01", "a year has four digits, and 0000 is none"),
        ("11/25/2021", r"there is no month 25 \(the day comes first"),
        ("٧ی ڕەمەزانی ٢٠٢١", "there is no month ڕەمەزانی"),
        ("٢٩ی شوباتی ٢٠٢١", "شوباتی ٢٠٢١ has no day 29"),
        ("2021-11-07T02:00", "it has more numbers"),
        ("هەینی، ٧ی تشرینی دووەمی ٢٠٢١", "that day is a یەکشەممە, not هەینی"),
        ("بەیانی ٧ی تشرینی دووەمی ٢٠٢١", "that day is a یەکشەممە, not بەیانی"),
    ],
)
def test_says_what_is_wrong(text: str, reason: str):
    """The error names what is missing or wrong."""
    with pytest.raises(ValueError, match=reason):
        parse_date(text)


def test_errors_quote_no_more_than_a_line():
    """A long text is cut in the message."""
    with pytest.raises(ValueError, match="…»") as error:
        parse_date("١" * 1_000_000)
    assert len(str(error.value)) < 200


@pytest.mark.parametrize("moment", [time(2, 5), datetime(2021, 11, 7, 2, 5, tzinfo=UTC)])
def test_time_of_day(moment: time):
    """Twenty-four hours, two digits each."""
    assert format_time(moment) == "کاژێر ٠٢:٠٥"


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(["full", "long", "numeric"]))
def test_what_is_written_can_be_read(day: date, style: str):
    """Reading is the inverse of writing."""
    assert parse_date(format_date(day, style)) == day


@given(st.text())
def test_reading_answers_or_refuses(text: str):
    """Whatever the text, a date or a ValueError."""
    with contextlib.suppress(ValueError):
        assert isinstance(parse_date(text), date)
