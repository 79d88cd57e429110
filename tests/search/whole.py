"""The whole lunr index of the same documents, built by lunr.py itself: what the shards must be equal to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lunr.builder import Builder
from tests.bench.corpus import Corpus

from xwener.reading.schema import Kind
from xwener.search.analysis import pipeline
from xwener.search.documents import SearchDocument, in_order
from xwener.search.fields import BOOSTS, K1, LEVELS, B, level
from xwener.sorani import words


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
    for number, document in enumerate(documents):
        fields = {name: [word.text for word in words(text)] for name, text in zip(BOOSTS, document.texts, strict=True)}
        builder.add({"number": number, **fields})
    builder.field_lengths = {ref: LEVELS[level(length)] for ref, length in builder.field_lengths.items()}
    index: dict[str, Any] = builder.build().serialize()
    return index


def corpus_documents(corpus: Corpus) -> list[SearchDocument]:
    """The entries and articles of a made-up corpus as the search sees them."""
    entries = [
        SearchDocument(entry.url, entry.kind, entry.name, entry.summary, names=(*entry.names, entry.latin))
        for entry in corpus.glossary
    ]
    articles = [
        SearchDocument(
            f"articles/{article.day.year}/a-{article.number}.html",
            Kind.ARTICLE,
            article.title,
            article.standfirst,
            article.paragraphs,
            date_text=str(article.day),
            section=article.section,
            year=article.day.year,
            day=str(article.day),
            names=entries[article.number % len(entries)].names,
            entries=(entries[article.number % len(entries)].url,),
        )
        for article in corpus.texts()
    ]
    return in_order([*entries, *articles])
