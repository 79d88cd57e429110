"""The content as templates see it: articles, entries, backgrounds and pages that know each other.

A view is made when it is first asked for and computes what it shows when that is asked for, so that a page
costs only what it shows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from xwener.backgrounds.background import Background
from xwener.backgrounds.freshness import ended_between
from xwener.glossary.entry import Entry, Role
from xwener.linking.linked_text import LinkedText
from xwener.reading.fields import Value
from xwener.reading.rules.heading_id import Heading
from xwener.rendering.backlinks import Backlinks
from xwener.rendering.dates import partial_date_text
from xwener.rendering.latest import latest_property
from xwener.rendering.outside_links import outside_links
from xwener.rendering.pagination import Pagination, paged
from xwener.rendering.placed import PieceView, pieces_of
from xwener.rendering.popovers import linked_entries
from xwener.rendering.roles import MentionView, RoleView, SinceView
from xwener.rendering.timeline import Timeline, timeline
from xwener.sorani import first_letter, slug

if TYPE_CHECKING:
    from xwener.rendering.library import Library

# Of a newspaper text read quietly; Arabic-script readers were measured at 138 ± 20 words a minute.
# Trauzettel-Klosinski & Dietz 2012, doi:10.1167/iovs.11-8284 (Arabic).
WORDS_A_MINUTE = 138
BACKLINKS_A_PAGE = 50
# How many sections, tags, authors and series are remembered: they stand in article after article.
TERMS = 8_192
# The id of the list of articles on an entry's page.
MENTIONED_IN = "mentioned-in"


@dataclass(frozen=True)
class Term:
    """A section, a tag, an author or a series: what it is called and where its page stands."""

    name: str
    url: str


@dataclass(frozen=True)
class SeriesPlace:
    """Where an article stands in its series: the number of the part, of how many, and the parts beside it."""

    term: Term
    number: int
    total: int
    previous: ArticleView | None
    next: ArticleView | None


@lru_cache(TERMS)
def term(folder: str, name: str) -> Term:
    """The section, tag, author or series called `name`."""
    return Term(name, f"{folder}/{slug(name)}.html")


class TextView:
    """What every kind of content shows."""

    def __init__(self, text: LinkedText, library: Library) -> None:
        self.text = text
        self.library = library
        self.document = text.document
        self.slug = self.document.slug
        self.url = self.document.url
        self.title = self.document.title
        self.standfirst = self.document.text("standfirst")

    @property
    def html(self) -> str:
        """The text as safe HTML with `root:` addresses, without the backgrounds placed in it."""
        return self.text.html

    @latest_property
    def pieces(self) -> list[PieceView]:
        """The text in its order: runs of safe HTML, and backgrounds where they are placed."""
        return pieces_of(self.text.pieces, self.library.backgrounds)

    @property
    def outside_links(self) -> list[str]:
        """Where its links lead outside of the site, in their order."""
        return list(outside_links(self.pieces))

    @property
    def toc(self) -> list[Heading]:
        """The headings, as a tree."""
        return self.text.outline

    @property
    def sources(self) -> list[dict[str, Value]]:
        """The sources, each with every key that a template may ask for."""
        empty: dict[str, Value] = {"title": "", "publisher": "", "url": "", "date": ""}
        return [empty | record for record in self.document.records("sources")]

    @property
    def mentioned(self) -> Sequence[str]:
        """The slugs of the entries it mentions, in the order of their first mention."""
        return self.text.mentioned

    @latest_property
    def mentions(self) -> list[MentionView]:
        """The entries it mentions, in the order of their first mention."""
        day = self.day
        return [self.library.mention(slug, day) for slug in self.mentioned]

    @latest_property
    def popovers(self) -> list[MentionView]:
        """The entries that its links lead to, and those of the backgrounds placed in it: each has a popover."""
        known = dict(zip(self.mentioned, self.mentions, strict=True))
        day = self.day
        return [known.get(slug) or self.library.mention(slug, day) for slug in linked_entries(self)]

    @property
    def day(self) -> date:
        """The day as of which it speaks."""
        return self.library.today


class ArticleView(TextView):
    """An article."""

    def __init__(self, text: LinkedText, library: Library) -> None:
        super().__init__(text, library)
        document = self.document
        self.kicker = document.text("kicker")
        self.section = term("sections", document.text("section"))
        self.date: date | datetime = self._moment("date") or library.today
        self.updated = self._moment("updated")
        self.series_name = document.text("series")
        # What tells whether a list that shows it with a sentence of its own is still the same.
        self.figures = f"{text.card} {text.fingerprint}"
        self.previous: ArticleView | None = None
        self.next: ArticleView | None = None

    @property
    def tags(self) -> list[Term]:
        """The tags with their pages."""
        return [term("tags", name) for name in self.document.texts("tags")]

    @property
    def authors(self) -> list[str]:
        """The names of the authors."""
        return self.document.texts("authors")

    @property
    def image(self) -> dict[str, Value] | None:
        """The picture that stands for it."""
        return self.document.record("image") or None

    @property
    def corrections(self) -> list[dict[str, Value]]:
        """What was corrected."""
        return self.document.records("corrections")

    def _moment(self, key: str) -> date | datetime | None:
        value = self.document.meta.get(key)
        return value if isinstance(value, date) else None

    @property
    def day(self) -> date:
        """The day of the article."""
        return self.document.day("date") or self.library.today

    @property
    def ordinal(self) -> int:
        """The day of the article as a number."""
        return self.date.toordinal()

    @property
    def reading_minutes(self) -> int:
        """How many minutes an adult reads, at least one."""
        return max(1, round(self.text.words / WORDS_A_MINUTE))

    @property
    def bylines(self) -> list[Term]:
        """The authors with their pages."""
        return [term("authors", name) for name in self.authors]

    @property
    def series(self) -> SeriesPlace | None:
        """Its place in a series; None when it belongs to none."""
        return self.library.series_places.get(self.url)

    @property
    def related(self) -> list[ArticleView]:
        """The articles that share the most entries with it, the nearest in time first among equals."""
        return self.library.related(self)

    @property
    def order(self) -> tuple[str, str]:
        """By what articles are sorted: their time, then their address."""
        return self.date.isoformat(), self.url


class EntryView(TextView):
    """A person or an organization."""

    def __init__(self, text: LinkedText, entry: Entry, library: Library) -> None:
        super().__init__(text, library)
        self.entry = entry
        self.kind = entry.kind.value
        self.name = entry.name
        self.latin = entry.latin
        self.abbreviation = entry.abbreviation
        self.summary = entry.summary
        self.aliases = list(entry.aliases)
        self.image = self.document.record("image") or None
        self.born_text = partial_date_text(entry.born)
        self.died_text = partial_date_text(entry.died)
        self.founded_text = partial_date_text(entry.founded)
        self.dissolved_text = partial_date_text(entry.dissolved)

    @cached_property
    def roles(self) -> list[RoleView]:
        """The roles, the latest first."""
        return [self.library.role(role) for role in self._roles]

    @cached_property
    def _roles(self) -> list[Role]:
        return sorted(self.entry.roles, key=Role.begin, reverse=True)

    @cached_property
    def see_also(self) -> list[EntryView]:
        """The entries that the author names as related."""
        return [self.library.entries[slug] for slug in self.entry.see_also]

    @cached_property
    def backgrounds(self) -> list[BackgroundView]:
        """The backgrounds about it."""
        return self.library.backgrounds_about[self.slug]

    @cached_property
    def timeline(self) -> Timeline | None:
        """The roles drawn to scale, in the order of `roles`; None when there is nothing to draw."""
        return timeline(self._roles, self.entry.end, self.library.today)

    @cached_property
    def companions(self) -> list[EntryView]:
        """The entries most often mentioned together with it, without those that the author names as related."""
        return [self.library.entries[slug] for slug in self.library.structure.companions.get(self.slug, ())]

    @property
    def mentioned_in(self) -> Sequence[ArticleView]:
        """The articles that mention it, the newest first."""
        return self.library.mentioning.get(self.slug, ())

    def mention_pages(self) -> Iterator[tuple[str, Backlinks, Pagination]]:
        """Those articles in pages, each with a sentence; its own page shows the first of these."""
        for path, articles, pagination in paged(self.url, self.mentioned_in, BACKLINKS_A_PAGE, MENTIONED_IN):
            yield path, Backlinks(articles, self.slug), pagination


class BackgroundView(TextView):
    """A background."""

    def __init__(self, text: LinkedText, background: Background, library: Library) -> None:
        super().__init__(text, library)
        self.background = background
        self.kind = background.kind
        self.as_of = background.as_of
        self.review_by = background.review_by
        self.overdue = background.overdue(library.today)

    @cached_property
    def pieces(self) -> list[PieceView]:
        """The text in its order; on its own page a background places others one level deep."""
        return pieces_of(self.text.pieces, self.library.backgrounds, depth=1)

    @cached_property
    def since(self) -> list[SinceView]:
        """The roles of those it is about that have ended between its day and today."""
        return [
            SinceView(entry, self.library.role(role))
            for entry in self.about
            for role in ended_between(entry.entry, self.as_of, self.library.today)
        ]

    @property
    def day(self) -> date:
        """The day as of which it is true."""
        return self.as_of

    @cached_property
    def about(self) -> list[EntryView]:
        """The entries it explains."""
        return [self.library.entries[slug] for slug in self.background.about]

    @cached_property
    def used_in(self) -> list[ArticleView]:
        """The articles that place it, the newest first."""
        return self.library.placed_in[self.slug]


class PageView(TextView):
    """A page such as “About”."""


@dataclass(frozen=True)
class Group:
    """Entries under one letter."""

    letter: str
    entries: list[EntryView]


def by_letter(entries: Sequence[EntryView]) -> list[Group]:
    """Entries, already in order, grouped by the first letter of their name."""
    groups: dict[str, list[EntryView]] = defaultdict(list)
    for entry in entries:
        groups[first_letter(entry.name)].append(entry)
    return [Group(letter, found) for letter, found in groups.items()]
