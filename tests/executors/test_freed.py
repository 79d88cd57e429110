"""Freed memory goes back to the system."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from xwener.executors.freed import give_back


def _resident() -> int:
    """Pages of this process that are in memory."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1])


@pytest.mark.skipif(sys.platform != "linux", reason="another C library")
def test_what_is_freed_between_what_is_kept():
    """Pieces that are too small for a mapping of their own, every second of them freed."""
    pieces = [bytes(20_000) for _ in range(4_000)]
    kept = pieces[::2]
    del pieces
    before = _resident()
    give_back()
    # Four of the five pages of a piece lie in it whole; half would do.
    assert before - _resident() > len(kept) * 2
