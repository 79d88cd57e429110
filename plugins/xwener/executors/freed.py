"""Memory that was freed, given back to the system: the C library keeps it for later, which may never come."""

from __future__ import annotations

import ctypes
import sys


def give_back() -> None:
    """Give back what can be; nothing where the C library knows no such wish. It takes about a millisecond.

    https://man7.org/linux/man-pages/man3/malloc_trim.3.html
    """
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim:
            trim(0)
