"""The build before: what is kept of it beside its files, so that the next one changes them where the texts changed.

The published shards hold everything that is known of an unchanged text, so the state is small: which files there are,
and which key each text had.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, repeat
from pathlib import Path
from typing import Any, NamedTuple

from xwener.cache import compact_json
from xwener.cache.code import code
from xwener.search.cards import DATE, GROUP, TITLE
from xwener.search.codec import read_script, swapped
from xwener.search.counting import CountedText, count_text
from xwener.search.ranges import HASH_LETTERS, Shard, content_hash
from xwener.search.texts import read_text

# The file with the state. Readers never load it.
STATE = "state.json"
# The only file whose name never changes: every page may name it, and pages need not be written again for it.
INDEX = "index.js"


class StaleError(Exception):
    """Something of the build before is not what its state says."""


class Row(NamedTuple):
    """What is kept of a document: its number, its key, the name of its text, its entries, and what these are called.

    `entries` are their ids one after the other; `names` is None when they are just what these entries are called.
    """

    number: int
    key: str
    text: str
    entries: str
    names: list[str] | None

    def line(self) -> str:
        """The row as one string: thousands of these are read faster than as many lists."""
        number, *others, names = self
        return "\t".join((str(number), *others, compact_json.dumps(names).decode()))

    @classmethod
    def read(cls, line: str) -> Row:
        """The row that `line` gave."""
        number, key, text, entries, names = line.split("\t")
        return cls(int(number), key, text, entries, compact_json.loads(names.encode()))


@dataclass
class State:
    """What is kept of a build.

    `rows` are the documents' rows by address. `trees` are the names and the first keys of shards, `weights` the
    families with how much the titles and names that hold them count, `lengths` the sum of each field's lengths,
    `levels` the steps of the bodies' lengths, one letter each, by document number. `called` is what each entry is
    called, `index` a hash of the file whose name never changes.
    """

    rows: dict[str, str]
    trees: dict[str, list[Shard]]
    cards: list[Shard]
    facets: Shard
    weights: dict[str, int]
    lengths: list[int]
    levels: str
    called: dict[str, list[str]]
    index: str = ""

    def forget_payloads(self) -> None:
        """Keep of each shard its name and its first key, which is what the next build knows of it."""
        self.trees = {tree: [Shard(shard.name, shard.first) for shard in shards] for tree, shards in self.trees.items()}
        self.cards = [Shard(shard.name, shard.first) for shard in self.cards]

    def text(self) -> str:
        """The state as a file. Its first line tells whether the rest is whole and was made by the same rules."""
        kept = {
            **vars(self),
            "trees": {tree: {shard.first: shard.name for shard in shards} for tree, shards in self.trees.items()},
            "cards": [shard.name for shard in self.cards],
            "facets": self.facets.name,
        }
        body = compact_json.dumps(kept).decode("utf-8", "surrogatepass")
        return f"{_seal(body)}\n{body}"

    @classmethod
    def read(cls, text: str) -> State | None:
        """The state in a file; None when it is damaged, or was made by other rules."""
        seal, _, body = text.partition("\n")
        if seal != _seal(body):
            return None
        kept: dict[str, Any] = compact_json.loads(body.encode("utf-8", "surrogatepass"))
        for tree, shards in kept["trees"].items():
            kept["trees"][tree] = [Shard(name, first) for first, name in shards.items()]
        kept["cards"] = [Shard(name, "") for name in kept["cards"]]
        kept["facets"] = Shard(kept["facets"], "")
        return cls(**kept)


class Before:
    """The files of the build before in `folder`, and its state. StaleError when something is missing or damaged."""

    def __init__(self, folder: Path, state: State) -> None:
        self.folder = folder
        self.state = state
        try:
            self.files = set(os.listdir(folder))  # noqa: PTH208  (tens of thousands)
            index = (folder / INDEX).read_text("utf-8")
        except (OSError, ValueError) as error:
            raise StaleError(folder) from error
        if content_hash(index) != state.index:
            raise StaleError(INDEX)

    def payload(self, name: str) -> Any:
        """What the file of a shard holds."""
        try:
            found, payload = read_script((self.folder / f"{name}.js").read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise StaleError(name) from error
        if found != name:
            raise StaleError(name)
        return payload

    def row(self, url: str) -> Row:
        """What is kept of a document."""
        return Row.read(self.state.rows[url])

    def size(self, file: str) -> int:
        """The bytes of a file."""
        return (self.folder / file).stat().st_size

    def counted(self, row: Row) -> tuple[CountedText, Sequence[str]]:
        """The counts of a document as it was, and the names that it was found by."""
        group = self.payload(self.state.cards[row.number // GROUP].name)
        title, standfirst = map(swapped, group[row.number % GROUP][TITLE:DATE])
        return count_text(title, standfirst, *read_text(row.text, self.payload)), self.names(row)

    def names(self, row: Row) -> Sequence[str]:
        """What the entries of a document were called."""
        return row.names if row.names is not None else names_of(row.entries, self.state.called)


def entry_ids(urls: Iterable[str]) -> str:
    """The ids of entries, one after the other."""
    return "".join(map(_entry_id, urls))


@cache
def _entry_id(url: str) -> str:
    return content_hash(url)


def names_of(entries: str, called: Mapping[str, Sequence[str]]) -> list[str]:
    """Everything that entries are called, each name once; `entries` are their ids one after the other."""
    ids = [entries[at : at + HASH_LETTERS] for at in range(0, len(entries), HASH_LETTERS)]
    return list(dict.fromkeys(chain.from_iterable(map(called.get, ids, repeat(())))))


def _seal(body: str) -> str:
    return hashlib.sha256(f"{code()}\n{body}".encode("utf-8", "surrogatepass")).hexdigest()
