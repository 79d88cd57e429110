"""One build at a time for each output folder."""

from __future__ import annotations

import fcntl
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path


class Locked(Exception):  # noqa: N818  (it is no fault: somebody else is at work)
    """Another build holds the lock; the message says who and since when."""


def lock_file(output: Path) -> Path:
    """The lock of the output folder: beside it, because the folder itself is swapped."""
    return output.with_name(f".{output.name}.lock")


@contextmanager
def lock(output: Path) -> Iterator[None]:
    """Hold the lock of the folder `output` (absolute).

    The system gives it back when its process dies, however that happens, so a lock is never left behind.
    Locked: another process has it. OSError: the lock cannot be written.
    """
    path = lock_file(output)
    descriptor = _take(path)
    try:
        holder = {"pid": os.getpid(), "host": socket.gethostname(), "since": f"{datetime.now(UTC):%F %T} UTC"}
        os.truncate(descriptor, 0)
        os.write(descriptor, json.dumps(holder).encode())
        yield
    finally:
        # Removed while it is still held, so that nobody can take it in between.
        path.unlink(missing_ok=True)
        os.close(descriptor)


def _take(path: Path) -> int:
    while True:
        descriptor = os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW, 0o644)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            raise Locked(f"{_holder(path)} is building this site; wait for it, or end it") from None
        if _same_file(descriptor, path):
            return descriptor
        # Its holder has removed the file between our opening it and our getting it.
        os.close(descriptor)


def _same_file(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


def _holder(path: Path) -> str:
    try:
        holder = json.loads(path.read_text("utf-8"))
        return f"process {holder['pid']} on {holder['host']} (since {holder['since']})"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"
