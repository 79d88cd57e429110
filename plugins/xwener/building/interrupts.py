"""Ctrl-C and `kill`: one way to end a build, up to the moment when its site is taken."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Interrupts:
    """Whether the build may still be interrupted; `finish` ends that, and the rest is done whatever comes."""

    def __init__(self) -> None:
        self.finishing = False

    def finish(self) -> None:
        """From here on signals wait for nobody: the site is being swapped, which takes a moment."""
        self.finishing = True

    def __call__(self, _number: int, _frame: FrameType | None) -> None:
        """Handle a signal."""
        if not self.finishing:
            self.finishing = True  # a second Ctrl-C must not stop the tidying up
            raise KeyboardInterrupt


@contextmanager
def interrupts() -> Iterator[Interrupts]:
    """SIGINT, SIGTERM and SIGHUP raise KeyboardInterrupt, once; outside the main thread nothing changes."""
    handler = Interrupts()
    if threading.current_thread() is not threading.main_thread():
        yield handler
        return
    # A signal that was to be ignored stays so: `nohup` asks for that.
    heard = [number for number in SIGNALS if signal.getsignal(number) is not signal.SIG_IGN]
    before = {number: signal.signal(number, handler) for number in heard}
    try:
        yield handler
    finally:
        for number, former in before.items():
            signal.signal(number, former)
