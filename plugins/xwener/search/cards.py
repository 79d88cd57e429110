"""What a result shows: cards in groups, and each document's text on its own for the snippet."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from itertools import islice

from xwener.glossary.load import ENTRY_KINDS
from xwener.search.documents import SearchDocument
from xwener.search.ranges import Shard, content_hash

CARDS = "c"
TEXTS = "x"
GROUP = 8
# 50 bits: two texts of one site never meet. Lower case only, for file systems that know no other.
TEXT_HASH_LETTERS = 10


def text_name(document: SearchDocument) -> str:
    """The name of the shard with the document's text: the same text has the same name."""
    digest = hashlib.sha256("\n".join(document.passages).encode()).digest()
    return TEXTS + base64.b32encode(digest)[:TEXT_HASH_LETTERS].decode().lower()


def card(document: SearchDocument) -> list[object]:
    """What the browser shows of a document before it has its text."""
    shown = [document.url, document.title, document.standfirst, document.date_text, text_name(document)]
    return [*shown, list(document.names)] if document.kind in ENTRY_KINDS else [*shown]


def groups(documents: Sequence[SearchDocument]) -> Iterator[tuple[Shard, list[list[object]]]]:
    """The cards in groups of GROUP, by document number."""
    remaining = iter(documents)
    number = 0
    while group := [card(document) for document in islice(remaining, GROUP)]:
        yield Shard(f"{CARDS}{number}-{content_hash(repr(group))}", "", ""), group
        number += 1
