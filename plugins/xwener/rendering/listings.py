"""The pages that list the content: home, sections, tags, archive, glossary, backgrounds, search, 404."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from xwener.rendering.library import Library
from xwener.rendering.views import ArticleView, Term, by_letter
from xwener.sorani import format_date, sort_key

PER_PAGE = 20
HOME_ARTICLES = 12


@dataclass(frozen=True)
class Listing:
    """A page of its own: where it stands, its template, and what the template shows."""

    path: str
    template: str
    variables: dict[str, Any]


@dataclass(frozen=True)
class Pagination:
    """Where a page stands among the pages of one listing; addresses are below the output folder."""

    page: int
    pages: int
    previous_url: str
    next_url: str


def listings(library: Library) -> Iterator[Listing]:
    """Every listing of the site."""
    lead, others = (library.articles[0], library.articles[1:HOME_ARTICLES]) if library.articles else (None, [])
    people, organizations = library.people, library.organizations
    backgrounds = sorted(library.backgrounds.values(), key=lambda background: sort_key(background.title))
    home = {"lead": lead, "articles": others, "backgrounds": backgrounds}
    yield Listing("index.html", "index", {**home, "people": people, "organizations": organizations})
    everyone = sorted([*people, *organizations], key=lambda entry: sort_key(entry.name))
    counts = {"people_count": len(people), "organizations_count": len(organizations)}
    yield Listing("glossary.html", "glossary", {"groups": by_letter(everyone), **counts})
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


def _pages(term: Term, template: str, articles: Sequence[ArticleView]) -> Iterator[Listing]:
    pages = -(-len(articles) // PER_PAGE)
    for page in range(1, pages + 1):
        before = _page_url(term.url, page - 1) if page > 1 else ""
        after = _page_url(term.url, page + 1) if page < pages else ""
        shown = articles[(page - 1) * PER_PAGE : page * PER_PAGE]
        pagination = Pagination(page, pages, before, after)
        variables = {"heading": term.name, "articles": shown, "pagination": pagination}
        yield Listing(_page_url(term.url, page), template, variables)


def _page_url(url: str, page: int) -> str:
    # A folder for the further pages: `tags/t1/2.html` can never meet the tag `t12`.
    return url if page == 1 else f"{url.removesuffix('.html')}/{page}.html"


def _years(articles: Sequence[ArticleView]) -> list[dict[str, Any]]:
    years = []
    for year, of_year in groupby(articles, key=lambda article: article.date.year):
        months = [
            {"label": format_date(list_[0].date, "month"), "articles": list_}
            for list_ in (list(found) for _, found in groupby(of_year, key=lambda article: article.date.month))
        ]
        years.append({"year": year, "months": months})
    return years
