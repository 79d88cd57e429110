"""The front page: what leads it, and what stands in it by section."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from xwener.rendering.library import Library
from xwener.rendering.listing import Listing
from xwener.rendering.views import ArticleView, BackgroundView, EntryView, Term
from xwener.sorani import sort_key

SECONDS = 2
LEAD_MENTIONS = 6
SECTION_ARTICLES = 4
MORE_BACKGROUNDS = 3
NAMES = 14


@dataclass(frozen=True)
class SectionBlock:
    """A section and the newest of its articles that stand nowhere above it."""

    term: Term
    articles: list[ArticleView]


def front_page(library: Library) -> Listing:
    """The newest article leads, two stand beside it, and each section has a block of its own.

    Between them stand what explains the lead: a background and an entry, and others of both below.
    """
    lead = library.articles[0] if library.articles else None
    backgrounds = _backgrounds(library, lead)
    variables = {
        "lead": lead,
        # Mentions are no part of a card, so they stand here by themselves.
        "lead_mentions": lead.mentions[:LEAD_MENTIONS] if lead else [],
        "seconds": library.articles[1 : 1 + SECONDS],
        "sections": _sections(library.articles[1 + SECONDS :]),
        "background": backgrounds[0] if backgrounds else None,
        "backgrounds": backgrounds[1 : 1 + MORE_BACKGROUNDS],
        "entry": _entry(library, lead),
        "people": library.people[:NAMES],
        "organizations": library.organizations[:NAMES],
    }
    return Listing("index.html", "index", variables)


def _sections(articles: list[ArticleView]) -> list[SectionBlock]:
    """The sections, the one with the newest article first."""
    found: dict[Term, list[ArticleView]] = defaultdict(list)
    for article in articles:
        shown = found[article.section]
        if len(shown) < SECTION_ARTICLES:
            shown.append(article)
    return [SectionBlock(term, shown) for term, shown in found.items()]


def _backgrounds(library: Library, lead: ArticleView | None) -> list[BackgroundView]:
    """First those that explain the lead, those that are due for review last."""
    placed = set(lead.text.backgrounds) if lead else set()
    mentioned = set(lead.mentioned) if lead else set()

    def order(view: BackgroundView) -> tuple[bool, bool, bool, int, str]:
        about = mentioned.isdisjoint(view.background.about)
        return view.overdue, view.slug not in placed, about, -len(view.used_in), sort_key(view.title)

    return sorted(library.backgrounds.values(), key=order)


def _entry(library: Library, lead: ArticleView | None) -> EntryView | None:
    """Of those whom the lead mentions, whom the articles mention most."""
    mentioned = [library.entries[slug] for slug in lead.mentioned] if lead else []
    return max(mentioned, key=lambda entry: len(entry.mentioned_in), default=None)
