"""The articles of a section, with a tag, by an author, of a series: each has its pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from xwener.rendering.listing import Listing
from xwener.rendering.offline.list_path import list_of
from xwener.rendering.pagination import paged
from xwener.rendering.views import ArticleView, Term

PER_PAGE = 20
# The heads of these pages name the feed of their term.
WITH_FEEDS = frozenset({"section", "tag"})

_TermsOf = Callable[[ArticleView], Sequence[Term]]


def term_pages(articles: Sequence[ArticleView]) -> Iterator[Listing]:
    """Every such page; `articles` come the newest first."""
    yield from _pages("section", _grouped(articles, lambda article: [article.section]))
    yield from _pages("tag", _grouped(articles, lambda article: article.tags))
    yield from _pages("author", _grouped(articles, lambda article: article.bylines))
    # A series is read from its beginning.
    parts = _grouped(reversed(articles), lambda article: [article.series.term] if article.series else [])
    yield from _pages("series", parts)


def _grouped(articles: Iterable[ArticleView], terms_of: _TermsOf) -> dict[Term, list[ArticleView]]:
    found: dict[Term, list[ArticleView]] = defaultdict(list)
    for article in articles:
        for term in terms_of(article):
            found[term].append(article)
    return found


def _pages(template: str, terms: Mapping[Term, Sequence[ArticleView]]) -> Iterator[Listing]:
    for term, articles in terms.items():
        for path, shown, pagination in paged(term.url, articles, PER_PAGE):
            first = (pagination.page - 1) * PER_PAGE + 1
            variables = {"heading": term.name, "articles": shown, "pagination": pagination, "first": first}
            if template == "section":
                variables["offline_list"] = list_of(term)
            yield Listing(path, template, {**variables, "term": term} if template in WITH_FEEDS else variables)
