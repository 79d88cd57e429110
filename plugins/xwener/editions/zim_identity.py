"""The names that a ZIM file and its indexes have for themselves, made of what is in them.

libzim draws a UUID for the file, and Xapian one for each index, so that no two files are alike. Here they become a
digest of everything else in the file: the same site gives the same bytes, and another site has another name.
https://wiki.openzim.org/wiki/ZIM_file_format
"""

from __future__ import annotations

import hashlib
import mmap
import struct
from collections.abc import Iterator, Sequence
from pathlib import Path

UUID_BYTES = DIGEST_BYTES = 16
# Where the header has its own UUID, the number of entries, and where their addresses, those of the clusters and the
# checksum stand.
UUID, ENTRIES, ENTRY_LIST, CLUSTER_LIST, CHECKSUM = 8, 24, 32, 48, 72
INDEX_NAMESPACE = b"X"
# An entry: kind of file, length of a parameter, namespace, revision, cluster, number in the cluster.
ENTRY = struct.Struct("<HBcIII")
LEADS_ELSEWHERE = 0xFFFF
# A cluster begins with one byte: how it is packed, and whether its numbers have eight bytes.
PACKING, NOT_PACKED, LONG = 0x0F, 1, 0x10
# https://xapian.org/docs/admin_notes.html: a database begins with these and two bytes of its version.
XAPIAN = b"\x0f\x0dXapian Glass"
VERSION_BYTES = 2
CHUNK = 1 << 20


def settle(path: Path) -> None:
    """Give the finished ZIM file at `path` its names and the checksum that goes with them."""
    with path.open("r+b") as file, mmap.mmap(file.fileno(), 0) as data:
        places = [UUID, *_indexes(data)]
        end = _number(data, CHECKSUM)
        _write(data, places, bytes(UUID_BYTES))
        name = bytearray(_digest(data, end))
        # What makes of any sixteen bytes a UUID of the kind that is a digest: RFC 9562, version 8.
        name[6], name[8] = name[6] & 0x0F | 0x80, name[8] & 0x3F | 0x80
        _write(data, places, bytes(name))
        data[end : end + DIGEST_BYTES] = _digest(data, end)


def _indexes(data: mmap.mmap) -> Iterator[int]:
    """Where the UUIDs of the indexes stand."""
    (count,) = struct.unpack_from("<I", data, ENTRIES)
    for number in range(count):
        entry = _number(data, _number(data, ENTRY_LIST) + 8 * number)
        kind, _, namespace, _, cluster, blob = ENTRY.unpack_from(data, entry)
        if namespace == INDEX_NAMESPACE and kind != LEADS_ELSEWHERE:
            place = _place(data, _number(data, _number(data, CLUSTER_LIST) + 8 * cluster), blob)
            if data[place : place + len(XAPIAN)] == XAPIAN:
                yield place + len(XAPIAN) + VERSION_BYTES


def _place(data: mmap.mmap, cluster: int, blob: int) -> int:
    """Where a file begins in a cluster; 0, where no index can be, in one that is packed."""
    if data[cluster] & PACKING != NOT_PACKED:
        return 0
    number = struct.Struct("<Q" if data[cluster] & LONG else "<I")
    start = cluster + 1
    return start + int(number.unpack_from(data, start + number.size * blob)[0])


def _number(data: mmap.mmap, place: int) -> int:
    return int(struct.unpack_from("<Q", data, place)[0])


def _write(data: mmap.mmap, places: Sequence[int], name: bytes) -> None:
    for place in places:
        data[place : place + UUID_BYTES] = name


def _digest(data: mmap.mmap, end: int) -> bytes:
    """The MD5 of what stands before `end`, which is what the format asks for."""
    made = hashlib.md5(usedforsecurity=False)
    for start in range(0, end, CHUNK):
        made.update(data[start : min(start + CHUNK, end)])
    return made.digest()
