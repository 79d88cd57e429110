"""Normalizing: each way a letter is typed, the laws that hold for any string, and input that nobody types."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sorani.strings import TEXTS
from tests.sorani.table import rows

from xwener.sorani import loose_key, normalize, normalize_with_offsets, search_key
from xwener.sorani.normalize import Text, run, steps

ESCAPE = re.compile(r"\\u([0-9a-f]{4})")
# Unicode's blocks of Arabic, its presentation forms and supplements.
BLOCKS = "600-6FF 750-77F 870-89F 8A0-8FF FB50-FDFF FE70-FEFF 10E60-10E7F 10EC0-10EFF 1EC70-1ECBF 1EE00-1EEFF"
RANGES = [tuple(int(end, 16) for end in block.split("-")) for block in BLOCKS.split()]
ARABIC = st.text(st.one_of(*(st.characters(min_codepoint=a, max_codepoint=b) for a, b in RANGES)), max_size=16)
ANYTHING = st.one_of(TEXTS, ARABIC, st.text(st.characters(), max_size=12))


def written(cell: str) -> str:
    """A cell of the table with its escapes replaced."""
    return ESCAPE.sub(lambda found: chr(int(found[1], 16)), cell)


@pytest.mark.parametrize("row", rows("code_points.tsv"), ids=lambda row: row[0])
def test_code_points(row: list[str]):
    """Every row of the table, as it is shown and as it is searched."""
    text, shown, searched = map(written, row[1:])
    assert (normalize(text), search_key(text)) == (shown, searched)


@given(st.one_of(TEXTS, ARABIC, st.text("وهەڕڵكةکبیۆێ\u200c\u064e ", max_size=9)))
def test_the_short_ways_are_right(text: str):
    """What is not sent through the steps would not have been changed by them, or by the last alone."""
    for purpose, short in (("text", normalize), ("key", search_key)):
        assert short(text) == "".join(run(steps(purpose), Text(text, range(len(text)))).chars)


@given(ANYTHING)
def test_a_second_time_changes_nothing(text: str):
    """What is normalized is normalized, for any string of any block."""
    for key in (normalize, search_key, loose_key):
        assert key(key(text)) == key(text)


@given(ANYTHING)
def test_offsets_lead_back(text: str):
    """There is an offset for every character and the end; they never go back, and unchanged letters keep theirs."""
    made = normalize_with_offsets(text)
    assert made.text == normalize(text)
    assert len(made.offsets) == len(made.text) + 1
    assert list(made.offsets) == sorted(made.offsets)
    assert made.offsets[-1] == len(text)
    for char, offset in zip(made.text, made.offsets, strict=False):
        if char in "بتدنو ":
            assert char in normalize(text[offset])


def test_offsets_point_at_the_letters():
    """A span of the normalized text is found again in the text as it was typed."""
    text = "سه\u200cرۆكی وڵاتی كورد"
    made = normalize_with_offsets(text)
    start = made.text.index("کورد")
    assert text[made.offsets[start] : made.offsets[start + 4]] == "كورد"


@given(ANYTHING)
def test_shown_text_has_the_same_key(text: str):
    """Words without tatweel and marks are found by what is shown as by what was typed."""
    plain = re.sub("[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u0890-\u08ff]", "", text)
    if plain.isascii() or not re.search("[\ufb50-\ufeff]", plain):
        assert search_key(normalize(plain)) == search_key(plain)


def test_loose_key_sounds():
    """The loose key merges what is often confused, and nothing else."""
    assert loose_key("مێژوو") == loose_key("میژو")
    assert loose_key("گوڵ") == loose_key("گۆل")
    assert loose_key("دار") != loose_key("دەر")


@pytest.mark.parametrize(
    "text",
    ["ا" * 10**6, "ا" + "\u064e" * 10**4, "e" + "\u0301" * 10**4, "\0" * 10**5, "\ud800" * 10**5, "\udc00\ud800", ""],
    ids=["one letter", "harakat", "accents", "NUL", "lone surrogates", "surrogates in the wrong order", "nothing"],
)
def test_bad_input(text: str):
    """Whatever comes, something defined comes back."""
    assert len(normalize(text)) <= len(text)
    assert len(search_key(text)) <= len(text)
