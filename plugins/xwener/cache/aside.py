"""Files that are written whole: aside, then renamed, so that a build cut short leaves the old file and no half one."""

from __future__ import annotations

import os
from pathlib import Path


def write_aside(path: Path, data: bytes) -> None:
    """Put `data` into the file at `path`, in one step; the folders above it are made. OSError: the disk is full."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f"{path.name}.{os.getpid()}.part")  # two builds may run at once
    aside.write_bytes(data)
    aside.replace(path)


def write_all(handle: int, data: bytes) -> None:
    """Write all of `data` to an open file. OSError: the disk is full.

    The system may take a part, on a full disk without an error: only the next part is refused.
    """
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def tidy(path: Path) -> None:
    """Remove what processes that were killed in the midst of `write_aside` have left of the file at `path`."""
    for left in path.parent.glob(f"{path.name}.*.part"):
        if _ended(left.name.split(".")[-2]):
            left.unlink(missing_ok=True)


def _ended(process: str) -> bool:
    """Whether the process of that number is no more."""
    if not process.isdecimal() or not hasattr(os, "fork"):  # on Windows the question would be a blow
        return False
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False
