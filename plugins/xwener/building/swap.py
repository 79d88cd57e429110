"""Putting a finished folder in the place of another in one step."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path

from xwener.building.workspace import OLD

# https://man7.org/linux/man-pages/man2/rename.2.html
AT_FDCWD = -100
RENAME_EXCHANGE = 2


def put(new: Path, target: Path) -> Path:
    """Put the folder `new` in the place of `target`, which may be absent; both on one file system. Where that is now.

    On Linux the two change places in one step, so that there is a whole site at every moment. Elsewhere the
    old one is moved aside first. OSError: the file system refused; the old site stands.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.exists():
        new.rename(target)
        return new
    if not _exchange(new, target):
        aside = new.with_name(new.name + OLD)
        target.rename(aside)
        try:
            new.rename(target)
        except OSError:
            aside.rename(target)
            raise
        return aside
    return new


def _exchange(one: Path, other: Path) -> bool:
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    return bool(rename(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0)
