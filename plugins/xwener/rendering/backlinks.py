"""Who is mentioned where: the articles behind an entry, and the entries that share articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xwener.rendering.views import ArticleView

# Two entries by their slugs, in the order of the alphabet.
Pair = tuple[str, str]

# Pairs are counted among the first entries of an article only, so that the cost stays linear in the number of
# articles: a list of a hundred names says little about who belongs with whom, and would make 4,950 pairs.
ENTRIES_AN_ARTICLE = 16


@dataclass(frozen=True)
class Backlink:
    """An article that mentions an entry, with the sentence of the first mention and the name as it stands there."""

    article: ArticleView
    sentence: str
    surface: str = ""

    @property
    def parts(self) -> tuple[str, str, str]:
        """The sentence before, in and after the name; all of it before when the name is not found."""
        return self.sentence.partition(self.surface) if self.surface else (self.sentence, "", "")


def backlinks_of(articles: Iterable[ArticleView]) -> dict[str, list[Backlink]]:
    """Entry slug → the articles that mention it, in the order given."""
    found: dict[str, list[Backlink]] = defaultdict(list)
    for article in articles:
        # Read from the end, each entry keeps its first mention.
        firsts = {mention.entry: mention for mention in reversed(article.text.mentions)}
        for slug, mention in firsts.items():
            found[slug].append(Backlink(article, mention.sentence, " ".join(mention.surface.split())))
    return found


def co_mentions(articles: Iterable[ArticleView]) -> Counter[Pair]:
    """How many articles mention both entries of a pair; pairs that share none are left out."""
    counts: Counter[Pair] = Counter()
    for article in articles:
        slugs = list(dict.fromkeys(mention.entry for mention in article.text.mentions))[:ENTRIES_AN_ARTICLE]
        counts.update(combinations(sorted(slugs), 2))
    return counts


def companions(counts: Mapping[Pair, int]) -> dict[str, list[str]]:
    """Entry slug → the entries that share articles with it, those that share the most first, then by slug."""
    shared: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for (first, second), articles in counts.items():
        shared[first].append((-articles, second))
        shared[second].append((-articles, first))
    return {slug: [other for _, other in sorted(others)] for slug, others in shared.items()}
