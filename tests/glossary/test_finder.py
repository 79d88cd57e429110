"""What the finder promises beyond single sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.glossary.labels import fixture_entries, fixture_entry

from xwener.glossary import finder as finder_module
from xwener.glossary.entry import Entry
from xwener.glossary.finder import Finder, Match

FIXTURE = Finder(fixture_entries())
KAZIMI = fixture_entry("kazimi", name="مستەفا کازمی", aliases=["کازمی"])


def surfaces(text: str, *entries: Entry) -> list[tuple[str, str]]:
    """What is found in `text`, with the entries it may mean."""
    return [(text[m.start : m.end], "|".join(m.slugs)) for m in Finder(entries).find(text)]


def test_two_claimants_are_both_told():
    """A surname that two entries claim is found once, with both."""
    first = fixture_entry("masoud", name="مەسعوود بارزانی", aliases=["بارزانی"])
    second = fixture_entry("nechirvan", name="نێچیرڤان بارزانی", aliases=["بارزانی"])
    text = "مەسعوود بارزانی هات و دواتر بارزانییەوە نووسیان."
    assert surfaces(text, first, second) == [("مەسعوود بارزانی", "masoud"), ("بارزانییەوە", "masoud|nechirvan")]


def test_longest_lemma_wins():
    """Of two readings of one word the one with the longer name and the shorter suffix is taken."""
    village = fixture_entry("barzan", name="بارزان")
    family = fixture_entry("barzani", name="بارزانی")
    assert surfaces("بارزان و بارزانی و بارزانیش", village, family) == [
        ("بارزان", "barzan"),
        ("بارزانی", "barzani"),
        ("بارزانیش", "barzani"),
    ]


def test_never_covers_inflected_and_longer_phrases():
    """What an entry never means is not linked, inflected or inside a longer phrase, but elsewhere the name is."""
    barzan = fixture_entry("barzan", kind="organization", name="بارزان", never=["بارزانی", "دۆڵی بارزان"])
    assert surfaces("بارزانی، بارزانیدا، دۆڵی بارزانیش", barzan) == []
    assert surfaces("لە بارزان", barzan) == [("بارزان", "barzan")]


def test_never_of_one_entry_leaves_the_other():
    """A veto speaks for its own entry only."""
    barzan = fixture_entry("barzan", kind="organization", name="بارزان", never=["بارزانی"])
    person = fixture_entry("barzani", name="نێچیرڤان بارزانی", aliases=["بارزانی"])
    assert surfaces("بارزانیش", barzan, person) == [("بارزانیش", "barzani")]


def test_forms_take_no_suffix():
    """A form is linked exactly as it is written."""
    movement = fixture_entry("movement", kind="organization", name="ڕەوتی سەدر", forms=["سەدرییەکان"])
    assert surfaces("سەدرییەکان هاتن و سەدرییەکانیش", movement) == [("سەدرییەکان", "movement")]


def test_joined_prepositions_need_permission():
    """لە and بە joined to a name are read only where the entry allows it, and stay outside the mention."""
    assert surfaces("لەکازمی", KAZIMI) == []
    allowed = fixture_entry("kazimi", name="مستەفا کازمی", aliases=["کازمی"], joined=True)
    assert surfaces("لەکازمییەوە بەمستەفا کازمیش", allowed) == [
        ("کازمییەوە", "kazimi"),
        ("مستەفا کازمیش", "kazimi"),
    ]


def test_joined_preposition_typed_in_the_old_way():
    """Of له\u200cکازمی only the name is the mention: the preposition's two letters are three characters there."""
    allowed = fixture_entry("kazimi", name="کازمی", joined=True)
    text = "له\u200cکازمی"
    assert [(m.start, m.end) for m in Finder([allowed]).find(text)] == [(3, len(text))]


def test_name_across_lines():
    """A name broken over two lines is one mention."""
    assert surfaces("ئەوە مستەفا\nکازمییە", KAZIMI) == [("مستەفا\nکازمییە", "kazimi")]


def test_latin_abbreviation_with_sorani_suffix():
    """An abbreviation is found in either case, with a suffix joined to it, not inside a word."""
    agency = fixture_entry("afp", kind="organization", name="ئاژانس", abbreviation="AFP")
    assert [found for found, _ in surfaces("AFP و afpیش، AFPX", agency)] == ["AFP", "afpیش"]


def test_hyphen_inside_a_name():
    """A sign inside a name must be there: C-RAM is neither C RAM nor CRAM."""
    system = fixture_entry("c-ram", kind="organization", name="C-RAM")
    assert surfaces("C-RAM، C RAM، CRAM", system) == [("C-RAM", "c-ram")]


def test_full_names_introduce():
    """A full name is marked as one, a bare surname not."""
    found = Finder([KAZIMI]).find("مستەفا کازمی و کازمی")
    assert [match.full for match in found] == [True, False]
    assert {match.key for match in found} == {"مستەفا کازمی", "کازمی"}


def test_claims():
    """A surface is claimed by its key, without suffix; a veto is no claim."""
    assert FIXTURE.claims("کازمی")
    assert FIXTURE.claims("مستەفا کازمی")
    assert not FIXTURE.claims("کازمیش")
    assert not FIXTURE.claims("مستەفا")
    assert not FIXTURE.claims("بنەماڵەی سەدر")


def test_an_empty_glossary_finds_nothing():
    """Without entries there is nothing to find, and no error."""
    assert Finder([]).find("مستەفا کازمی") == []


def test_forgetting_changes_nothing(monkeypatch: pytest.MonkeyPatch):
    """When the remembered words are forgotten, the same mentions are found."""
    text = " ".join(f"وشە{number} کازمی" for number in range(50))
    expected = Finder([KAZIMI]).find(text)
    monkeypatch.setattr(finder_module, "REMEMBERED", 7)
    small = Finder([KAZIMI])
    assert small.find(text) == expected
    assert len(small._starts) <= 7


NAMES = [name for entry in fixture_entries() for name in entry.names]
WORDS = st.sampled_from([*NAMES, "لە", "بە", "و", "،", "سەدری", "ڕووداوەکە", "شاری", "٢", "«", "»", "\u200c", "\n"])


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_spans_are_in_order_and_apart(text: str):
    """Whatever the text: mentions come in order, never overlap, hold no white space at their ends."""
    reached = 0
    for match in FIXTURE.find(text):
        assert reached <= match.start < match.end <= len(text)
        assert match.slugs == tuple(sorted(set(match.slugs)))
        surface = text[match.start : match.end]
        assert surface == surface.strip()
        reached = match.end


@given(st.lists(WORDS, max_size=8).map(" ".join), st.lists(WORDS, max_size=8).map(" ".join))
def test_sentences_do_not_touch_each_other(first: str, second: str):
    """What stands behind a full stop does not change what is found before it, and the reverse."""
    cut = len(first) + 2
    apart = FIXTURE.find(first) + [
        Match(m.start + cut, m.end + cut, m.slugs, m.key, m.full) for m in FIXTURE.find(second)
    ]
    assert FIXTURE.find(f"{first}. {second}") == apart
