"""When garbage is looked for: not while somebody waits."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def garbage_waits(*, for_good: bool = False) -> Iterator[None]:
    """Nobody looks for cyclic garbage, which among the objects of a large site takes as long as an edit.

    A build keeps nearly all that it makes: the rest is 5% of its memory. With `for_good` what was made meanwhile is
    not looked through afterwards either: the process is about to end, and the system takes all of it at once.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if for_good:
            gc.freeze()
        if enabled:
            gc.enable()
