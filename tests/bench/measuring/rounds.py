"""Runs in turn, A B A B: what disturbs the machine for a while disturbs all alike."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.corpus import Corpus
from tests.bench.generators.hugo import Hugo
from tests.bench.generators.pagefind import Pagefind
from tests.bench.generators.peer import Peer, Place, UnavailableError
from tests.bench.measuring.inputs import edited, write_input
from tests.bench.measuring.process import FailedError, run
from tests.bench.measuring.results import COLD, EDIT, SCENARIOS, Figures, Tool

# Seconds that one build gets for each thousand articles, and at least.
PATIENCE, AT_LEAST = 60, 120
Say = Callable[[str], None]


@dataclass
class Runner:
    """One generator at work: where, which file of it is edited, and whose pages it reads, where it reads no files."""

    peer: Peer
    tool: Tool
    place: Place
    page: Path | None = None
    after: Runner | None = None


def prepare(peers: Sequence[Peer], corpus: Corpus, home: Path, say: Say) -> list[Runner]:
    """Install the peers and write what they read; one that cannot be had is named in its `problem`."""
    runners = []
    for peer in peers:
        here = home / str(corpus.articles) / peer.name.replace(" ", "-").lower()
        runner = Runner(peer, Tool(peer.name, peer.does), Place(here / "source", here / "output"))
        runners.append(runner)
        try:
            runner.tool.version = peer.install(home / "peers")
        except UnavailableError as unavailable:
            runner.tool.problem = str(unavailable)
            continue
        say(f"{peer.name} {runner.tool.version}: input")
        if isinstance(peer, Pagefind):
            runner.after = next(one for one in runners if isinstance(one.peer, Hugo))
            runner.place = Place(runner.after.place.output, here / "output")
        else:
            runner.page = write_input(peer, corpus, runner.place.source)
    return runners


def measure(runners: Sequence[Runner], size: int, runs: int, removed: Path, say: Say) -> None:
    """One round in which memory is watched, then `runs` in which time is taken; the figures go to the tools.

    What a cold build must not find goes to the folder `removed`, which is to be emptied when all is measured: ext4 does
    not use the place of a file that was deleted in the last minutes, and looks for another file by file, so that to
    make one takes several times as long (`recently_deleted` in Linux's fs/ext4/ialloc.c).
    """
    removed.mkdir(parents=True, exist_ok=True)
    limit = max(AT_LEAST, PATIENCE * size / 1_000)
    for number in range(runs + 1):
        for scenario, title in SCENARIOS.items():
            if scenario == COLD:
                _forget(runners, removed)
            with _scene(runners, scenario, number):
                for runner in runners:
                    if runner.after and runner.after.tool.problem:
                        runner.tool.problem = f"there is no site of {runner.after.tool.name}"
                    if not runner.tool.problem:
                        say(f"round {number} of {runs}: {title}: {runner.tool.name}")
                        _take(runner, scenario, limit, watched=number == 0)
    _forget(runners, removed)


def _take(runner: Runner, scenario: str, limit: float, *, watched: bool) -> None:
    """Run once and note the figures; what fails is left out from then on."""
    figures = runner.tool.figures.setdefault(scenario, Figures())
    try:
        taken = run(runner.peer.command(runner.place), limit, watched=watched)
    except FailedError as failed:
        runner.tool.problem = f"{SCENARIOS[scenario]}: {failed}"
        return
    if watched:
        figures.peak = taken.peak
        runner.tool.pages = sum(1 for _ in runner.place.output.rglob("*.html"))
    else:
        figures.wall.append(taken.wall)
        figures.cpu.append(taken.cpu)


@contextmanager
def _scene(runners: Sequence[Runner], scenario: str, number: int) -> Iterator[None]:
    """One article of each is edited, if that is the scenario; a round's edit is not that of the round before."""
    with ExitStack() as edits:
        for runner in runners:
            if runner.page and scenario == EDIT:
                edits.enter_context(edited(runner.page, f"ڕستەیەکی نوێ، ژمارە {number}."))
        yield


def _forget(runners: Sequence[Runner], removed: Path) -> None:
    """Put away what a cold build must not find."""
    for runner in runners:
        for path in runner.peer.kept(runner.place):
            if path.exists():
                path.rename(Path(tempfile.mkdtemp(dir=removed)) / path.name)
