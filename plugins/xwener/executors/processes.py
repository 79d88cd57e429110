"""Work in forked processes: they see all that this process knows, at no cost, and give back what they made."""

from __future__ import annotations

import ctypes
import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import connection, get_context
from multiprocessing.connection import Connection
from typing import Any, Generic, TypeVar, cast

from xwener.executors.executor import Begun, InProcess, Postponed

C = TypeVar("C")
T = TypeVar("T")
R = TypeVar("R")
# Processes by the end of the pipe that they talk through; a process has no type of its own in every context.
Team = dict[Connection, Any]

# https://man7.org/linux/man-pages/man2/PR_SET_PDEATHSIG.2const.html
PR_SET_PDEATHSIG = 1


class WorkerLost(RuntimeError):  # noqa: N818  (what has happened says more than `Error`)
    """A worker process ended before its work was done: it was killed, or the machine ran out of memory."""


@dataclass(frozen=True)
class _Failure:
    """The number of the item that a worker failed at."""

    item: int


class Processes:
    """Forks `workers` processes for each call of `map`; each takes the next item when it is done with one.

    Work of fewer than `least` items is done here, and so is all work where a process cannot be forked (Windows).
    """

    def __init__(self, workers: int = 0, least: int = 2) -> None:
        self.workers = workers or processors()
        self.least = least

    def map(self, function: Callable[[C, T], R], common: C, items: Sequence[T]) -> Iterator[R]:
        """As Executor.map. WorkerLost: a process was killed from outside."""
        if self.workers < 2 or len(items) < self.least or not hasattr(os, "fork"):  # noqa: PLR2004  (one is no team)
            yield from InProcess().map(function, common, items)
            return
        team: Team = {}
        try:
            with _nobodys_garbage():
                _hire(team, min(self.workers, len(items)), function, common, items)
                for sent in _results(team):
                    # Done again here, a failure keeps its traceback and can be explained.
                    yield function(common, items[sent.item]) if isinstance(sent, _Failure) else sent[0]
        finally:
            _dismiss(team)

    def begin(self, function: Callable[[C], R], common: C) -> Begun[R]:
        """As Executor.begin, in a forked process. WorkerLost: it was killed from outside."""
        if self.workers < 2 or not hasattr(os, "fork"):  # noqa: PLR2004
            return Postponed(function, common)
        team: Team = {}
        with _nobodys_garbage():
            _hire(team, 1, _call, common, [function])
        return _Begun(team, function, common)


def _call(common: C, function: Callable[[C], R]) -> R:
    return function(common)


@dataclass(frozen=True)
class _Begun(Generic[C, R]):
    """What one forked process does meanwhile."""

    team: Team
    function: Callable[[C], R]
    common: C

    def result(self) -> R:
        """As Begun.result."""
        try:
            (sent,) = _results(self.team)
        finally:
            self.stop()
        return self.function(self.common) if isinstance(sent, _Failure) else cast("R", sent[0])

    def stop(self) -> None:
        """As Begun.stop."""
        _dismiss(self.team)


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def _nobodys_garbage() -> Iterator[None]:
    """What is there already is nobody's garbage: a collection in a worker would only copy memory."""
    if gc.isenabled():
        gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _hire(team: Team, number: int, function: Callable[[C, T], R], common: C, items: Sequence[T]) -> None:
    """Fork as many processes, which share the items among them; each is in the team as soon as it lives."""
    context = get_context("fork")
    taken = context.Value("q", 0)
    for _ in range(number):
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_work, args=(function, common, items, taken, theirs), daemon=True)
        process.start()
        theirs.close()
        team[ours] = process


def _dismiss(team: Team) -> None:
    """End what the team does, and leave nothing of it."""
    while team:
        pipe, process = team.popitem()
        process.kill()
        process.join()
        pipe.close()


def _results(team: Team) -> Iterator[Any]:
    """What the workers send, until each has said that there is nothing left."""
    busy = dict(team)
    while busy:
        for ready in connection.wait(list(busy)):
            pipe = next(pipe for pipe in busy if pipe is ready)
            try:
                sent = pipe.recv()
            except EOFError:
                process = busy[pipe]
                process.join()
                raise WorkerLost(f"a worker process ended with code {process.exitcode}") from None
            if sent is None:
                del busy[pipe]
            else:
                yield sent


def _work(function: Any, common: Any, items: Sequence[Any], taken: Any, pipe: Connection) -> None:
    """The life of a worker: take the next item until there is none."""
    _end_with_parent()
    try:
        while True:
            with taken.get_lock():
                number = taken.value
                taken.value += 1
            if number >= len(items):
                break
            pipe.send(_result(function, common, items, number))
        pipe.send(None)
    except BrokenPipeError:
        pass  # nobody wants the rest
    # Neither exit handlers nor buffers of the parent are this process's business.
    sys.stdout.flush()
    os._exit(0)


def _end_with_parent() -> None:
    """Ctrl-C is the parent's to handle; when it is killed, so are its workers (on Linux)."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    parent = os.getppid()
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)


def _result(function: Any, common: Any, items: Sequence[Any], number: int) -> tuple[Any] | _Failure:
    try:
        return (function(common, items[number]),)
    except Exception:  # noqa: BLE001  (whatever it is, the parent meets it again)
        return _Failure(number)
