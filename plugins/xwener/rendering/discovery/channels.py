"""What a feed holds: the newest articles of the site, of a section, of a tag."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from xwener.rendering.publication import Publication
from xwener.rendering.views import ArticleView, Term

# How many articles a feed holds, each with its whole text. Readers ask for a feed again and again.
OF_SITE = OF_SECTION = 20
OF_TAG = 10
ATOM, JSON = ".atom", ".json"
HOME = "index.html"


@dataclass(frozen=True)
class Channel:
    """The articles of one feed: `stem` is its path without the ending, `page` the page that lists them."""

    stem: str
    title: str
    page: str
    articles: Sequence[ArticleView]


def channels(publication: Publication) -> Iterator[Channel]:
    """Every channel; that of the site is there before the first article is, so that every page may name it."""
    articles = publication.library.articles
    name = publication.site["name"]
    yield Channel("feed", name, HOME, articles[:OF_SITE])
    sections: dict[Term, list[ArticleView]] = defaultdict(list)
    tags: dict[Term, list[ArticleView]] = defaultdict(list)
    for article in articles:
        sections[article.section].append(article)
        for tag in article.tags:
            tags[tag].append(article)
    for terms, most in ((sections, OF_SECTION), (tags, OF_TAG)):
        for term, found in terms.items():
            yield Channel(stem_of(term.url), f"{term.name} – {name}", term.url, found[:most])


def stem_of(page: str) -> str:
    """The path, without an ending, of the feed of the listing at `page`."""
    return page.removesuffix(".html")
