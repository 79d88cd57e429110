"""A file of lines of JSON with a seal: read whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from xwener.cache import compact_json
from xwener.cache.aside import tidy, write_aside


def load(path: Path, rules: str) -> list[bytes]:
    """The lines that `save` put into the file.

    None when there is no such file, when it is damaged, or when it was written under other `rules`.
    """
    try:
        data = path.read_bytes()
    except OSError:
        return []
    seal, _, body = data.partition(b"\n")
    return body.split(b"\n") if body and seal == _seal(rules, body) else []


def save(path: Path, rules: str, lines: Iterable[bytes]) -> None:
    r"""Put `lines` (without `\n`) into the file, in one step: a build cut short leaves the old file."""
    body = b"\n".join(lines)
    put(path, _seal(rules, body) + b"\n" + body)


def put(path: Path, data: bytes) -> None:
    """Write the file in one step. What builds that were killed in the midst of it have left goes."""
    tidy(path)
    write_aside(path, data)


def parse(lines: Iterable[bytes]) -> list[Any]:
    """What the lines hold; all at once, because that is several times faster."""
    found: list[Any] = compact_json.loads(b"[" + b",".join(lines) + b"]")
    return found


def _seal(rules: str, body: bytes) -> bytes:
    """One figure for the rules and the content."""
    return hashlib.blake2b(body, key=rules.encode()[:64], digest_size=16).hexdigest().encode()
