"""Where names may begin, told by their first letters: nothing is missed, and most other words are left out."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.glossary.labels import fixture_entries, fixture_entry

from xwener.glossary.finder import Finder
from xwener.glossary.heads import Heads
from xwener.glossary.words import WORD, fold
from xwener.sorani.normalize import left_alone

# Letters of names with everything that is folded to them, what is dropped on the way, what parts words, and letters
# of two code units, of no script of ours, and of no letter at all.
SIGNS = "کازمیرڕوەهلبكي\u0649\u0629ھ\u200c\u200d\u00ad\u064e\u0655\u0640 \n-_«،.'aZé١۲3\U0001f600\U00010400\ud800ﻻ"
UNSEEN = "\u200c\u200d\u00ad\u064e\u0655"
TEXT = st.text(SIGNS, max_size=24)
NAME = st.text("کازمیرڕوەهلبaZ١3 -\U00010400", min_size=1, max_size=9).filter(
    lambda name: WORD.search(name) is not None
)


@settings(max_examples=300, deadline=None)
@given(st.lists(NAME, min_size=1, max_size=4), st.lists(TEXT, max_size=5))
def test_nothing_is_missed(names: list[str], texts: list[str]):
    """A finder that was hastened finds what one finds that was not."""
    entries = [fixture_entry(f"n{n}", name=name, aliases=[name[:3]] * (n % 2)) for n, name in enumerate(names)]
    # Words that begin a name are remembered: the second finder has seen none.
    hastened = Finder(entries)
    hastened.hasten()
    texts = [*texts, *names, f"  {'  '.join(names)}"]
    assert hastened.find_all(texts) == [Finder(entries).find(text) for text in texts]


@given(st.lists(st.text(sorted(left_alone("text")), min_size=1, max_size=6), max_size=6), st.lists(TEXT, max_size=5))
def test_every_beginning_is_told(heads: list[str], texts: list[str]):
    """A word that begins as a name does, once it is folded, is among those that are told."""
    known = {fold(head.replace(" ", "ک"))[:4] for head in heads}
    for text, begins in zip(texts, Heads(known).begins(texts), strict=True):
        assert begins == sorted(set(begins))
        for word in WORD.finditer(text):
            if fold(word[0]).startswith(tuple(known)):
                # Signs that may stand inside of words may stand before one, too.
                assert any(not text[begin : word.start()].strip(UNSEEN) for begin in begins if begin <= word.start())


def test_other_words_are_left_out():
    """Of plain words only those are told that begin as names do, with a preposition or without."""
    heads = Heads({"کازم", "ڕێگر"})
    text = "کازمی و لەکازمی، بازرگانی ڕێگری رێگریش بەڕێگری ڕێگا دواتر «کازمییەوە» نا"
    told = [text[begin:].split(maxsplit=1)[0] for begin in heads.begins([text, ""])[0]]
    assert told == ["کازمی", "لەکازمی،", "ڕێگری", "رێگریش", "بەڕێگری", "کازمییەوە»"]


def test_many_names():
    """More letters than can be told apart."""
    letters = [letter for letter in sorted(left_alone("text")) if WORD.fullmatch(letter)]
    names = ["".join(letters[at : at + 5]) for at in range(0, len(letters) - 5, 3)]
    assert len(letters) > 1 << 6
    for name, begins in zip(names, Heads(map(fold, names)).begins(names), strict=True):
        assert begins[:1] == [0], name


def test_the_fixture():
    """The sentences of the fixture, all at once."""
    texts = ["کازمی گەڕایەوە.", "", "لە بەغدا، داعش-یش", "  دوو  بۆشایی کازمی"] * 30
    expected = list(map(Finder(fixture_entries()).find, texts))
    hastened = Finder(fixture_entries())
    hastened.hasten()
    assert hastened.find_all(texts) == expected
    assert any(expected)
