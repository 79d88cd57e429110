"""Words as names are compared by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xwener.glossary.words import WORD, fold, fold_inner, name_words


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("\u0643ازم\u064a", "کازمی"),
        ("عەل\u0649", "عەلی"),
        ("مسته\u200cفا", "مستەفا"),
        ("داعش\u200cیش", "داعشیش"),
        ("کـازمی", "کازمی"),
        ("ساڵحەوه", "ساڵحەوە"),
        ("رووداو", "ڕووداو"),
        ("کەریم", "کەریم"),
        ("AFPیش", "afpیش"),
        ("٢٠٠٣", "2003"),
        ("۲۰۰۳", "2003"),
        ("سالح", "سالح"),
    ],
)
def test_fold(typed: str, folded: str):
    """Letter variants, invisible signs, capitals and digits are one; ل is not ڵ, and ر inside a word is not ڕ."""
    assert fold(typed) == folded


@given(st.text("کازمیرڕه\u0643\u064a\u0649\u06be", max_size=8))
def test_folding_twice_changes_nothing(word: str):
    """Letters that were folded once stay as they are."""
    assert fold(fold(word)) == fold(word)


def test_fold_inner():
    """Inside a name ezafe after ی may be written once or twice."""
    assert fold_inner("تەندروستیی") == fold_inner("تەندروستی")


def test_words():
    """Words are letters and digits with the signs inside them; the underscore and punctuation part them."""
    assert WORD.findall("«کازمی»، به\u200cرهه\u200cم-ساڵح ٢٠٢١_دا") == [
        "کازمی",
        "به\u200cرهه\u200cم",
        "ساڵح",
        "٢٠٢١",
        "دا",
    ]
    assert name_words("نێد  پرایس") == ("نێد", "پرایس")
    assert name_words("") == ()
