"""Files that are dear to make, kept from one build to the next under a name that tells what they were made of."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

KEY_LENGTH = 20


def key_of(*inputs: object) -> str:
    """A name for what is made of `inputs`: bytes, or anything whose `repr` says all of it."""
    digest = hashlib.sha256()
    for each in inputs:
        data = each if isinstance(each, bytes) else repr(each).encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(data) + data)
    return digest.hexdigest()[:KEY_LENGTH]


def keep_file(path: Path, make: Callable[[], bytes]) -> Path:
    """`path`, made when it is not there. It is written aside and renamed: a build cut short leaves no half file."""
    if not path.is_file():
        data = make()
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f"{path.name}.{os.getpid()}.part")
        aside.write_bytes(data)
        aside.replace(path)
    return path


def keep(path: Path, make: Callable[[], bytes]) -> bytes:
    """The bytes of the file at `path`, made when it is not there."""
    return keep_file(path, make).read_bytes()
