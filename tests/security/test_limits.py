"""No file of the allowed size holds up the machine or fills it."""

from __future__ import annotations

import resource
import time
from pathlib import Path

import pytest
from tests.security.limits import BOMBS

from xwener.reading.document import Document, read_document_text
from xwener.reading.environment import Environment
from xwener.reading.markdown import parse, render
from xwener.reading.rules.limits import BRACKETS, LEVELS, PARAGRAPH, WRITTEN_OUT
from xwener.reading.schema import Kind

# What the slowest of them may take of the processor, and how much larger the process may become.
SECONDS = 10.0
BYTES = 600_000_000
LABELS = {"table": "t", "footnote": "{n}", "footnotes": "n", "footnote_back": "b"}


def document_of(body: str) -> Document:
    """A page with that body."""
    document, errors = read_document_text(Path("a.md"), Kind.PAGE, f"---\ntitle: a\n---\n{body}")
    assert document, errors
    return document


def errors_of(body: str) -> list[str]:
    """What is wrong with a body."""
    document = document_of(body)
    environment = Environment(document.path, document.body_line, LABELS)
    parse(document, environment)
    return [error.message for error in environment.errors]


@pytest.mark.parametrize("name", BOMBS)
def test_costs_little(name: str):
    """Parsing and rendering end soon, and make no more than a page."""
    document = document_of(BOMBS[name])
    environment = Environment(document.path, document.body_line, LABELS)
    begun, before = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    html = render(parse(document, environment), environment)
    assert time.process_time() - begun < SECONDS
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024 < BYTES
    assert len(html) < 15_000_000


def test_long_paragraph():
    """A paragraph at the limit is read, one beyond it is an error."""
    assert errors_of("ا" * PARAGRAPH) == []
    assert errors_of("ا" * (PARAGRAPH + 1)) == ["the paragraph has 10,001 characters; at most 10,000 are read"]


def test_many_brackets():
    """A paragraph may begin so many links, and not one more."""
    assert errors_of("[" * BRACKETS) == []
    assert errors_of("[" * (BRACKETS + 1)) == ["the paragraph has 501 brackets `[`; at most 500 are read"]


def test_deep_nesting():
    """What markdown-it would drop without a word is an error."""
    assert errors_of(">" * LEVELS + " a") == []
    assert errors_of(">" * (2 * LEVELS) + " a") == ["the text is nested in more than 20 others"]


def test_reference_bomb():
    """Addresses count as often as they are written out."""
    definition = f"[a]: https://e.org/{'x' * 1_000}\n\n"
    assert errors_of(definition + "[a]\n\n" * (WRITTEN_OUT // 1_100)) == []
    (message,) = errors_of(definition + "[a]\n\n" * (WRITTEN_OUT // 900))
    assert message.startswith("the addresses of the links have 1,1")
