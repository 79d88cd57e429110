"""Sorted keys with what belongs to them, cut into shards of about one size.

A browser finds the shard of a key by the shards' first keys, which stand in the manifest.
"""

from __future__ import annotations

import base64
import hashlib
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from xwener.search.codec import front_coded

# In bytes of UTF-8, before compression. A shard ends at a key whose hash says so once it has reached SMALLEST,
# and at the latest after LARGEST: so an edit moves the cuts around it and no others.
SMALLEST = 4_500
LARGEST = 9_000
ENDS_ONE_IN = 8
# Enough to tell the versions of one shard apart: its number is in the name, too.
HASH_LETTERS = 4


@dataclass(frozen=True)
class Shard:
    """One piece of a tree: `name` is what the browser asks for, `first` its first key."""

    name: str
    first: str
    text: str


def cut(tree: str, items: Iterable[tuple[str, str]]) -> list[Shard]:
    """The shards of `items`: sorted keys, each with its payload as letters; `tree` begins their names."""
    return [
        Shard(f"{tree}{number}-{content_hash(text)}", first, text)
        for number, (first, text) in enumerate(_pieces(items))
    ]


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
