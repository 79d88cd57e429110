"""What is fuzzed: a file's bytes on their way through reader, linker and sanitiser, and what must hold after it."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from xwener.glossary.glossary import Glossary
from xwener.glossary.load import load_glossary
from xwener.linking.joiner import Joiner
from xwener.linking.mentions import MentionLinker
from xwener.linking.site import LABELS
from xwener.reading.document import read_document_text
from xwener.reading.sanitize import ATTRIBUTES, SCHEMES, TAGS, sanitize
from xwener.reading.schema import Kind

ENTRY = """---
name: بەرهەم ساڵح
latin: Barham Salih
kind: person
summary: سیاسەتمەدارە.
aliases: [ساڵح]
sources:
  - title: a
---
دەق.
"""
ADDRESSES = frozenset({"href", "src"})
SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*):", re.IGNORECASE)


class _Parts(HTMLParser):
    """Fails at an element, attribute or address that a text may not have."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at an element as a browser reads it."""
        assert tag in TAGS, tag
        allowed = ATTRIBUTES["*"] | ATTRIBUTES.get(tag, set())
        for name, value in attrs:
            assert name in allowed, (tag, name)
            scheme = SCHEME.match(value or "") if name in ADDRESSES else None
            assert scheme is None or scheme[1].lower() in SCHEMES, value


@cache
def _glossary() -> Glossary:
    document, errors = read_document_text(Path("glossary/people/salih.md"), Kind.PERSON, ENTRY)
    assert document, errors
    glossary, wrong = load_glossary([document])
    assert not wrong
    return glossary


def check(data: bytes) -> None:
    """Take `data` all the way.

    AssertionError: the HTML holds what may not be there. Any other exception is a mistake of ours.
    """
    text = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    if not text.startswith("---\n"):
        text = f"---\ntitle: a\n---\n{text}"
    document, _errors = read_document_text(Path("content/pages/a.md"), Kind.PAGE, text)
    if document is None:
        return
    labels = dict.fromkeys(LABELS, "x")
    joiner = Joiner(Path("content"), (), MentionLinker(_glossary(), "all"), labels)
    for piece in joiner.join([document])[0].pieces:
        parts = _Parts()
        parts.feed(piece.html)
        parts.close()
        assert sanitize(piece.html) == piece.html
