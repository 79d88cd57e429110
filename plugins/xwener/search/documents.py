"""What is searched for: every text of the site with its fields and what a result shows of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from xwener.reading.rules.heading_id import Heading
from xwener.reading.schema import Kind
from xwener.rendering.library import Library
from xwener.rendering.views import ArticleView, BackgroundView, EntryView, TextView
from xwener.sorani import format_date, sort_key

# Results of one kind stand together in the numbering, so that a kind, a section and a year are ranges of numbers.
KINDS = (Kind.PERSON, Kind.ORGANIZATION, Kind.BACKGROUND, Kind.PAGE, Kind.ARTICLE)


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """A text as the index sees it.

    `names` is everything the text's entries are called; for an entry that is what the entry itself is called.
    `entries` are the addresses of the entries it mentions. `passages` are the paragraphs for snippets,
    `headings` is searched but never shown.
    """

    url: str
    kind: Kind
    title: str
    standfirst: str = ""
    passages: tuple[str, ...] = ()
    headings: str = ""
    names: tuple[str, ...] = ()
    date_text: str = ""
    section: str = ""
    year: int = 0
    day: str = ""
    entries: tuple[str, ...] = ()

    @property
    def texts(self) -> tuple[str, str, str, str]:
        """The text of each field, in the order of FIELDS."""
        return self.title, self.standfirst, "\n".join(self.names), "\n".join((*self.passages, self.headings))


def documents(library: Library) -> list[SearchDocument]:
    """Every published text of the site, in the order in which the index numbers them."""
    views: Iterable[TextView] = chain(
        library.entries.values(), library.backgrounds.values(), library.pages.values(), library.articles
    )
    return in_order(_document(view, library) for view in views)


def in_order(found: Iterable[SearchDocument]) -> list[SearchDocument]:
    """Documents by kind, by section, and the newest first."""
    newest_first = sorted(found, key=lambda document: (document.day, document.url), reverse=True)
    return sorted(newest_first, key=lambda document: (KINDS.index(document.kind), sort_key(document.section)))


def _document(view: TextView, library: Library) -> SearchDocument:
    entries = [library.entries[slug] for slug in view.text.mentioned]
    passages = tuple(" ".join(paragraph.split()) for paragraph in view.text.paragraphs)
    headings = "\n".join(_headings(view.toc))
    if isinstance(view, EntryView):
        own = _names(view)
        return SearchDocument(view.url, view.entry.kind, view.name, view.summary, passages, headings, own)
    names = tuple(dict.fromkeys(chain.from_iterable(map(_names, entries))))
    urls = tuple(entry.url for entry in entries)
    common = (view.title, view.standfirst, passages, headings, names)
    if isinstance(view, ArticleView):
        headings = "\n".join([headings, view.kicker, *(tag.name for tag in view.tags)])
        day = view.day
        date = format_date(day, "long")
        common = (view.title, view.standfirst, passages, headings, names)
        return SearchDocument(view.url, Kind.ARTICLE, *common, date, view.section.name, day.year, str(day), urls)
    kind = Kind.BACKGROUND if isinstance(view, BackgroundView) else Kind.PAGE
    return SearchDocument(view.url, kind, *common, entries=urls)


def _names(entry: EntryView) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (*entry.entry.names, entry.latin))))


def _headings(outline: Iterable[Heading]) -> Iterator[str]:
    for heading in outline:
        yield heading.text
        yield from _headings(heading.children)
