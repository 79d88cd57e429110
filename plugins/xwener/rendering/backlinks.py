"""Who is mentioned where: the articles behind an entry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xwener.rendering.views import ArticleView


@dataclass(frozen=True, slots=True)
class Backlink:
    """An article that mentions an entry."""

    article: ArticleView
    entry: str

    @property
    def parts(self) -> tuple[str, str, str]:
        """The sentence of the first mention: before, in and after the name; all of it before when that is not found."""
        sentence, surface = self.article.text.passage(self.entry)
        return sentence.partition(surface) if surface else (sentence, "", "")


def backlinks_of(articles: Iterable[ArticleView]) -> dict[str, list[Backlink]]:
    """Entry slug → the articles that mention it, in the order given."""
    found: dict[str, list[Backlink]] = defaultdict(list)
    for article in articles:
        for slug in article.text.mentioned:
            found[slug].append(Backlink(article, slug))
    return found
