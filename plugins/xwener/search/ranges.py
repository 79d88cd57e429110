"""Sorted keys with what belongs to them, cut into shards of about one size.

A browser finds the shard of a key by the shards' first keys. Those of a small tree stand in the manifest; of a
large one they stand in directories, and the manifest holds the directories' first keys.
"""

from __future__ import annotations

import base64
import hashlib
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from xwener.search.codec import front_coded

# In bytes of UTF-8, before compression. A shard ends at a key whose hash says so once it has reached SMALLEST,
# and at the latest after LARGEST: so an edit moves the cuts around it and no others.
SMALLEST = 2_500
LARGEST = 5_000
ENDS_ONE_IN = 8
# How many shards a directory lists.
LISTED = 32
# Enough to tell the versions of one shard apart: its number is in the name, too.
HASH_LETTERS = 4


@dataclass(frozen=True)
class Shard:
    """One piece of a tree: `name` is what the browser asks for, `first` its first key."""

    name: str
    first: str
    payload: object

    @property
    def hash(self) -> str:
        """The part of the name that changes with the content."""
        return self.name.partition("-")[2]


def cut(tree: str, items: Iterable[tuple[str, str]]) -> list[Shard]:
    """The shards of `items`: sorted keys, each with its payload as letters; `tree` begins their names."""
    return [
        Shard(f"{tree}{number}-{content_hash(text)}", first, text)
        for number, (first, text) in enumerate(_pieces(items))
    ]


def directories(tree: str, shards: Sequence[Shard]) -> list[Shard]:
    """The directories of a tree's shards: the number of the first shard, the shards' first keys and hashes."""
    runs = [(start, shards[start : start + LISTED]) for start in range(0, len(shards), LISTED)]
    payloads = [[start, *listing(run)] for start, run in runs]
    return [
        Shard(f"{tree}i{number}-{content_hash(repr(payload))}", run[0].first, payload)
        for number, (payload, (_, run)) in enumerate(zip(payloads, runs, strict=True))
    ]


def listing(shards: Sequence[Shard]) -> list[str]:
    """The first keys of shards, front-coded, and their hashes one after the other."""
    previous = ["", *(shard.first for shard in shards)]
    keys = "".join(front_coded(shard.first, before) for shard, before in zip(shards, previous, strict=False))
    return [keys, "".join(shard.hash for shard in shards)]


def content_hash(text: str, letters: int = HASH_LETTERS) -> str:
    """A short name for `text`, of letters that may stand in a file name everywhere."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
    return base64.urlsafe_b64encode(digest)[:letters].decode()


def _pieces(items: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    parts: list[str] = []
    first = previous = ""
    size = 0
    for key, payload in items:
        if not parts:
            first, previous = key, ""
        part = front_coded(key, previous) + payload
        parts.append(part)
        size += len(part.encode("utf-8", "surrogatepass"))
        previous = key
        ends = zlib.crc32(key.encode("utf-8", "surrogatepass")) % ENDS_ONE_IN == 0
        if (size >= SMALLEST and ends) or size >= LARGEST:
            yield first, "".join(parts)
            parts, size = [], 0
    if parts:
        yield first, "".join(parts)
