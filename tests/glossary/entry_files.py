"""Entries as files, for tests that look at the lines of errors."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from xwener.errors import ContentError
from xwener.glossary.glossary import Glossary
from xwener.glossary.load import load_glossary
from xwener.reading.document import Document, read_document_text
from xwener.reading.schema import Kind

PERSON = "latin: L\nkind: person\nsummary: کەسێکە.\n"
ORGANIZATION = "latin: L\nkind: organization\nsummary: دەزگایەکە.\n"
SOURCES = "sources:\n  - title: سەرچاوە\n"


def document(slug: str, text: str, kind: Kind = Kind.PERSON) -> Document:
    """The document that a file of this text would be."""
    folder = "people" if kind is Kind.PERSON else "organizations"
    found, errors = read_document_text(Path(f"content/glossary/{folder}/{slug}.md"), kind, text)
    assert found is not None, errors
    return found


def person(slug: str, keys: str, *, sources: str = SOURCES) -> Document:
    """A person whose file begins with `keys` (from line 2) and has whatever else is required behind them."""
    return document(slug, f"---\n{dedent(keys).strip()}\n{PERSON}{sources}---\n")


def organization(slug: str, keys: str) -> Document:
    """An organization, as `person`."""
    return document(slug, f"---\n{dedent(keys).strip()}\n{ORGANIZATION}{SOURCES}---\n", Kind.ORGANIZATION)


def glossary(*documents: Document) -> Glossary:
    """The glossary of these documents, which load without errors."""
    loaded, errors = load_glossary(documents)
    assert errors == []
    return loaded


def lines(errors: list[ContentError]) -> list[str]:
    """The errors as people see them."""
    return [str(error) for error in errors]
