"""The pages that list the content: home, sections, tags, archive, glossary, backgrounds, search, 404."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from typing import Any

from xwener.rendering.library import Library
from xwener.rendering.pagination import paged
from xwener.rendering.relations import picture
from xwener.rendering.views import ArticleView, EntryView, Term, by_letter
from xwener.sorani import format_date, sort_key

PER_PAGE = 20
HOME_ARTICLES = 12


@dataclass(frozen=True)
class Listing:
    """A page of its own: where it stands, its template, and what the template shows."""

    path: str
    template: str
    variables: dict[str, Any]


def listings(library: Library) -> Iterator[Listing]:
    """Every listing of the site."""
    lead, others = (library.articles[0], library.articles[1:HOME_ARTICLES]) if library.articles else (None, [])
    people, organizations = library.people, library.organizations
    backgrounds = sorted(library.backgrounds.values(), key=lambda background: sort_key(background.title))
    home = {"lead": lead, "articles": others, "backgrounds": backgrounds}
    yield Listing("index.html", "index", {**home, "people": people, "organizations": organizations})
    everyone = sorted([*people, *organizations], key=lambda entry: sort_key(entry.name))
    counts = {"people_count": len(people), "organizations_count": len(organizations)}
    relations = picture(library.entries, library.structure.ties)
    yield Listing("glossary.html", "glossary", {"groups": by_letter(everyone), "relations": relations, **counts})
    yield Listing("people.html", "people", {"groups": by_letter(people), "kind": "person"})
    groups = by_letter(organizations)
    yield Listing("organizations.html", "organizations", {"groups": groups, "kind": "organization"})
    yield Listing("backgrounds.html", "backgrounds", {"backgrounds": backgrounds})
    yield Listing("archive.html", "archive", {"years": _years(library.articles)})
    yield Listing("404.html", "404", {})
    sections: dict[Term, list[ArticleView]] = defaultdict(list)
    tags: dict[Term, list[ArticleView]] = defaultdict(list)
    for article in library.articles:
        sections[article.section].append(article)
        for tag in article.tags:
            tags[tag].append(article)
    for template, terms in (("section", sections), ("tag", tags)):
        for term, articles in terms.items():
            yield from _pages(term, template, articles)
    for entry in everyone:
        yield from _further_mentions(entry)


def _pages(term: Term, template: str, articles: Sequence[ArticleView]) -> Iterator[Listing]:
    for path, shown, pagination in paged(term.url, articles, PER_PAGE):
        yield Listing(path, template, {"heading": term.name, "articles": shown, "pagination": pagination, "term": term})


def _further_mentions(entry: EntryView) -> Iterator[Listing]:
    """The pages that go on with the articles that mention an entry; its own page shows the first of them."""
    for path, shown, pagination in islice(entry.mention_pages(), 1, None):
        variables = {"of": entry, "backlinks": shown, "pagination": pagination}
        yield Listing(path, "entry_mentions", variables)


def _years(articles: Sequence[ArticleView]) -> list[dict[str, Any]]:
    years = []
    for year, of_year in groupby(articles, key=lambda article: article.date.year):
        months = [
            {"label": format_date(list_[0].date, "month"), "articles": list_}
            for list_ in (list(found) for _, found in groupby(of_year, key=lambda article: article.date.month))
        ]
        years.append({"year": year, "months": months})
    return years
