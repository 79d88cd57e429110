"""Texts for the tests of linking: a body is made a document, parsed and linked to the fixture glossary."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from markdown_it.token import Token
from tests.glossary.labels import fixture_entries

from xwener.glossary.entry import Entry
from xwener.glossary.glossary import Glossary
from xwener.linking.mentions import Linking, MentionLinker
from xwener.reading.document import Document, read_document_text
from xwener.reading.environment import Environment
from xwener.reading.markdown import parse, render
from xwener.reading.schema import Kind

LABELS = {"table": "table", "footnotes": "footnotes", "footnote": "footnote {n}", "footnote_back": "back"}
# The body of `article` begins on this line of its file.
BODY_LINE = 7
GLOSSARY = Glossary.of(fixture_entries())
LINKER = MentionLinker(GLOSSARY)

CASE = re.compile(r"^(?P<title>.+)\n\.\n(?P<markdown>(?:.*\n)*?)\.\n(?P<html>(?:.*\n)*?)\.$", re.MULTILINE)
LINK = re.compile(r'<a class="mention" href="root:[a-z]+/([a-z-]+)\.html" data-entry="\1">')
ID = re.compile(r' id="[^"]*"')


class Linked(NamedTuple):
    """A linked text: its HTML in the short form of the cases, and what linking said."""

    html: str
    linking: Linking


def article(body: str, *, keys: str = "", title: str = "سەردێڕ", standfirst: str = "کورتە") -> Document:
    """An article with this body, which begins on line BODY_LINE when there are no more `keys`."""
    return document_of(file_of(body, keys=keys, title=title, standfirst=standfirst))


def file_of(body: str, *, keys: str = "", title: str = "سەردێڕ", standfirst: str = "کورتە") -> str:
    """What stands in the file of such an article."""
    return f"---\ntitle: {title}\ndate: 2021-11-07\nstandfirst: {standfirst}\nsection: سیاسەت\n{keys}---\n{body}"


def document_of(text: str) -> Document:
    """The article in whose file `text` stands."""
    found, errors = read_document_text(Path("content/articles/2021/a.md"), Kind.ARTICLE, text)
    assert found is not None, errors
    return found


def tokens_of(document: Document) -> tuple[list[Token], Environment]:
    """The parsed body."""
    environment = Environment(document.path, document.body_line, LABELS)
    return parse(document, environment), environment


def link(document: Document, *entries: Entry, first_mention: str = "section") -> Linked:
    """The document linked to `entries`, or to the fixture glossary."""
    linker = MentionLinker(Glossary.of(entries) if entries else GLOSSARY, first_mention)
    tokens, environment = tokens_of(document)
    linking = linker.link(tokens, document)
    html = LINK.sub(r"<a \1>", render(tokens, environment))
    return Linked(ID.sub("", html).strip(), linking)
