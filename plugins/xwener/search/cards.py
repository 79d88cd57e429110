"""What a result shows before its text is there: cards, in groups by document number."""

from __future__ import annotations

from collections.abc import Mapping

from xwener.glossary.load import ENTRY_KINDS
from xwener.search.codec import swapped
from xwener.search.documents import SearchDocument
from xwener.search.ranges import Shard, named

CARDS = "c"
# A result needs one card; its neighbours come with it and are mostly in vain.
GROUP = 4

Card = list[object]
# Where the title and what follows it stand in a card.
TITLE, STANDFIRST, DATE = 2, 3, 4


def card(document: SearchDocument, text_name: str) -> Card:
    """What the browser shows of a document."""
    shown = map(swapped, (document.title, document.standfirst, document.date_text))
    names = [list(map(swapped, document.names))] if document.kind in ENTRY_KINDS else []
    return [document.url, text_name, *shown, *names]


def group(number: int, documents: Mapping[int, SearchDocument], text_names: Mapping[int, str]) -> Shard:
    """The group of cards with this number; 0 stands where there is no document."""
    place = range(number * GROUP, (number + 1) * GROUP)
    cards = [card(documents[at], text_names[at]) if at in documents else 0 for at in place]
    return named(CARDS, "", cards)
