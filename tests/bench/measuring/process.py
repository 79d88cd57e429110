"""Run one command to its end: how long, how much work, how much memory of all its processes together."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import dataclass

import psutil
from tests.bench.generators.peer import Command

# Seconds between two looks at the memory.
PERIOD = 0.05


class FailedError(Exception):
    """The command did not do what it should; the message says what it said last."""


@dataclass(frozen=True)
class Run:
    """Seconds by the clock, seconds of user and system time, and the most memory in bytes (0: not looked at)."""

    wall: float
    cpu: float
    peak: int = 0


def run(command: Command, limit: float, *, watched: bool = False) -> Run:
    """Run it, at most `limit` seconds long; `watched`: look at its memory all the while.

    The memory is the sum of PSS (proportional set size: what several processes share is counted once) over the
    process and all its descendants, looked at every 50 ms. That takes time of its own from the processor, so a run
    that is watched is not to be timed. FailedError: it failed, or took longer.
    """
    with tempfile.TemporaryFile() as said:
        begun = time.monotonic()
        process = subprocess.Popen(  # noqa: S603  (the benchmark's own commands)
            command.words,
            cwd=command.folder,
            env=command.variables(),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,  # so that it can be ended with all that it started
        )
        ender = threading.Timer(limit, _end, (process.pid,))
        ender.start()
        watch = _Watch(process.pid)
        if watched:
            watch.start()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - begun
        ended = not ender.is_alive()
        ender.cancel()
        watch.done.set()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            last = said.read().decode("utf-8", "replace").strip().splitlines()[-1:]
            raise FailedError(f"ended after {limit:.0f} s" if ended else " ".join(last) or "failed and said nothing")
    if watched:
        watch.join()
    return Run(wall, used.ru_utime + used.ru_stime, watch.peak)


class _Watch(threading.Thread):
    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.done = threading.Event()
        self.peak = 0
        self._pid = pid

    def run(self) -> None:
        while not self.done.is_set():
            with suppress(psutil.Error):
                first = psutil.Process(self._pid)
                self.peak = max(self.peak, sum(map(_pss, (first, *first.children(recursive=True)))))
            self.done.wait(PERIOD)


def _pss(process: psutil.Process) -> int:
    with suppress(psutil.Error):
        return int(process.memory_full_info().pss)
    return 0  # it has just ended


def _end(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)
