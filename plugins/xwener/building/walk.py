"""Every file below a folder with its state, asked for once."""

from __future__ import annotations

import os
from operator import attrgetter

Found = list[tuple[str, os.stat_result]]

_NAME = attrgetter("name")


def walk(folder: str) -> Found:
    """Path below `folder` and state of whatever lies there but folders, in one order; links are not followed.

    OSError: a folder that cannot be read.
    """
    found: Found = []
    _walk(folder, "", found)
    return found


def _walk(folder: str, inner: str, found: Found) -> None:
    # `os.walk` would ask for each twice.
    with os.scandir(folder) as listed:
        entries = sorted(listed, key=_NAME)
    for each in entries:
        if each.is_dir(follow_symlinks=False):
            _walk(each.path, f"{inner}{each.name}/", found)
        else:
            found.append((inner + each.name, each.stat(follow_symlinks=False)))
