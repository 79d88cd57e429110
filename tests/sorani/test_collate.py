"""The house alphabet orders words."""

from __future__ import annotations

from itertools import groupby, pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.sorani.strings import TEXTS

from xwener.sorani import first_letter, normalize, sort_key

ALPHABET = "ئابپتثجچحخدذرڕزژسشصضطظعغفڤقکگلڵمنهەوۆیێ"
WORDS = st.text(alphabet=ALPHABET, max_size=8)


def test_letters_stand_in_the_order_of_the_alphabet():
    """Every neighbour pair of the alphabet."""
    assert all(sort_key(one) < sort_key(other) for one, other in pairwise(ALPHABET))


@given(WORDS, WORDS)
def test_words_compare_letter_by_letter(one: str, other: str):
    """The key compares as the ranks of the letters do."""
    ranks = [[ALPHABET.index(letter) for letter in word] for word in (one, other)]
    assert (sort_key(one) < sort_key(other)) == (ranks[0] < ranks[1])


@pytest.mark.parametrize(
    ("variant", "letter"),
    [("ك", "ک"), ("ي", "ی"), ("ى", "ی"), ("ھ", "ه"), ("ة", "ە"), ("ڒ", "ڕ"), ("آ", "ا"), ("ؤ", "و")],
)
def test_variants_stand_with_their_letter(variant: str, letter: str):
    """A word typed with Arabic letters sorts beside its Kurdish spelling."""
    assert sort_key(f"ا{variant}ا").split("\0")[0] == sort_key(f"ا{letter}ا").split("\0")[0]
    assert first_letter(variant) == letter


def test_double_waw_is_two_letters():
    """وو counts as و and و."""
    assert sorted(["سوور", "سوێ", "سوت"], key=sort_key) == ["سوت", "سوور", "سوێ"]


def test_spaces_digits_kurdish_latin():
    """A shorter name comes before a longer one, digits before letters, Latin after Kurdish."""
    names = ["C-RAM", "کازمی", "مستەفا", "٢٠٢١", "مستەفا کازمی", "9", "مستەفای"]
    assert sorted(names, key=sort_key) == ["٢٠٢١", "9", "کازمی", "مستەفا", "مستەفا کازمی", "مستەفای", "C-RAM"]


@given(st.text(), st.text())
def test_keys_are_equal_only_for_equal_texts(one: str, other: str):
    """The order is total."""
    assert (sort_key(one) == sort_key(other)) == (one == other)


@given(TEXTS)
def test_how_letters_are_encoded_makes_no_difference(text: str):
    """A text and its normalized form stand in one place, under one heading."""
    assert sort_key(text).split("\0")[0] == sort_key(normalize(text)).split("\0")[0]
    assert first_letter(text) == first_letter(normalize(text))


@example(["0", "A", " A"])
@given(st.lists(TEXTS))
def test_headings_hold_together(texts: list[str]):
    """In a sorted list the texts under one heading follow one another."""
    letters = [first_letter(text) for text in sorted(texts, key=sort_key)]
    assert len([letter for letter, _ in groupby(letters)]) == len(set(letters))


def test_accents_do_not_count():
    """Émile stands between Emil and Emilia."""
    assert sorted(["Emilia", "Émile", "Emil"], key=sort_key) == ["Emil", "Émile", "Emilia"]


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("«کازمی»", "کازمی"[0]),
        ("٢٠٢١", "#"),
        ("c-ram", "C"),
        ("", ""),
        ("İ", "I"),
        ("؟!", ""),
        ("\u200cئەم", "ئ"),
        ("Émile", "E"),
    ],
)
def test_first_letter(text: str, letter: str):
    """Signs before the first letter do not count."""
    assert first_letter(text) == letter
