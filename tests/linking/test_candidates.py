"""Names that have no entry yet."""

from __future__ import annotations

from pathlib import Path

from tests.glossary.labels import fixture_entries

from xwener.glossary.finder import Finder
from xwener.linking.candidates import DISMISSED, Candidates, Reason, propose

A, B = Path("content/articles/a.md"), Path("content/articles/b.md")


def report(*texts: str, known: bool = True, dismissed: tuple[str, ...] = ()) -> list[tuple[str, int, Reason]]:
    """What is proposed after reading the texts, each a file of its own."""
    candidates = Candidates(Finder(fixture_entries() if known else []), dismissed)
    for number, text in enumerate(texts):
        candidates.read(text, Path(f"{number}.md"), 1)
    return [(one.name, one.count, one.reason) for one in candidates.report()]


def test_behind_a_title():
    """Two unknown words behind the word for a post, or behind its ezafe phrase, are proposed."""
    texts = ("سەرۆکوەزیر مسرور بارزیان هات.", "وەزیری ناوخۆ مسرور بارزیان ڕۆیشت.")
    assert report(*texts) == [("مسرور بارزیان", 2, Reason.TITLE)]


def test_before_a_title():
    """Two unknown words before a title across a comma are proposed."""
    texts = ("پاشان تالاد ڕێکان، گوتەبێژی لیژنە، هات.", "دوێنێ تالاد ڕێکانیش ڕۆیشت.")
    assert report(*texts) == [("تالاد ڕێکان", 2, Reason.TITLE)]


def test_behind_a_given_name():
    """A common given name and an unknown word that repeat are proposed."""
    assert report("ئەیاد عەللان هات.", "ئەیاد عەللانیش ڕۆیشت.") == [("ئەیاد عەللان", 2, Reason.GIVEN_NAME)]


def test_repeated_pairs():
    """Two words seldom seen apart are proposed at three occurrences; a pair of common words is not."""
    text = "لەوێ تالاد ڕێکان بوو. تالاد ڕێکانیش هات. تالاد ڕێکانەوە نووسی."
    assert report(text) == [("تالاد ڕێکان", 3, Reason.REPEATED)]
    common = "ئاو گەرم بوو. ئاو سارد بوو. ئاو گەرم بوو. ئاو گەرم بوو. نان گەرم بوو. ئاو هات. ئاو چوو. ئاو ما."
    assert report(common) == []


def test_known_names_are_not_proposed():
    """A name that has an entry is not proposed, however often it occurs; without the entry it is."""
    text = "سەرۆکوەزیران مستەفا کازمی هات. سەرۆکوەزیر مستەفا کازمیش ڕۆیشت."
    assert report(text) == []
    assert report(text, known=False) == [("مستەفا کازمی", 2, Reason.TITLE)]


def test_dismissed_names_are_not_proposed():
    """What the author dismissed stays away, however it is spelt."""
    text = "ئەیاد عەللان هات. ئەیاد عەللان ڕۆیشت."
    assert report(text, dismissed=("ئەیاد عەللان",)) == []


def test_phrases_are_not_proposed():
    """Ezafe phrases, definite and plural nouns repeat as names do, but do not look like them."""
    text = "هێزە ئەمنییەکان هاتن. " * 4 + "ماڵی گەورە بوو. " * 4
    assert report(text) == []


def test_place_of_the_first():
    """A candidate tells in how many texts it is, and the line on which it was first."""
    candidates = Candidates(Finder([]))
    candidates.read("یەک\nدوو ئەیاد عەللان\n", A, 10)
    candidates.read("ئەیاد عەللان هات", B, 1)
    found = candidates.report()[0]
    assert (found.texts, found.path, found.line) == (2, A, 11)


def test_propose(tmp_path: Path):
    """The texts of a content folder are read, headings as well; dismissed names stay away."""
    articles = tmp_path / "articles" / "2021"
    articles.mkdir(parents=True)
    head = "---\ntitle: ت\ndate: 2021-11-07\nstandfirst: س\nsection: ب\n---\n"
    (articles / "a.md").write_text(f"{head}## ئەیاد عەللان\n\nدواتر ئەیاد عەللانیش هات.\n", "utf-8")
    found, errors = propose(tmp_path)
    assert errors == []
    assert [(one.name, one.count, one.line) for one in found] == [("ئەیاد عەللان", 2, 7)]
    (tmp_path / "glossary").mkdir()
    (tmp_path / DISMISSED).write_text("ئەیاد عەللان\n", "utf-8")
    assert propose(tmp_path) == ([], [])
