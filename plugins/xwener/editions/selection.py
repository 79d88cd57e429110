"""What of a site an edition holds: all of it, a section, or one article, with what its texts speak of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from xwener.errors import ContentError, ContentErrors
from xwener.rendering.library import Library
from xwener.rendering.strings import Strings
from xwener.rendering.views import ArticleView, BackgroundView, EntryView, PageView, TextView

SECTION_FOLDER = "sections/"


@dataclass(frozen=True)
class Selection:
    """The texts of an edition, each group in its order; `slug` and `title` say which part it is.

    `home` is the page that the edition opens with, by its address in the site.
    """

    slug: str
    title: str
    home: str
    articles: list[ArticleView]
    backgrounds: list[BackgroundView]
    people: list[EntryView]
    organizations: list[EntryView]
    pages: list[PageView]

    @property
    def whole(self) -> bool:
        """Whether it is the whole site."""
        return not self.slug

    @property
    def entries(self) -> list[EntryView]:
        """The people and the organizations."""
        return [*self.people, *self.organizations]

    @property
    def views(self) -> list[TextView]:
        """Every text."""
        return [*self.articles, *self.backgrounds, *self.entries, *self.pages]


def select(library: Library, strings: Strings, section: str = "", article: str = "") -> Selection:
    """The whole site, or the section or the article so called (by name, or as its address does).

    ContentErrors: nothing is called so.
    """
    if article:
        found = [view for view in library.articles if article in {view.slug, view.title, view.url}]
        if not found:
            raise _unknown("article", article, (view.slug for view in library.articles))
        return _part(library, found[0].slug, found[0].title, found[0].url, found[:1])
    if section:
        found = [view for view in library.articles if section in _names(view)]
        if not found:
            raise _unknown("section", section, (view.section.name for view in library.articles))
        of = found[0].section
        title = strings("edition.section", name=of.name)
        return _part(library, of.url.removeprefix(SECTION_FOLDER).removesuffix(".html"), title, of.url, found)
    backgrounds = list(library.backgrounds.values())
    pages = list(library.pages.values())
    texts = (library.articles, backgrounds, library.people, library.organizations, pages)
    return Selection("", "", "index.html", *texts)


def _names(view: ArticleView) -> tuple[str, ...]:
    url = view.section.url
    return view.section.name, url, url.removeprefix(SECTION_FOLDER).removesuffix(".html")


def _unknown(kind: str, name: str, known: Iterable[str]) -> ContentErrors:
    names = sorted(set(known))
    hint = f"there are: {', '.join(names[:8])}{' …' if len(names) > 8 else ''}" if names else "write one first"  # noqa: PLR2004
    return ContentErrors([ContentError(Path(f"--{kind}"), 0, f"no {kind} is called `{name}`", hint)])


def _part(library: Library, slug: str, title: str, home: str, articles: list[ArticleView]) -> Selection:
    backgrounds = list(dict.fromkeys(_backgrounds(library, articles)))
    texts: list[TextView] = [*articles, *backgrounds]
    named = {slug for text in texts for slug in text.mentioned}
    named.update(slug for background in backgrounds for slug in background.background.about)
    people = [entry for entry in library.people if entry.slug in named]
    organizations = [entry for entry in library.organizations if entry.slug in named]
    return Selection(slug, title, home, articles, backgrounds, people, organizations, [])


def _backgrounds(library: Library, texts: Iterable[TextView]) -> Iterator[BackgroundView]:
    """The backgrounds placed in `texts`, and those placed in them, down to the last."""
    seen: set[str] = set()
    waiting = [slug for text in texts for slug in text.text.backgrounds]
    while waiting:
        slug = waiting.pop(0)
        if slug not in seen:
            seen.add(slug)
            yield library.backgrounds[slug]
            waiting += library.backgrounds[slug].text.backgrounds
