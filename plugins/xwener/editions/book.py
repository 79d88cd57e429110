"""What an EPUB holds, in its order: title, sections with their articles, backgrounds, names, pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from xwener.editions.source import Source
from xwener.rendering.views import ArticleView, EntryView, Term
from xwener.sorani import sort_key

# An entry's chapter names the newest articles of the book that mention it.
MENTIONS = 20


@dataclass(frozen=True)
class Chapter:
    """A document of the book: where its page stands in the site, its title, its template and what that shows.

    `kind` is what reading systems call the place: https://www.w3.org/TR/epub-ssv-11/
    """

    url: str
    title: str
    template: str
    variables: dict[str, Any] = field(default_factory=dict)
    children: Sequence[Chapter] = ()
    kind: str = ""

    @property
    def path(self) -> str:
        """Where it stands in the book."""
        return book_path(self.url)

    def flat(self) -> Iterator[Chapter]:
        """The chapter and those below it."""
        yield self
        for child in self.children:
            yield from child.flat()


def book_path(url: str) -> str:
    """The path in the book of what stands at `url` in the site.

    >>> book_path("people/barham-salih.html")
    'people/barham-salih.xhtml'
    """
    return f"{url.removesuffix('.html')}.xhtml" if url.endswith(".html") else url


def chapters(source: Source) -> list[Chapter]:
    """The chapters of the book after its title page; parts hold theirs."""
    selection, t = source.selection, source.publication.strings
    found = [Chapter(page.url, page.title, "page", {"page": page}) for page in selection.pages]
    found += _sections(selection.articles)
    if selection.backgrounds:
        backgrounds = sorted(selection.backgrounds, key=lambda background: sort_key(background.title))
        title = t("background.listing_title")
        children = [Chapter(one.url, one.title, "background", {"background": one}) for one in backgrounds]
        found.append(Chapter("backgrounds.html", title, "part", {"articles": [], "backgrounds": backgrounds}, children))
    if selection.entries:
        variables = {"people": selection.people, "organizations": selection.organizations}
        entries = list(_entries(source))
        found.append(Chapter("glossary.html", t("nav.glossary"), "glossary", variables, entries, "glossary"))
    return found


def _sections(articles: Sequence[ArticleView]) -> Iterator[Chapter]:
    """A part for each section, its articles from the oldest on: a book is read from its beginning."""
    sections: dict[Term, list[ArticleView]] = defaultdict(list)
    for article in reversed(articles):
        sections[article.section].append(article)
    if len(articles) == 1:
        yield _article(articles[0])
        return
    for section in sorted(sections, key=lambda term: sort_key(term.name)):
        found = sections[section]
        variables = {"articles": found, "backgrounds": []}
        yield Chapter(section.url, section.name, "part", variables, list(map(_article, found)))


def _article(article: ArticleView) -> Chapter:
    return Chapter(article.url, article.title, "article", {"article": article})


def _entries(source: Source) -> Iterator[Chapter]:
    here = {article.url for article in source.selection.articles}
    for entry in source.selection.entries:
        yield Chapter(entry.url, entry.name, "entry", {"entry": entry, "articles": _mentioning(entry, here)})


def _mentioning(entry: EntryView, here: set[str]) -> list[ArticleView]:
    return list(islice((article for article in entry.mentioned_in if article.url in here), MENTIONS))
