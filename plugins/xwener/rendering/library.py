"""Every view of a site, made once and joined to each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property

from xwener.glossary.entry import Entry, Role
from xwener.linking.site import Site
from xwener.reading.schema import Kind
from xwener.rendering.backlinks import articles_by_entry
from xwener.rendering.dates import partial_date_text
from xwener.rendering.roles import MentionView, RoleView
from xwener.rendering.structure import FindStructure, Node, Structure, structure
from xwener.rendering.views import (
    ArticleView,
    BackgroundView,
    EntryView,
    PageView,
    SeriesPlace,
    term,
)
from xwener.sorani import sort_key


class Library:
    """The views of `site` as of the day `today`; `find_structure` tells who goes with whom."""

    def __init__(self, site: Site, today: date, find_structure: FindStructure = structure) -> None:
        self.site = site
        self.today = today
        self._structure = find_structure
        texts = [text for text in site.texts.values() if not text.document.draft]
        articles = [ArticleView(text, self) for text in texts if text.document.kind is Kind.ARTICLE]
        self.articles = sorted(articles, key=lambda article: article.order, reverse=True)
        self.pages = {text.document.slug: PageView(text, self) for text in texts if text.document.kind is Kind.PAGE}
        self.entries = {
            text.document.slug: EntryView(text, site.glossary[text.document.slug], self)
            for text in texts
            if text.document.kind in {Kind.PERSON, Kind.ORGANIZATION}
        }
        self.backgrounds = {
            text.document.slug: BackgroundView(text, site.backgrounds[text.document.slug], self)
            for text in texts
            if text.document.kind is Kind.BACKGROUND
        }
        self._mentions: dict[tuple[str, Role | None, Role | None], MentionView] = {}
        for newer, older in zip(self.articles, self.articles[1:], strict=False):
            newer.previous, older.next = older, newer

    @property
    def views(self) -> Iterator[ArticleView | EntryView | BackgroundView | PageView]:
        """Every text that has a page."""
        for group in (self.articles, self.entries.values(), self.backgrounds.values(), self.pages.values()):
            yield from group

    def view(self, url: str) -> ArticleView | EntryView | BackgroundView | PageView:
        """The view whose page stands at `url`; KeyError when there is none."""
        return self._by_url[url]

    @cached_property
    def _by_url(self) -> dict[str, ArticleView | EntryView | BackgroundView | PageView]:
        return {view.url: view for view in self.views}

    @cached_property
    def people(self) -> list[EntryView]:
        """The people in Kurdish order."""
        return self._sorted(entry for entry in self.entries.values() if entry.kind == Kind.PERSON)

    @cached_property
    def organizations(self) -> list[EntryView]:
        """The organizations in Kurdish order."""
        return self._sorted(entry for entry in self.entries.values() if entry.kind == Kind.ORGANIZATION)

    @staticmethod
    def _sorted(entries: Iterable[EntryView]) -> list[EntryView]:
        return sorted(entries, key=lambda entry: sort_key(entry.name))

    @cached_property
    def placed_in(self) -> dict[str, list[ArticleView]]:
        """Background slug → the articles that place it, the newest first."""
        found: dict[str, list[ArticleView]] = defaultdict(list)
        for article in self.articles:
            for slug in dict.fromkeys(article.text.backgrounds):
                found[slug].append(article)
        return found

    @cached_property
    def mentioning(self) -> dict[str, list[ArticleView]]:
        """Entry slug → the articles that mention it, the newest first."""
        return articles_by_entry(self.articles)

    @cached_property
    def structure(self) -> Structure:
        """Who goes with whom."""
        return self._structure(self._nodes, {slug: entry.entry.see_also for slug, entry in self.entries.items()})

    @property
    def _nodes(self) -> list[Node]:
        return [
            Node(
                article.url,
                article.ordinal,
                article.text.mentioned,
                article.document.texts("tags"),
                article.title,
                article.standfirst,
            )
            for article in self.articles
        ]

    @cached_property
    def backgrounds_about(self) -> dict[str, list[BackgroundView]]:
        """Entry slug → the backgrounds about it."""
        found: dict[str, list[BackgroundView]] = defaultdict(list)
        for background in self.backgrounds.values():
            for slug in background.background.about:
                found[slug].append(background)
        return found

    @cached_property
    def series_places(self) -> dict[str, SeriesPlace]:
        """Address of an article → its place in its series, whose parts stand in the order of their time."""
        parts: dict[str, list[ArticleView]] = defaultdict(list)
        for article in reversed(self.articles):
            if article.series_name:
                parts[article.series_name].append(article)
        places: dict[str, SeriesPlace] = {}
        for name, articles in parts.items():
            beside: list[ArticleView | None] = [None, *articles, None]
            for number, article in enumerate(articles, start=1):
                previous, following = beside[number - 1], beside[number + 1]
                places[article.url] = SeriesPlace(term("series", name), number, len(articles), previous, following)
        return places

    def mention(self, entry: str, day: date) -> MentionView:
        """The entry as an article of that day shows it."""
        view = self.entries[entry]
        then = view.entry.role_on(day) if view.entry.roles else None
        before = None if then or not view.entry.roles else _last_before(view.entry, day)
        # Most texts of an entry's time show it alike: they share one view, which is rendered once.
        key = (entry, then, before)
        if key not in self._mentions:
            roles = (self.role(role) if role else None for role in (then, view.entry.role_on(self.today), before))
            self._mentions[key] = MentionView(view, *roles)
        return self._mentions[key]

    def role(self, role: Role) -> RoleView:
        """A role in words."""
        of = self.entries.get(role.of)
        begin, end = partial_date_text(role.from_), partial_date_text(role.to)
        return RoleView(role.title, of.name if of else role.of, of.url if of else "", begin, end)

    def related(self, article: ArticleView) -> list[ArticleView]:
        """The articles that share the most with `article`."""
        return [self._articles_by_url[url] for url in self.structure.related[article.url]]

    @cached_property
    def _articles_by_url(self) -> dict[str, ArticleView]:
        return {article.url: article for article in self.articles}


def _last_before(entry: Entry, day: date) -> Role | None:
    """The role that ended last before `day`."""
    ended = [(role.to.last, role) for role in entry.roles if role.to and role.to.last < day]
    return max(ended, key=lambda item: item[0])[1] if ended else None
