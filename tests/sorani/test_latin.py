"""Sorani in Latin letters: the Hawar alphabet, slugs, and keys for what people type."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sorani.table import rows

from xwener.sorani import latin_keys, slug, to_latin

SLUG = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?")


HAWAR = [*rows("latin.tsv"), *rows("latin_held_out.tsv")]


@pytest.mark.parametrize("row", HAWAR, ids=lambda row: row[1])
def test_hawar(row: list[str]):
    """Each word of the tables, known failures too: one that passes must lose its mark."""
    word, latin, *failure = row
    assert (to_latin(word) == latin) is (not failure)


def test_texts_keep_their_signs():
    """Punctuation and digits become Latin, names come from the mapping."""
    text = "سەدر لە ساڵی ٢٠٢١دا، «هات»؛ بۆچی؟"
    assert to_latin(text, {"سەدر": "Sadr"}) == "Sadr le sałî 2021da, “hat”; boçî?"


@pytest.mark.parametrize(
    ("table", "spellings", "least_by_vowels", "least_by_any"),
    [("latin_typing.tsv", 94, 82, 91), ("latin_typing_held_out.tsv", 56, 50, 55)],
)
def test_typed_spellings_meet_their_words(table: str, spellings: int, least_by_vowels: int, least_by_any: int):
    """How many spellings share the vowel key with their word, and how many any key; fewer would be a step back."""
    pairs = [(word, typed) for word, *many in rows(table) for typed in many]
    by_vowels = [typed for word, typed in pairs if latin_keys(word)[0] == latin_keys(typed)[0]]
    by_any = [typed for word, typed in pairs if set(latin_keys(word)) & set(latin_keys(typed))]
    missed = sorted({typed for _, typed in pairs} - set(by_any))
    assert len(pairs) == spellings
    assert len(by_vowels) >= least_by_vowels, missed
    assert len(by_any) >= least_by_any, missed


@pytest.mark.parametrize(
    ("word", "typed"),
    [
        ("هەولێر", "hewler"),
        ("کەرکووک", "kerkuk"),
        ("مەسروور", "mesrur"),
        ("کازمی", "kazimi"),
        ("کازمی", "al-kadhimi"),
        ("حەشد", "hashd"),
        ("عێراق", "iraq"),
        ("ئێران", "Iran"),
        ("ئیسلام", "islam"),
        ("سلێمانی", "slemani"),
    ],
)
def test_the_spellings_that_must_be_found(word: str, typed: str):
    """The vowel key of each is that of its word."""
    assert latin_keys(word)[0] == latin_keys(typed)[0]


def test_words_without_letters_have_no_keys():
    """Nothing to type, nothing to find."""
    assert [latin_keys(word) for word in ("", "؟", "٢٠٢١", "\0")] == [[], [], [], []]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("هەواڵی کوردستان", "hewali-kurdistan"),
        ("C-RAM لە بەغدا", "c-ram-le-beghda"),
        ("ڕێژەی ٤٣٪", "rejey-43"),
        ("Émile Zola", "emile-zola"),
        ("؟!", ""),
        ("🙂", ""),
    ],
)
def test_slug(text: str, name: str):
    """Readable ASCII, or nothing."""
    assert slug(text) == name


@given(st.text())
def test_slugs_are_safe(text: str):
    """a–z, 0–9, single hyphens, at most 80 bytes; a slug is its own slug."""
    name = slug(text)
    assert SLUG.fullmatch(name)
    assert len(name) <= 80
    assert slug(name) == name


def test_a_megabyte_of_one_letter_has_an_answer():
    """Long input is cut, not pondered."""
    assert slug("ب" * 1_000_000)[:4] == "bibb"
    assert len(to_latin("ب" * 1_000_000)) > 1_000_000
    assert to_latin("و" * 1_000_000).startswith("wûwû")
    assert latin_keys("ا" * 100_000) == ["a"]
