"""Texts that were joined by an earlier build and need not be read again."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from sys import intern
from typing import Any, NamedTuple

from xwener.cache import compact_json, ledger
from xwener.cache.packs import Memory, Packs, Ref, Store
from xwener.linking.join_files import Outcome
from xwener.linking.linked_text import Piece
from xwener.linking.record import encode, outline_of, paragraphs_of, passage_of, pieces_of
from xwener.linking.renamed import Surroundings
from xwener.reading.rules.heading_id import Heading

# Of how many texts the pieces are kept in memory: of the page at hand and the backgrounds placed in it.
PIECES = 32
LEDGER, SURROUNDINGS = "texts.jsonl", "names.jsonl"


class Stored(NamedTuple):
    """What of a text lies in a store, each piece by itself: fetched, and read, when it is asked for."""

    cache: TextCache
    in_body: Ref
    in_passages: Ref
    in_measured: Ref

    @property
    def refs(self) -> tuple[Ref, Ref, Ref]:
        """Where its pieces lie."""
        return self.in_body, self.in_passages, self.in_measured

    def pieces(self) -> list[Piece]:
        """As Rest.pieces."""
        return self.cache.pieces(self.in_body)

    def outline(self) -> list[Heading]:
        """As Rest.outline."""
        return outline_of(self.cache.piece(self.in_body))

    def paragraphs(self) -> list[str]:
        """As Rest.paragraphs."""
        return paragraphs_of(self.cache.piece(self.in_body))

    def passage(self, number: int) -> str:
        """As Rest.passage."""
        return passage_of(self.cache.piece(self.in_passages), number)

    def measured(self) -> object:
        """As Rest.measured."""
        return compact_json.loads(self.cache.piece(self.in_measured) or b"null")


class Kept(NamedTuple):
    """One text as the cache knows it.

    `stamp` is that of the file when it was read, `digest` that of what it held, `surroundings` that of everything else
    that the joining depended on; `line` is what the next build finds of it.
    """

    stamp: str
    inner: str
    digest: str
    surroundings: str
    fingerprint: str
    card: str
    stored: Stored
    line: bytes
    # What the line says of the document's outside and the text's head, where it has been read for all texts at once.
    read: list[Any] | None = None

    @property
    def record(self) -> list[Any]:
        """The outside of the document and the head of the text."""
        record: list[Any] = self.read or ledger.parse([self.line])[0][-1]
        return record

    def within(self, surroundings: str) -> Kept:
        """The same, which is joined as it was in these surroundings, too."""
        # Before it stand the stamp, the path and the digest of the file, none of which is such a figure.
        line = self.line.replace(encode(self.surroundings), encode(surroundings), 1)
        return self._replace(surroundings=surroundings, line=line)

    def stamped(self, stamp: str) -> Kept:
        """The same, of a file that has got another stamp though it holds what it held."""
        _, _, rest = self.line.partition(b",")
        return self._replace(stamp=stamp, line=_stamped(stamp, rest))


class TextCache:
    """The texts of one content folder, in `folder`; in memory alone when that is None.

    `rules` changes with everything that the joining does, such as the code. What was kept under other rules, and
    what is damaged, counts as not there; so does everything when `forget` says so.
    """

    def __init__(self, folder: Path | None = None, rules: str = "", *, forget: bool = False) -> None:
        self.folder = folder
        self.rules = rules
        self._store: Store = Packs(folder, f"{os.getpid()}-{secrets.token_hex(4)}") if folder else Memory()
        lines = ledger.load(folder / LEDGER, rules) if folder and not forget else []
        self._kept = {kept.inner: kept for kept in map(self._read, ledger.parse(lines), lines)}
        if isinstance(self._store, Packs):
            wasted = self._store.wasted(ref for kept in self._kept.values() for ref in kept.stored.refs)
            self._kept = {
                inner: kept
                for inner, kept in self._kept.items()
                if wasted.isdisjoint(ref.pack for ref in kept.stored.refs)
            }
        self._lines = len(lines)
        self.pieces = lru_cache(PIECES)(self._pieces)

    @property
    def store(self) -> Store | None:
        """Where other processes on this machine may put pieces themselves; None: there is no such place."""
        return self._store if isinstance(self._store, Packs) else None

    def get(self, inner: str) -> Kept | None:
        """What is kept of the file at `inner` (below the content folder), whatever it held then."""
        return self._kept.get(inner)

    def surroundings(self) -> Surroundings:
        """What the build before has joined texts with; nothing where that is not known."""
        lines = ledger.load(self.folder / SURROUNDINGS, self.rules) if self.folder else []
        return Surroundings(*ledger.parse(lines)[0]) if lines else Surroundings()

    def put(self, outcome: Outcome, surroundings: str) -> Kept:
        """Keep what came of a file."""
        refs = [self._store.put(piece) if isinstance(piece, bytes) else piece for piece in outcome.pieces]
        inner, digest, shown, card = outcome.file.inner, outcome.digest, outcome.fingerprint, outcome.card
        rest = encode([inner, digest, surroundings, shown, card, refs])[1:-1] + b"," + outcome.head + b"]"
        line = _stamped(outcome.stamp, rest)
        return Kept(outcome.stamp, inner, digest, surroundings, shown, card, Stored(self, *refs), line)

    def piece(self, ref: Ref) -> bytes:
        """A piece of a text. Damaged: it is not there any more."""
        return self._store.get(ref)

    def save(self, texts: Iterable[Kept], surroundings: Surroundings) -> None:
        """Leave `texts`, which were joined in `surroundings`, and nothing else, for the next build.

        Nobody will ask here what earlier ones have left.
        """
        before, self._kept = self._kept, {}
        if self.folder is None or not isinstance(self._store, Packs):
            return
        found = list(texts)
        if len(found) == self._lines and all(before.get(kept.inner) is kept for kept in found):
            return
        ledger.save(self.folder / LEDGER, self.rules, (kept.line for kept in found))
        ledger.save(self.folder / SURROUNDINGS, self.rules, [encode(surroundings)])
        self._store.sweep(ref for kept in found for ref in kept.stored.refs)

    def close(self) -> None:
        """Let go of the files."""
        if isinstance(self._store, Packs):
            self._store.close()

    def _pieces(self, ref: Ref) -> list[Piece]:
        return pieces_of(self._store.get(ref))

    def _read(self, row: list[Any], line: bytes) -> Kept:
        stamp, inner, digest, surroundings, shown, card, refs, record = row
        # The name of a pack is the same for thousands of pieces.
        stored = Stored(self, *(Ref(intern(pack), *place) for pack, *place in refs))
        return Kept(stamp, inner, digest, surroundings, shown, card, stored, line, record)


def _stamped(stamp: str, rest: bytes) -> bytes:
    """The line of a text: first the stamp, which has no comma in it."""
    return b'["%b",%b' % (stamp.encode(), rest)
