"""Work in forked processes: they see all that this process knows, at no cost, and give back what they made."""

from __future__ import annotations

import ctypes
import gc
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import connection, get_context
from multiprocessing.connection import Connection
from typing import Any, Generic, TypeVar, cast

from xwener.executors.executor import Begun, InProcess, Postponed
from xwener.executors.freed import give_back

C = TypeVar("C")
T = TypeVar("T")
R = TypeVar("R")

# https://man7.org/linux/man-pages/man2/PR_SET_PDEATHSIG.2const.html
PR_SET_PDEATHSIG = 1


class WorkerLost(RuntimeError):  # noqa: N818  (what has happened says more than `Error`)
    """A worker process ended before its work was done: it was killed, or the machine ran out of memory."""


@dataclass(frozen=True)
class _Failure:
    """The number of the item that a worker failed at."""

    item: int


class _Team:
    """Processes that share the work of calling `function(common, item)` for each of `items`."""

    def __init__(self, function: Callable[[C, T], R], common: C, items: Sequence[T]) -> None:
        self._context = get_context("fork")
        self._arguments = (function, common, items)
        # How many items are taken. Whoever lets go of it gives its memory to another team, also while workers use it.
        self._taken = self._context.Value("q", 0)
        # By the end of the pipe that they talk through; a process has no type of its own in every context.
        self._processes: dict[Connection, Any] = {}

    @property
    def at_work(self) -> list[Connection]:
        """Those of its processes that have not done anything yet, by the end of the pipe that we hear them through.

        One that has much to tell lives until somebody listens; it takes no processor for that.
        """
        return [pipe for pipe, process in self._processes.items() if process.is_alive() and not pipe.poll()]

    def hire(self, number: int) -> dict[Connection, Any]:
        """Fork as many processes; each is dismissed with the others from when it lives."""
        hired: dict[Connection, Any] = {}
        for _ in range(number):
            ours, theirs = self._context.Pipe(duplex=False)
            process = self._context.Process(target=_work, args=(*self._arguments, self._taken, theirs), daemon=True)
            process.start()
            theirs.close()
            self._processes[ours] = hired[ours] = process
        return hired

    def results(self, others: Iterable[Connection] = ()) -> Iterator[Any]:
        """What the workers send, until each has said that there is nothing left. WorkerLost: one was killed.

        For each of `others`, which are at work besides, one is hired here when it has something to tell, or has ended.
        """
        *_, items = self._arguments
        missing = len(items)
        for sent in self._sent([*others]):
            missing -= 1
            yield sent
        if missing:
            raise WorkerLost(f"{missing} of {len(items)} pieces of work were done by nobody")

    def dismiss(self) -> None:
        """End what they do, and leave nothing of it."""
        while self._processes:
            pipe, process = self._processes.popitem()
            process.kill()
            process.join()
            pipe.close()

    def _sent(self, others: list[Connection]) -> Iterator[Any]:
        busy = dict(self._processes)
        while busy:
            for ready in connection.wait([*busy, *others]):
                if ready in others:
                    others.remove(ready)
                    busy |= self.hire(1)
                    continue
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


class Processes:
    """Forks `workers` processes for each call of `map`; each takes the next item when it is done with one.

    One that was begun before and is still at work counts among them: there are no more of them than processors, since
    each takes memory.
    Work of fewer than `least` items is done here, and so is all work where a process cannot be forked (Windows).
    """

    def __init__(self, workers: int = 0, least: int = 2) -> None:
        self.workers = workers or processors()
        self.least = least
        self._begun: list[_Team] = []

    def map(self, function: Callable[[C, T], R], common: C, items: Sequence[T]) -> Iterator[R]:
        """As Executor.map. WorkerLost: a process was killed from outside."""
        if self.workers < 2 or len(items) < self.least or not hasattr(os, "fork"):  # noqa: PLR2004  (one is no team)
            yield from InProcess().map(function, common, items)
            return
        team = _Team(function, common, items)
        try:
            with _nobodys_garbage():
                others = [pipe for begun in self._begun for pipe in begun.at_work]
                team.hire(max(1, min(self.workers - len(others), len(items))))
                for sent in team.results(others):
                    # Done again here, a failure keeps its traceback and can be explained.
                    yield function(common, items[sent.item]) if isinstance(sent, _Failure) else sent[0]
        finally:
            team.dismiss()

    def begin(self, function: Callable[[C], R], common: C) -> Begun[R]:
        """As Executor.begin, in a forked process. WorkerLost: it was killed from outside."""
        if self.workers < 2 or not hasattr(os, "fork"):  # noqa: PLR2004
            return Postponed(function, common)
        team = _Team(_call, common, [function])
        with _nobodys_garbage():
            team.hire(1)
        self._begun = [*(begun for begun in self._begun if begun.at_work), team]
        return _Begun(team, function, common)


def _call(common: C, function: Callable[[C], R]) -> R:
    return function(common)


@dataclass(frozen=True)
class _Begun(Generic[C, R]):
    """What one forked process does meanwhile."""

    team: _Team
    function: Callable[[C], R]
    common: C

    def result(self) -> R:
        """As Begun.result."""
        try:
            (sent,) = self.team.results()
        finally:
            self.stop()
        return self.function(self.common) if isinstance(sent, _Failure) else cast("R", sent[0])

    def stop(self) -> None:
        """As Begun.stop."""
        self.team.dismiss()


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
    give_back()
    try:
        yield
    finally:
        gc.unfreeze()


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
