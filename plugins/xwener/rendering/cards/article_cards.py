"""The cards of a site: one for each article, drawn once and kept as long as its words stay the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from xwener.rendering.cards.card import CardMaker, Words
from xwener.rendering.kept import keep
from xwener.rendering.site_file import SiteFile
from xwener.sorani import format_date

if TYPE_CHECKING:
    from xwener.rendering.publication import Publication
    from xwener.rendering.views import ArticleView

# Below the static folder: a page may be ten minutes older than the card that it names.
FOLDER = "static/cards"


@dataclass(frozen=True)
class ArticleCards:
    """The cards of the site called `site`, kept in the folder `cache`."""

    maker: CardMaker
    site: str
    cache: Path
    _paths: dict[str, str] = field(default_factory=dict)

    def path(self, article: ArticleView) -> str:
        """Where the card of `article` stands in the site."""
        if article.url not in self._paths:
            self._paths[article.url] = f"{FOLDER}/{article.slug}.{self.maker.name(self.words(article))}.png"
        return self._paths[article.url]

    def words(self, article: ArticleView) -> Words:
        """What the card of `article` says."""
        kicker = " · ".join(filter(None, (article.section.name, article.kicker)))
        return Words(article.title, kicker, self.site, format_date(article.date, "full"))

    def draw(self, article: ArticleView) -> bytes:
        """The card of `article` as PNG."""
        words = self.words(article)
        return keep(self.cache / f"{self.maker.name(words)}.png", lambda: self.maker.draw(words))


def files(publication: Publication) -> Iterator[SiteFile]:
    """The cards; none on a site without an address, which nobody can pass on."""
    cards = publication.cards
    seen: set[str] = set()
    for article in publication.library.articles if cards else ():
        assert cards is not None  # noqa: S101  (the line above says so; mypy does not see it)
        path = cards.path(article)
        # Two articles with one slug whose cards say the same share one.
        if path not in seen:
            seen.add(path)
            yield SiteFile(path, (path,), partial(cards.draw, article))
