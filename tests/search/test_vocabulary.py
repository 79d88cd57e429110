"""What is kept of words gives the same index, and is thrown away when the rules change."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.bench.corpus import Corpus
from tests.search.whole import corpus_documents, counted

from xwener.search import vocabulary as module
from xwener.search.analysis import terms
from xwener.search.update import update
from xwener.search.vocabulary import Vocabulary


def test_the_same_index_with_and_without(tmp_path: Path):
    """An index made with a kept vocabulary is the same, byte for byte."""
    documents = corpus_documents(Corpus(articles=12, words=80, entries=20, forms=900))
    path = tmp_path / "vocabulary.json"
    fresh = Vocabulary(path)
    first = dict(update(documents, counted(documents), vocabulary=fresh, one_file=0))
    fresh.save(path)
    kept = Vocabulary(path)
    assert kept.known.keys() == {term for document in documents for text in document.texts for term in terms(text)}
    assert dict(update(documents, counted(documents), vocabulary=kept, one_file=0)) == first


def test_forgotten_when_the_rules_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Words that other rules were asked about are asked about again."""
    path = tmp_path / "vocabulary.json"
    words = Vocabulary()
    words.family("هەڵبژاردنەکان")
    words.save(path)
    assert Vocabulary(path).known
    monkeypatch.setattr(module, "rules", lambda: "others")
    assert not Vocabulary(path).known


def test_the_file_grows(tmp_path: Path):
    """New words are added to those that are there, and none is written twice."""
    path = tmp_path / "vocabulary.json"
    words = Vocabulary(path)
    for word in ("هەڵبژاردن", "هەڵبژاردن", "پەرلەمان"):
        words.family(word)
        words.latin_keys(word)
        words.save(path)
    assert path.read_bytes().count(b"\n") == 3
    again = Vocabulary(path)
    assert list(again.known) == list(again.keys) == ["هەڵبژاردن", "پەرلەمان"]
    assert [*map(tuple, again.known.values())] == [*words.known.values()]
    path.unlink()
    again.family("عێراق")
    again.save(path)
    assert list(Vocabulary(path).known) == ["هەڵبژاردن", "پەرلەمان", "عێراق"]


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"rules": 1}', "1\n", "RULES", "RULES\n[{}", "RULES\n[{}]\n"])
def test_a_broken_file_is_no_file(tmp_path: Path, text: str):
    """Whatever stands in the file, such as half a line, a build goes on, and the file is made anew."""
    path = tmp_path / "vocabulary.json"
    path.write_text(text.replace("RULES", f'"{module.rules()}"'), "utf-8")
    words = Vocabulary(path)
    assert not words.known
    words.family("عێراق")
    words.save(path)
    assert list(Vocabulary(path).known) == ["عێراق"]
