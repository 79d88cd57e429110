"""Numbers, lists and relative time."""

from __future__ import annotations

from datetime import date

import pytest
from babel import Locale
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from xwener.sorani import (
    ascii_digits,
    format_number,
    format_percent,
    join_list,
    kurdish_digits,
    relative_time,
)
from xwener.sorani.tables import load


@given(st.integers(0, 10**15))
def test_grouping_is_that_of_cldr(number: int):
    """Babel groups with the same sign; its digits come out ASCII."""
    assert format_number(number) == kurdish_digits(format_decimal(number, locale="ckb", numbering_system="arab"))


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "٠"),
        (-0.0, "٠"),
        (-12, "-١٢"),
        (43.5, "٤٣٫٥"),
        (1234.0, "١٬٢٣٤"),
        (0.000001, "٠٫٠٠٠٠٠١"),
        (0.1 + 0.2, "٠٫٣"),
        (-1e-9, "٠"),
    ],
)
def test_numbers(number: float, text: str):
    """Signs and decimals."""
    assert format_number(number) == text


def test_fixed_decimals_and_percent():
    """A table wants as many decimals in each row."""
    assert (format_number(43, decimals=1), format_percent(43.54, decimals=1)) == ("٤٣٫٠", "٤٣٫٥٪")


def test_signs_are_those_of_cldr():
    """Two signs are not.

    The minus goes without CLDR's U+200F, since Kurdish text runs from the right already; lists have a Kurdish
    comma and «و», where CLDR has a Latin comma throughout.
    """
    locale = Locale.parse("ckb")
    signs, table = locale.number_symbols["arab"], load("numbers")
    names = {"decimal": "decimal", "group": "group", "percent": "percentSign"}
    assert {name: table[name] for name in names} == {name: signs[theirs] for name, theirs in names.items()}
    assert (table["minus"], signs["minusSign"]) == ("-", "\u200f-")
    assert locale.default_numbering_system == "arab"
    assert set(locale.list_patterns["standard"].values()) == {"{0}, {1}"}


def test_halves_are_rounded_away_from_zero():
    """As readers learnt at school, and as JavaScript does."""
    assert [format_number(number, decimals=0) for number in (0.5, 1.5, 2.5, -2.5)] == ["١", "٢", "٣", "-٣"]


@pytest.mark.parametrize("number", [float("inf"), float("nan")])
def test_refuses_what_is_no_number(number: float):
    """Infinity cannot be written."""
    with pytest.raises(ValueError, match="cannot be written"):
        format_number(number)


@given(st.text(alphabet="0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹ اa"))
def test_digits_come_and_go(text: str):
    """Both directions agree, and nothing but digits changes."""
    assert ascii_digits(kurdish_digits(text)) == ascii_digits(text)
    assert kurdish_digits(ascii_digits(text)) == kurdish_digits(text)


@pytest.mark.parametrize(
    ("items", "text"), [([], ""), (["ا"], "ا"), (["ا", "ب"], "ا و ب"), (["ا", "ب", "ج"], "ا، ب و ج")]
)
def test_lists(items: list[str], text: str):
    """Kurdish comma, «و» before the last."""
    assert join_list(items) == text


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (0, "ئەمڕۆ"),
        (-1, "دوێنێ"),
        (1, "سبەی"),
        (-2, "٢ ڕۆژ لەمەوبەر"),
        (-7, "هەفتەیەک لەمەوبەر"),
        (-15, "٢ هەفتە لەمەوبەر"),
        (-30, "مانگێک لەمەوبەر"),
        (-400, "ساڵێک لەمەوبەر"),
        (3, "٣ ڕۆژی دیکە"),
        (800, "٢ ساڵی دیکە"),
    ],
)
def test_relative_time(days: int, text: str):
    """Each unit, once and many, before and after."""
    today = date(2021, 11, 7)
    assert relative_time(date.fromordinal(today.toordinal() + days), today) == text
