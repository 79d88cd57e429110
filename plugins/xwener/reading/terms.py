"""Sections, tags, authors and series: each must make an address, and no two of a kind the same one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from xwener.errors import ContentError
from xwener.reading.document import Document
from xwener.reading.schema import Kind
from xwener.sorani import slug

# Front-matter key → what people call it.
TERMS = {"section": "section", "series": "series", "tags": "tag", "authors": "author"}
ONE = ("section", "series")
SEVERAL = ("tags", "authors")


def check_terms(documents: Iterable[Document]) -> Iterator[ContentError]:
    """The sections, tags, authors and series that make no address (`🙂`), or that of another one (`C` and `C++`)."""
    seen: dict[tuple[str, str], tuple[str, Document]] = {}
    # Thousands of articles share a few names.
    slug_of = cache(slug)
    for document, key, place, name in _terms(documents):
        address = slug_of(name)
        if not address:
            message = f"no address can be made of the {TERMS[key]} `{name}`"
            line = document.line_of(key, place)
            yield ContentError(document.path, line, message, "write it with letters or digits", "term")
            continue
        other, first = seen.setdefault((key, address), (name, document))
        if other != name:
            message = f"the {TERMS[key]} `{name}` has the address of `{other}` in {first.path}: {address}"
            line = document.line_of(key, place)
            yield ContentError(document.path, line, message, "write both alike, or one of them in other words", "term")


def _terms(documents: Iterable[Document]) -> Iterator[tuple[Document, str, int | None, str]]:
    """Document, key, place in the list under it, name."""
    for document in documents:
        if document.kind is Kind.ARTICLE:
            for key in ONE:
                if name := document.text(key):
                    yield document, key, None, name
            for key in SEVERAL:
                for i, name in enumerate(document.texts(key)):
                    yield document, key, i, name
