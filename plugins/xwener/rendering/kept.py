"""Files that are dear to make, kept from one build to the next under a name that tells what they were made of."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from xwener.cache.aside import write_aside

KEY_LENGTH = 20


def key_of(*inputs: object) -> str:
    """A name for what is made of `inputs`: bytes, or anything whose `repr` says all of it."""
    digest = hashlib.sha256()
    for each in inputs:
        data = each if isinstance(each, bytes) else repr(each).encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(data) + data)
    return digest.hexdigest()[:KEY_LENGTH]


def keep_file(path: Path, make: Callable[[], bytes]) -> Path:
    """`path`, made when it is not there."""
    if not path.is_file():
        write_aside(path, make())
    return path


def keep(path: Path, make: Callable[[], bytes]) -> bytes:
    """The bytes of the file at `path`, made when it is not there."""
    return keep_file(path, make).read_bytes()
