"""What is searched for: every text of the site with its fields and what a result shows of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from itertools import chain
from typing import NamedTuple

from xwener.glossary.load import ENTRY_KINDS
from xwener.linking.linked_text import LinkedText
from xwener.reading.document import Document
from xwener.reading.rules.heading_id import Heading
from xwener.reading.schema import Kind
from xwener.rendering.library import Library
from xwener.rendering.views import ArticleView, EntryView, TextView
from xwener.search.counting import CountedText, count_text
from xwener.search.texts import Text
from xwener.sorani import format_date, sort_key

# Results of one kind stand together in the numbering, so that a kind, a section and a year are ranges of numbers.
KINDS = (Kind.PERSON, Kind.ORGANIZATION, Kind.BACKGROUND, Kind.PAGE, Kind.ARTICLE)


class Called(NamedTuple):
    """What else a text is found by: everything its entries are called, and the addresses of these entries.

    An entry has what it is called itself, and no entries.
    """

    names: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """A text as the index sees it.

    `key` changes with anything in it. `text` and `called` are asked for only when it has changed.
    """

    url: str
    kind: Kind
    title: str
    standfirst: str = ""
    section: str = ""
    day: str = ""
    key: str = ""
    text: Callable[[], Text] = Text
    called: Callable[[], Called] = Called

    @property
    def year(self) -> int:
        """The year of its day; zero for what has no day."""
        return int(self.day[:4] or 0)

    @property
    def date_text(self) -> str:
        """Its day as readers see it, or nothing."""
        return format_date(date.fromisoformat(self.day), "long") if self.day else ""

    @property
    def names(self) -> tuple[str, ...]:
        """Everything its entries are called."""
        return self.called().names

    @property
    def entries(self) -> tuple[str, ...]:
        """The addresses of the entries it mentions."""
        return self.called().entries

    @property
    def texts(self) -> tuple[str, str, str, str]:
        """The text of each field, in the order of FIELDS."""
        text = self.text()
        return self.title, self.standfirst, "\n".join(self.names), "\n".join((*text.passages, text.headings))


def documents(library: Library) -> list[SearchDocument]:
    """Every published text of the site, in the order in which the index numbers them."""
    views: Iterable[TextView] = chain(
        library.entries.values(), library.backgrounds.values(), library.pages.values(), library.articles
    )
    called = {slug: _Entry(entry.url, _names(entry)) for slug, entry in library.entries.items()}
    return in_order(_document(view, called) for view in views)


def in_order(found: Iterable[SearchDocument]) -> list[SearchDocument]:
    """Documents by kind, by section, and the newest last."""
    section = cache(sort_key)
    return sorted(found, key=lambda one: (KINDS.index(one.kind), section(one.section), one.section, one.day, one.url))


def fingerprint(parts: Iterable[str]) -> str:
    """A short name for strings: other strings have another."""
    text = "\0".join(f"{len(part)} {part}" for part in parts)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def measure(document: Document, outline: Sequence[Heading], paragraphs: Sequence[str]) -> CountedText:
    """What the index keeps of a text: `count_text` of its parts. A worker can do it, text by text."""
    return count_text(*_head(document), *_text(document, outline, paragraphs))


class _Entry:
    """An entry as every text that mentions it sees it: its address, what it is called, and both as one figure."""

    def __init__(self, url: str, names: tuple[str, ...]) -> None:
        self.url = url
        self.names = names
        self.key = fingerprint((url, *names))


def _document(view: TextView, known: Mapping[str, _Entry]) -> SearchDocument:
    document = view.document
    title, standfirst = _head(document)
    section, day = (view.section.name, str(view.day)) if isinstance(view, ArticleView) else ("", "")
    is_entry = isinstance(view, EntryView)
    entries = [known[slug] for slug in ((view.slug,) if is_entry else view.mentioned)]
    # Keys have one length.
    keys = "".join([entry.key for entry in entries])
    key = fingerprint((view.text.fingerprint, view.url, document.kind, title, standfirst, section, day, keys))
    called = partial(Called, entries[0].names) if is_entry else partial(_called, entries)
    text = partial(_text_of, view.text)
    return SearchDocument(view.url, document.kind, title, standfirst, section, day, key, text, called)


def _head(document: Document) -> tuple[str, str]:
    """Title and standfirst, or an entry's name and summary."""
    return document.title, document.text("summary" if document.kind in ENTRY_KINDS else "standfirst")


def _text_of(text: LinkedText) -> Text:
    return _text(text.document, text.outline, text.paragraphs)


def _text(document: Document, outline: Sequence[Heading], paragraphs: Sequence[str]) -> Text:
    more = (document.text("kicker"), *document.texts("tags")) if document.kind is Kind.ARTICLE else ()
    return Text(tuple(paragraphs), "\n".join(filter(None, (*_headings(outline), *more))))


def _called(entries: Sequence[_Entry]) -> Called:
    names = dict.fromkeys(chain.from_iterable([entry.names for entry in entries]))
    return Called(tuple(names), tuple([entry.url for entry in entries]))


def _names(entry: EntryView) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (*entry.entry.names, entry.latin))))


def _headings(outline: Iterable[Heading]) -> Iterator[str]:
    for heading in outline:
        yield heading.text
        yield from _headings(heading.children)
