"""What a result shows: cards in groups, and each document's text on its own for the snippet."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence

from xwener.glossary.load import ENTRY_KINDS
from xwener.search.codec import swapped
from xwener.search.documents import SearchDocument
from xwener.search.ranges import Shard, content_hash

CARDS = "c"
TEXTS = "x"
# A result needs one card; its neighbours come with it and are mostly in vain.
GROUP = 4
# 50 bits: two texts of one site never meet. Lower case only, for file systems that know no other.
TEXT_HASH_LETTERS = 10


def text_name(document: SearchDocument) -> str:
    """The name of the shard with the document's text: the same text has the same name."""
    digest = hashlib.sha256("\n".join(document.passages).encode()).digest()
    return TEXTS + base64.b32encode(digest)[:TEXT_HASH_LETTERS].decode().lower()


def card(document: SearchDocument) -> list[object]:
    """What the browser shows of a document before it has its text."""
    shown = map(swapped, (document.title, document.standfirst, document.date_text))
    names = [list(map(swapped, document.names))] if document.kind in ENTRY_KINDS else []
    return [document.url, text_name(document), *shown, *names]


def groups(documents: Sequence[SearchDocument]) -> list[Shard]:
    """The cards in groups of GROUP, by document number."""
    cards = [[card(document) for document in documents[at : at + GROUP]] for at in range(0, len(documents), GROUP)]
    return [Shard(f"{CARDS}{number}-{content_hash(repr(group))}", "", group) for number, group in enumerate(cards)]
