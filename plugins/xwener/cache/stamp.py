"""Whether a file may have changed, from its size and times: to ask for these takes far less time than to read it."""

from __future__ import annotations

import os
import time

# A file that is younger than a tick of its file system's clock may change once more without a trace. Most systems write
# down when their kernel's timer has last ticked, at least a hundred times a second; FAT, the file system of USB sticks,
# writes every other second.
TICK_NS, WHOLE_SECONDS_TICK_NS = 50_000_000, 2_000_000_000
SECOND_NS = 1_000_000_000


def stamp(path: str) -> str:
    """What tells a file from the one it was before: size, times, number; nothing for one that may yet change unseen.

    Nor for one that is not there. Who reads the file asks before: what is changed meanwhile gets another stamp.
    """
    try:
        found = os.stat(path)  # noqa: PTH116  (of ten thousand files paths take as long as the question)
    except OSError:
        return ""
    if not has_settled(youngest(found)):
        return ""
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"


def youngest(found: os.stat_result) -> int:
    """When the file was last changed; the time of the last change of anything (ctime) cannot be set by hand."""
    return max(found.st_mtime_ns, found.st_ctime_ns)


def has_settled(moment: int) -> bool:
    """Whether a change after that moment, the time of a file, gets another time."""
    tick = TICK_NS if moment % SECOND_NS else WHOLE_SECONDS_TICK_NS
    return moment < time.time_ns() - tick
