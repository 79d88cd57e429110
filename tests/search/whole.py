"""The whole lunr index of the same documents, built by lunr.py itself: what the shards must be equal to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from lunr.builder import Builder
from tests.bench.corpus import Corpus

from xwener.reading.schema import Kind
from xwener.search.analysis import pipeline
from xwener.search.before import STATE
from xwener.search.counting import CountedText, count_text
from xwener.search.documents import Called, SearchDocument, fingerprint, in_order
from xwener.search.fields import BOOSTS, K1, LEVELS, B, level
from xwener.search.numbering import numbers
from xwener.search.site_index import ONE_FILE
from xwener.search.texts import Text
from xwener.search.update import update
from xwener.search.vocabulary import Vocabulary
from xwener.sorani import words

# What has been asked about words, for all indexes of one run.
WORDS = Vocabulary()


def whole_index(documents: Sequence[SearchDocument]) -> dict[str, Any]:
    """lunr.py's index of `documents`, ready for `lunr.Index.load`; refs are the documents' numbers.

    The one liberty taken: field lengths are rounded to the steps that the shards know.
    """
    builder = Builder()
    builder.ref("number")
    builder.k1(K1)
    builder.b(B)
    builder.pipeline = pipeline()
    builder.search_pipeline = pipeline()
    for name, boost in BOOSTS.items():
        builder.field(name, boost)
    for number, document in zip(numbers(documents), documents, strict=True):
        fields = {name: [word.text for word in words(text)] for name, text in zip(BOOSTS, document.texts, strict=True)}
        builder.add({"number": number, **fields})
    builder.field_lengths = {ref: LEVELS[level(length)] for ref, length in builder.field_lengths.items()}
    index: dict[str, Any] = builder.build().serialize()
    return index


def made(
    url: str,
    kind: Kind,
    title: str,
    standfirst: str = "",
    passages: Sequence[str] = (),
    *,
    headings: str = "",
    section: str = "",
    day: str = "",
    called: Called = Called(),  # noqa: B008  (it cannot be changed)
) -> SearchDocument:
    """A document whose key tells its parts."""
    text = Text(tuple(passages), headings)
    parts = (url, kind, title, standfirst, *text.passages, headings, section, day, *called.names, *called.entries)
    return SearchDocument(url, kind, title, standfirst, section, day, fingerprint(parts), lambda: text, lambda: called)


def counted(documents: Sequence[SearchDocument]) -> Callable[[int], CountedText]:
    """The counts of documents, each made when it is asked for."""
    return lambda place: _counted(documents[place].title, documents[place].standfirst, documents[place].text())


@lru_cache(maxsize=1_000)
def _counted(title: str, standfirst: str, text: Text) -> CountedText:
    return count_text(title, standfirst, *text)


def index_files(documents: Sequence[SearchDocument], one_file: int = ONE_FILE) -> dict[str, str]:
    """The files that readers load, made from nothing but the documents."""
    files = update(documents, counted(documents), vocabulary=WORDS, one_file=one_file)
    return {name: text for name, text in files if name != STATE and text is not None}


def write_index(documents: Sequence[SearchDocument], folder: Path, one_file: int = ONE_FILE) -> None:
    """Write these files into `folder`."""
    for name, text in index_files(documents, one_file).items():
        (folder / name).write_text(text, "utf-8")


def corpus_documents(corpus: Corpus) -> list[SearchDocument]:
    """The entries and articles of a made-up corpus as the search sees them."""
    entries = [
        made(entry.url, entry.kind, entry.name, entry.summary, called=Called((*entry.names, entry.latin)))
        for entry in corpus.glossary
    ]
    articles = [
        made(
            f"articles/{article.day.year}/a-{article.number}.html",
            Kind.ARTICLE,
            article.title,
            article.standfirst,
            article.paragraphs,
            section=article.section,
            day=str(article.day),
            called=Called(entries[article.number % len(entries)].names, (entries[article.number % len(entries)].url,)),
        )
        for article in corpus.texts()
    ]
    return in_order([*entries, *articles])
