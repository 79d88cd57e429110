"""Wherever work is done, the same comes of it."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import ROOT

from xwener.errors import ContentError, ContentErrors
from xwener.executors.executor import Executor, InProcess
from xwener.executors.processes import Processes, WorkerLost


def multiplied(factor: int, item: int) -> int:
    """What the workers do here."""
    return factor * item


def slowly(seconds: float, item: int) -> int:
    """Takes its time."""
    time.sleep(seconds)
    return item


def worker(seconds: float, _item: int) -> int:
    """Who does it, taking its time."""
    time.sleep(seconds)
    return os.getpid()


def failing(_common: None, item: int) -> int:
    """Fails at one item."""
    if item == 5:
        raise LookupError(f"item {item}")
    return item


def dying(parent: int, item: int) -> int:
    """Kills its process, but never the one that tests."""
    if item == 3 and os.getpid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
    return item


def wrong(_common: None, item: int) -> ContentError:
    """Finds something wrong."""
    return ContentError(Path("a.md"), item, "it is wrong", "correct it", "wrong")


@pytest.fixture(params=["here", "processes"])
def executor(request: pytest.FixtureRequest) -> Executor:
    """Each place to work at."""
    return InProcess() if request.param == "here" else Processes(3)


@settings(max_examples=25)  # each forks processes
@given(st.lists(st.integers(), max_size=20), st.integers(min_value=1, max_value=4))
def test_every_item_is_done_once(items: list[int], workers: int):
    """Whoever takes it."""
    assert sorted(Processes(workers).map(multiplied, 3, items)) == sorted(3 * item for item in items)


def test_failures_are_raised_here(executor: Executor):
    """With the exception itself, so that it can be explained."""
    with pytest.raises(LookupError, match="item 5"):
        list(executor.map(failing, None, range(10)))


def test_what_is_wrong_passes_between_processes(executor: Executor):
    """As data, and raised; with what a cluster writes on it."""
    found = list(executor.map(wrong, None, range(10)))
    assert sorted(found) == [wrong(None, item) for item in range(10)]
    found[0].__cause__ = None
    together = pickle.loads(pickle.dumps(ContentErrors(found)))  # noqa: S301  (our own)
    assert (together.errors, str(together)) == (sorted(found), str(ContentErrors(found)))


def test_closing_ends_the_work(executor: Executor):
    """What is not asked for any more is not done."""
    others = _children()  # what other tests have begun
    results = executor.map(multiplied, 2, range(1_000))
    assert next(results) % 2 == 0
    results.close()  # type: ignore[attr-defined]  # each of these gives a generator
    assert _children() == others


def test_a_killed_worker_is_told():
    """A worker that the system kills is no reason to wait for ever."""
    others = _children()
    with pytest.raises(WorkerLost, match="ended with code -9"):
        list(Processes(2).map(dying, os.getpid(), range(10)))
    assert _children() == others


def test_what_has_begun_is_waited_for(executor: Executor):
    """Meanwhile this process does something else."""
    others = _children()
    begun = [executor.begin(partial(multiplied, 3), item) for item in range(3)]
    assert [each.result() for each in begun] == [0, 3, 6]
    assert _children() == others


def test_what_has_begun_takes_nothing_from_others(executor: Executor):
    """Each team counts for itself, also when several are at work."""
    begun = [executor.begin(partial(slowly, 0.2), item) for item in range(3)]
    # They are done while these are at work.
    assert sorted(executor.map(slowly, 0.005, range(150))) == list(range(150))
    assert [each.result() for each in begun] == [0, 1, 2]


def test_there_are_as_many_processes_as_processors():
    """What has begun is one of them; when it ends, its place is taken."""
    ours, theirs = os.pipe()
    begun = (team := Processes(2)).begin(partial(os.read, ours), 1)
    workers: list[int] = []
    for process in team.map(worker, 0.01, range(200)):
        workers.append(process)
        if len(workers) == 10:
            os.write(theirs, b"x")
    assert len(set(workers[:10])) == 1
    assert len(set(workers)) == 2
    assert begun.result() == b"x"
    assert len(set(team.map(worker, 0.01, range(100)))) == 2
    os.close(ours)
    os.close(theirs)


def test_who_has_much_to_tell_keeps_nobody_from_work():
    """What has begun takes a processor until it is done, not until somebody asks what came of it."""
    begun = (team := Processes(2)).begin(bytes, 1_000_000)
    assert len(set(team.map(worker, 0.01, range(200)))) == 2
    assert begun.result() == bytes(1_000_000)


def test_failures_of_what_has_begun_are_raised_here(executor: Executor):
    """With the exception itself."""
    begun = executor.begin(partial(failing, None), 5)
    with pytest.raises(LookupError, match="item 5"):
        begun.result()


def test_what_has_begun_can_be_given_up():
    """And is then not done any more, nor twice given up."""
    others = _children()
    begun = Processes(2).begin(time.sleep, 60)
    assert len(_children()) == len(others) + 1
    begun.stop()
    begun.stop()
    assert _children() == others


def test_what_has_begun_may_be_killed():
    """That is told, too."""
    begun = Processes(2).begin(partial(dying, os.getpid()), 3)
    with pytest.raises(WorkerLost, match="ended with code -9"):
        begun.result()


def test_workers_end_with_their_parent(tmp_path: Path):
    """Nobody goes on writing where a build was killed."""
    code = (
        "import sys, time, pathlib\n"
        "from xwener.executors.processes import Processes\n"
        "def work(folder, item):\n"
        "    (folder / f'{item}').touch(); time.sleep(60)\n"
        "list(Processes(2).map(work, pathlib.Path(sys.argv[1]), [1, 2]))\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "plugins")}
    parent = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], env=environment)  # noqa: S603  (our own)
    deadline = time.monotonic() + 30
    while len(list(tmp_path.iterdir())) < 2 and time.monotonic() < deadline:
        time.sleep(0.02)
    workers = _children(parent.pid)
    assert len(workers) == 2
    parent.kill()
    parent.wait()
    while any(_alive(worker) for worker in workers) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not any(_alive(worker) for worker in workers)


def _children(parent: int | None = None) -> list[int]:
    path = Path(f"/proc/{parent or os.getpid()}/task/{parent or os.getpid()}/children")
    return [int(child) for child in path.read_text().split()]


def _alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
