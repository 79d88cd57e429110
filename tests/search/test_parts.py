"""The parts of the search that need no index: queries, distances, keyboards, snippets, numbers."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.search.node import run_node

from xwener.search.analysis import count_terms, terms
from xwener.search.codec import encode, front_coded, script, swapped, units
from xwener.search.fields import LEVELS, level
from xwener.sorani import search_key, words


def call(*calls: tuple[str, list[Any]]) -> list[Any]:
    """What the functions of the browser's side give."""
    found: list[Any] = json.loads(run_node("call.js", given=json.dumps(calls)))
    return found


PARSED = [
    ("کازمی بەغدا", ["کازمی", "بەغدا*"], [], []),
    ("کازمی بەغدا ", ["کازمی", "بەغدا"], [], []),
    ('"هێرشی درۆن" بەغدا', ["هێرشی!", "درون!", "بەغدا*"], [], [["هێرشی", "درۆن"]]),
    ("«ئاشتی»", ["ئاشتی!"], [], [["ئاشتی"]]),
    ("عێراق -سەدر", ["عێراق"], ["سەدر"], []),
    ("al-kadhimi", ["al", "kadhimi*"], [], []),
    ("title:کازمی^10 ~2 +x*", ["title", "کازمی", "10", "2", "x"], [], []),
    ("", [], [], []),
    ('"', [], [], []),
    ("- -- -", [], [], []),
    ("٢٠٢١ ۲۰۲۱ ", ["2021", "2021"], [], []),
]


def test_queries_are_understood():
    """Words, phrases and unwanted words, by key; `*` marks a word that may go on, `!` one of a phrase."""
    found = call(*(("parse", [text, True]) for text, *_ in PARSED))
    for (text, wanted, without, phrases), query in zip(PARSED, found, strict=True):
        signs = [word["key"] + "*" * word["prefix"] + "!" * word["exact"] for word in query["words"]]
        assert signs == [sign.replace("درون!", "درۆن!") for sign in wanted], text
        assert [word["key"] for word in query["without"]] == without, text
        assert query["phrases"] == phrases, text


def test_long_queries_are_cut():
    """Ten thousand letters or a thousand words cost no more than a long sentence."""
    letters, many = call(("parse", ["ا" * 10_000, True]), ("parse", ["وشە " * 1_000, True]))
    assert len(letters["words"][0]["key"]) <= 400
    assert len(many["words"]) == 12


@pytest.mark.parametrize(
    ("one", "other", "most", "distance"),
    [
        ("بەغدا", "بەغدا", 1, 0),
        ("بەغدا", "بەغا", 1, 1),
        ("بەغدا", "بەغددا", 1, 1),
        ("بەغدا", "بەخدا", 1, 1),
        ("بەغدا", "بەدغا", 1, 1),
        ("بەغدا", "بەخدە", 2, 2),
        ("بەغدا", "هەولێر", 2, 3),
        ("", "", 1, 0),
        ("ا", "", 1, 1),
    ],
)
def test_distance(one: str, other: str, most: int, distance: int):
    """A letter missing, put in, wrong, or two swapped is one error; past `most` it is not counted on."""
    assert call(("distance", [one, other, most])) == [distance]


def test_other_layouts():
    """The same keys on the Kurdish and the Arabic layout, both ways."""
    kurdish, arabic, reverse = call(
        ("otherLayouts", ["kazmy"]), ("otherLayouts", ["غشسش"]), ("otherLayouts", ["نشئهةه"])
    )
    assert "کازمی" in kurdish
    assert "یاسا" in arabic
    assert "kazimi" in reverse


TEXT = "ڕستەی یەکەم کورتە. ڕستەی دووەم وشەی گرنگی تێدایە. ڕستەی سێیەم.\nپەرەگرافی دووەم هیچی تێدا نییە."


def test_snippets_begin_and_end_with_sentences():
    """The sentence with the word is cut out whole, and the mark stands on its letters."""
    [snippet] = call(("snippet", [TEXT, ["گرنگی"]]))
    assert snippet["text"] == "ڕستەی دووەم وشەی گرنگی تێدایە. ڕستەی سێیەم."
    [mark] = snippet["marks"]
    assert snippet["text"][mark["start"] : mark["end"]] == "گرنگی"


def test_a_long_sentence_is_cut_around_its_find():
    """A sentence without end is shown from some words before the find, with ellipses."""
    text = " ".join(["وشە"] * 300 + ["گرنگ"] + ["وشە"] * 300)
    [snippet] = call(("snippet", [text, ["گرنگ"]]))
    assert snippet["text"].startswith("…")
    assert snippet["text"].endswith("…")
    assert len(snippet["text"]) < 300
    assert len(snippet["marks"]) == 1


def test_a_word_longer_than_a_snippet_is_cut():
    """Ten thousand letters without a space do not fill the page."""
    [snippet] = call(("snippet", ["ا" * 10_000, []]))
    assert len(snippet["text"]) < 300


@given(st.lists(st.integers(0, 1_100_000), max_size=50))
@settings(max_examples=20, deadline=None)
def test_numbers_come_back(numbers: list[int]):
    """What Python writes as letters, the browser reads as the same numbers."""
    assert call(("decode", [encode(numbers)])) == [numbers]


@given(st.text(max_size=40))
def test_swapping_twice_changes_nothing(text: str):
    """Every text comes back."""
    assert swapped(swapped(text)) == text


@given(st.text(max_size=20), st.text(max_size=20))
def test_front_coding_keeps_the_word(word: str, previous: str):
    """What is shared and what is not make the word again, in JavaScript's lengths."""
    coded = front_coded(word, previous)
    shared, rest = coded[0], coded[2:]
    length = next(n for n in range(len(previous) + 1) if encode([units(previous[:n])]) == shared)
    assert previous[:length] + rest == word


@given(st.integers(0, 250_000))
def test_a_level_is_the_nearest(length: int):
    """No other step is nearer to a length than its own."""
    assert abs(LEVELS[level(length)] - length) == min(abs(step - length) for step in LEVELS)


def test_scripts_hold_a_string():
    """A payload cannot become code: it is a string in a string."""
    text = script("x", ['");alert(1);("', "</script>", "\u2028"])
    assert text.startswith('xwener.searchData("x","')
    assert '");alert' not in text.replace('\\\\\\"', "").replace('\\"', "'")


# Letters and signs that decide where a word ends and what its key is.
TELLING = [*"کەڕڵوهيرا٢1a \n\t-.،:«»", "وو", "\u200c", "\u00a0", "\u1680", "\u0640", "\u064e"]


@given(st.text(alphabet=st.sampled_from([each for each in TELLING if len(each) == 1]), max_size=30))
def test_terms_are_the_keys_of_the_words(text: str):
    """Whole texts are cut as the language core cuts them."""
    assert list(terms(text)) == [key for word in words(text) if (key := search_key(word.text))]


@given(st.lists(st.lists(st.sampled_from(TELLING), max_size=30).map("".join), max_size=3))
def test_terms_are_counted_as_they_stand(texts: list[str]):
    """That plain words are not asked about one by one changes no count."""
    assert count_terms(texts) == Counter(term for text in texts for term in terms(text))
