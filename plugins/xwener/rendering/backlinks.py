"""Who is mentioned where: the articles behind an entry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from xwener.rendering.views import ArticleView


@dataclass(frozen=True, slots=True)
class Backlink:
    """An article that mentions an entry."""

    article: ArticleView
    entry: str

    @property
    def passage(self) -> Markup:
        """The sentence of the first mention, in which the name stands out."""
        return Markup(self.article.text.passage(self.entry))  # noqa: S704  (safe HTML)


class Backlinks:
    """The articles that mention an entry; each link is made when it is asked for, since a site has millions."""

    __slots__ = ("articles", "entry")

    def __init__(self, articles: Sequence[ArticleView], entry: str) -> None:
        self.articles = articles
        self.entry = entry

    def __len__(self) -> int:
        return len(self.articles)

    def __iter__(self) -> Iterator[Backlink]:
        return (Backlink(article, self.entry) for article in self.articles)


def articles_by_entry(articles: Iterable[ArticleView]) -> dict[str, list[ArticleView]]:
    """Entry slug → the articles that mention it, in the order given."""
    found: dict[str, list[ArticleView]] = defaultdict(list)
    for article in articles:
        for slug in article.text.mentioned:
            found[slug].append(article)
    return found
