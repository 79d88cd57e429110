"""Every file below a folder with its state, asked for once."""

from __future__ import annotations

import os
from collections.abc import Iterator


def walk(folder: str, inner: str = "") -> Iterator[tuple[str, os.stat_result]]:
    """Path below `folder` and state of whatever lies there but folders, in one order; links are not followed.

    `inner` begins the paths. OSError: a folder that cannot be read.
    """
    # `os.walk` would ask for each twice.
    with os.scandir(folder) as found:
        listed = sorted(found, key=lambda each: each.name)
    for each in listed:
        if each.is_dir(follow_symlinks=False):
            yield from walk(each.path, f"{inner}{each.name}/")
        else:
            yield f"{inner}{each.name}", each.stat(follow_symlinks=False)
