"""The archive: a page that shows where everything lies, and for each year its articles by months, in pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from xwener.rendering.listing import Listing
from xwener.rendering.pagination import Pagination, paged
from xwener.rendering.views import ArticleView
from xwener.sorani import format_date

ARCHIVE = "archive.html"
# How many headlines a reader looks through on one page.
PER_PAGE = 100
LATEST = 10


@dataclass(frozen=True)
class Month:
    """The articles of a month, or of the part of it that stands on one page."""

    label: str
    id: str
    articles: list[ArticleView]


@dataclass(frozen=True)
class MonthLink:
    """Where a month begins, and how many articles it has."""

    label: str
    url: str
    count: int


@dataclass(frozen=True)
class Year:
    """A year: where its first page stands, how many articles it has, its months, the last one first."""

    year: int
    url: str
    count: int
    months: list[MonthLink]


def archive(articles: Sequence[ArticleView]) -> Iterator[Listing]:
    """The pages of the archive; `articles` come the newest first."""
    years = {year: list(found) for year, found in groupby(articles, key=lambda article: article.date.year)}
    overview = [_year(year, found) for year, found in years.items()]
    yield Listing(ARCHIVE, "archive", {"years": overview, "latest": list(articles[:LATEST])})
    for shown, found in zip(overview, years.values(), strict=True):
        for path, part, pagination in paged(shown.url, found, PER_PAGE):
            yield _page(path, part, pagination, shown)


def _page(path: str, part: Sequence[ArticleView], pagination: Pagination, year: Year) -> Listing:
    months = [Month(format_date(found[0].date, "month"), _id(found[0]), found) for found in _by_month(part)]
    return Listing(path, "archive_year", {"year": year, "months": months, "pagination": pagination})


def _year(year: int, articles: Sequence[ArticleView]) -> Year:
    url = f"archive/{year}.html"
    addresses = [address for address, _, _ in paged(url, articles, PER_PAGE)]
    links, before = [], 0
    for found in _by_month(articles):
        # A month that goes on over the end of a page begins on the page before.
        address = f"{addresses[before // PER_PAGE]}#{_id(found[0])}"
        links.append(MonthLink(format_date(found[0].date, "month"), address, len(found)))
        before += len(found)
    return Year(year, url, len(articles), links)


def _by_month(articles: Sequence[ArticleView]) -> Iterator[list[ArticleView]]:
    return (list(found) for _, found in groupby(articles, key=lambda article: article.date.month))


def _id(article: ArticleView) -> str:
    return f"month-{article.date.month}"
