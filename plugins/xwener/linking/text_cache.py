"""Texts that were joined by an earlier build and need not be read again."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from xwener.cache import ledger
from xwener.cache.packs import Memory, Packs, Ref, Store
from xwener.linking.join_files import Outcome
from xwener.linking.linked_text import Body
from xwener.linking.record import body_of, encode

# How many bodies are kept in memory: those of the page at hand and of the backgrounds placed in it.
BODIES = 32
LEDGER = "texts.jsonl"


@dataclass(frozen=True)
class Kept:
    """One text as the cache knows it.

    `digest` is that of the file, `surroundings` that of everything else that the joining depended on; `record`
    holds the outside of the document and the head of the text.
    """

    inner: str
    digest: str
    surroundings: str
    fingerprint: str
    card: str
    body: Ref
    measured: Ref
    record: list[Any]
    line: bytes


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
        self._kept = {kept.inner: kept for kept in map(_kept, ledger.parse(lines), lines)}
        if isinstance(self._store, Packs):
            wasted = self._store.wasted(ref for kept in self._kept.values() for ref in (kept.body, kept.measured))
            self._kept = {
                inner: kept for inner, kept in self._kept.items() if not wasted & {kept.body.pack, kept.measured.pack}
            }
        self._lines = len(lines)
        self.bodies = lru_cache(BODIES)(self._body)

    def knows(self, inner: str) -> bool:
        """Whether anything is kept of the file at `inner`, whatever it held then."""
        return inner in self._kept

    def get(self, inner: str, digest: str) -> Kept | None:
        """What is kept of the file at `inner` (below the content folder) with the content of that digest."""
        kept = self._kept.get(inner)
        return kept if kept and kept.digest == digest else None

    def put(self, outcome: Outcome, surroundings: str) -> Kept:
        """Keep what came of a file."""
        body, measured = self._store.put(outcome.body), self._store.put(outcome.measured)
        first = [outcome.file.inner, outcome.digest, surroundings, outcome.fingerprint, outcome.card, body, measured]
        line = encode(first)[:-1] + b"," + outcome.head + b"]"
        return _kept(ledger.parse([line])[0], line)

    def measured(self, kept: Kept) -> bytes:
        """What was measured of a text. Damaged: it is not there any more."""
        return self._store.get(kept.measured)

    def save(self, texts: Iterable[Kept]) -> None:
        """Leave `texts`, and nothing else, for the next build."""
        if self.folder is None or not isinstance(self._store, Packs):
            return
        found = list(texts)
        if len(found) == self._lines and all(self._kept.get(kept.inner) is kept for kept in found):
            return
        ledger.save(self.folder / LEDGER, self.rules, (kept.line for kept in found))
        self._store.sweep(ref for kept in found for ref in (kept.body, kept.measured))

    def close(self) -> None:
        """Let go of the files."""
        if isinstance(self._store, Packs):
            self._store.close()

    def _body(self, ref: Ref) -> Body:
        return body_of(self._store.get(ref))


def _kept(row: list[Any], line: bytes) -> Kept:
    inner, digest, surroundings, shown, card, body, measured, record = row
    return Kept(inner, digest, surroundings, shown, card, Ref(*body), Ref(*measured), record, line)
