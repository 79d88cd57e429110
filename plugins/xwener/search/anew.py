"""The index of documents, made from nothing but them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from xwener.glossary.load import ENTRY_KINDS
from xwener.search.before import Row, State, entry_ids, names_of
from xwener.search.cards import GROUP, group
from xwener.search.codec import encode
from xwener.search.counting import CountedText, by_field
from xwener.search.documents import Called, SearchDocument
from xwener.search.facets import FACETS, Mentions, Numbered
from xwener.search.fields import BODY, LEVELS
from xwener.search.inverted import Inverted
from xwener.search.numbering import numbers
from xwener.search.ranges import named
from xwener.search.site_index import Pieces
from xwener.search.trees import trees
from xwener.search.vocabulary import Vocabulary

# What a text's counts are asked for by: its place among the documents.
Counted = Callable[[int], CountedText]


def anew(documents: Sequence[SearchDocument], counts: Counted, vocabulary: Vocabulary) -> Pieces:
    """Every piece of the index of `documents`, which are in the order of `in_order`."""
    numbered = list(zip(numbers(documents), documents, strict=True))
    called = names_by_entry(numbered)
    inverted, mentions = Inverted(), Mentions()
    rows: dict[str, str] = {}
    text_names: dict[int, str] = {}
    for place, (number, document) in enumerate(numbered):
        counted, own = counts(place), document.called()
        inverted.add(number, by_field(counted, own.names))
        mentions.add(number, own.entries)
        text_names[number] = counted["name"]
        rows[document.url] = row(number, document.key, own, counted["name"], called).line()
    inverted.finish()
    levels = encode(inverted.levels[BODY])
    lengths = [sum(LEVELS[step] for step in steps) for steps in inverted.levels]
    by_number = dict(numbered)
    cards = [group(number, by_number, text_names) for number in range(-(-len(levels) // GROUP))]
    shards, weights = trees(inverted, vocabulary)
    state = State(rows, shards, cards, named(FACETS, "", mentions.by_entry(numbered)), weights, lengths, levels, called)
    texts = {text_names[number]: document.text for number, document in numbered}
    return Pieces(numbered, state, texts)


def names_by_entry(documents: Numbered) -> dict[str, list[str]]:
    """What each entry is called, by its id."""
    entries = (document for _, document in documents if document.kind in ENTRY_KINDS)
    return {entry_ids([entry.url]): list(entry.names) for entry in entries}


def row(number: int, key: str, own: Called, text: str, called: Mapping[str, Sequence[str]]) -> Row:
    """What is kept of a document whose text is called `text`."""
    entries, names = entry_ids(own.entries), list(own.names)
    return Row(number, key, text, entries, None if names_of(entries, called) == names else names)
