"""Sorted keys with what belongs to them, cut into shards of about one size.

A browser finds the shard of a key by the shards' first keys. Those of a small tree stand in the manifest; of a
large one they stand in directories, and the manifest holds the directories' first keys.
"""

from __future__ import annotations

import base64
import hashlib
import zlib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from xwener.search.codec import front_coded, sorted_words, utf16

# In bytes of UTF-8, before compression. A shard ends at a key whose hash says so once it has reached SMALLEST,
# and at the latest after LARGEST: so an edit moves the cuts around it and no others.
SMALLEST = 2_500
LARGEST = 5_000
ENDS_ONE_IN = 8
# How many shards a directory lists.
LISTED = 32
# 40 bits: two shards of one tree never meet. Lower case only, for file systems that know no other.
HASH_LETTERS = 8
DIRECTORY = "d"

Item = tuple[str, str]


@dataclass(frozen=True)
class Shard:
    """One piece of a tree: `name` is what the browser asks for, `first` its first key.

    Without a payload it is a shard of the build before, which is kept.
    """

    name: str
    first: str
    payload: object = None


def named(tree: str, first: str, payload: object) -> Shard:
    """A shard that is named by its content."""
    return Shard(tree + content_hash(payload if isinstance(payload, str) else repr(payload)), first, payload)


def cut(tree: str, items: Iterable[Item]) -> list[Shard]:
    """The shards of `items`: sorted keys, each with its payload as letters; `tree` begins their names."""
    cutter = _Cutter(tree)
    for key, payload in items:
        cutter.add(key, payload)
    return cutter.end()


def recut(
    tree: str, before: Sequence[Shard], changes: Mapping[str, str | None], items: Callable[[Shard], Mapping[str, str]]
) -> list[Shard]:
    """What `cut` would give once the payloads of some keys have changed; None takes a key away.

    `items` reads a shard. Shards far from a change are kept without being read: where a cut falls depends on
    nothing that stands before the shard.
    """
    if not changes:
        return list(before)
    firsts = [utf16(shard.first) for shard in before]
    changed: dict[int, dict[str, str | None]] = defaultdict(dict)
    for key, payload in changes.items():
        changed[place_of(key, firsts)][key] = payload
    cutter = _Cutter(tree)
    for number, shard in enumerate(before or [None]):
        if shard and number not in changed and not cutter.parts:
            cutter.found.append(shard)
            continue
        for key, payload in _merged(items(shard) if shard else {}, changed[number]):
            cutter.add(key, payload)
    return cutter.end()


def place_of(key: str, firsts: Sequence[bytes]) -> int:
    """Which shard has the place for `key`; `firsts` are the first keys as `utf16` gives them."""
    return max(0, bisect_right(firsts, utf16(key)) - 1)


def _merged(items: Mapping[str, str], changes: Mapping[str, str | None]) -> Iterator[Item]:
    merged = {**items, **changes}
    keys = sorted_words(merged) if len(merged) > len(items) else merged
    return ((key, payload) for key in keys if (payload := merged[key]) is not None)


def directories(tree: str, shards: Sequence[Shard]) -> list[Shard]:
    """The directories of a tree's shards: the shards' first keys and hashes."""
    runs = [shards[start : start + LISTED] for start in range(0, len(shards), LISTED)]
    return [named(DIRECTORY + tree, run[0].first, listing(run)) for run in runs]


def listing(shards: Sequence[Shard]) -> list[str]:
    """The first keys of shards, front-coded, and their hashes one after the other."""
    previous = ["", *(shard.first for shard in shards)]
    keys = "".join(front_coded(shard.first, before) for shard, before in zip(shards, previous, strict=False))
    return [keys, "".join(shard.name[-HASH_LETTERS:] for shard in shards)]


def content_hash(text: str) -> str:
    """A short name for `text`, of letters that may stand in a file name everywhere."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
    return base64.b32encode(digest)[:HASH_LETTERS].decode().lower()


class _Cutter:
    """Takes items and makes shards; `parts` is what it has taken of the next one."""

    def __init__(self, tree: str) -> None:
        self.tree = tree
        self.found: list[Shard] = []
        self.parts: list[str] = []
        self.first = self.previous = ""
        self.size = 0

    def add(self, key: str, payload: str) -> None:
        if not self.parts:
            self.first, self.previous = key, ""
        part = front_coded(key, self.previous) + payload
        self.parts.append(part)
        self.size += len(part.encode("utf-8", "surrogatepass"))
        self.previous = key
        if self.size >= SMALLEST and (self.size >= LARGEST or _may_end(key)):
            self._cut()

    def end(self) -> list[Shard]:
        """All shards, the last with what is left."""
        self._cut()
        return self.found

    def _cut(self) -> None:
        if self.parts:
            self.found.append(named(self.tree, self.first, "".join(self.parts)))
        self.parts, self.size = [], 0


def _may_end(key: str) -> bool:
    return zlib.crc32(key.encode("utf-8", "surrogatepass")) % ENDS_ONE_IN == 0
