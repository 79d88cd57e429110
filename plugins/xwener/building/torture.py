"""`invoke torture`: builds are killed at random moments; after each of them a whole site must stand.

The content is edited before each build, so that builds are killed which take most from the cache; now and then the
cache goes first, so that builds from nothing are killed, too. No worker may outlive its build, and whatever a killed
build has left in the cache, the next one that is let be must make what a build from nothing makes.
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from xwener.building.make import CACHE
from xwener.building.progress import Progress

# The two contents that take turns, so that old and new can be told apart, and the folder where each stands in turn.
TURNS = ("first", "second")
CONTENT = "content"
SIGNALS = (signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
# The moments around the swap matter most and are the shortest: half of the kills fall into the last part.
LATE = 0.75
# How many odd files are named when a site is not whole.
NAMED = 5
# Of so many kills one falls upon a build from nothing; after so many a build is let be, to be looked at.
COLD, LOOK = 8, 20
# How many articles are added: enough for workers, whatever the content.
MORE = 104
# How long a process may take to end after its parent was killed: the system ends it, when it comes to it.
ENDING_SECONDS = 5.0
# What of the house a build reads. It is copied: somebody's edit meanwhile would make another site.
HOUSE = ("plugins", "theme", "pelicanconf.py", "build/fonts", "build/cards", "build/icons", "build/pictures")
BUILD = """\
import sys
from pathlib import Path
from xwener.building.build import build
root, content, output = map(Path, sys.argv[1:])
raise SystemExit(build(root, content, output))
"""


@dataclass
class Torture:
    """The kills in the folder `place`, which holds the content folders `first` and `second`."""

    root: Path
    place: Path
    random: random.Random
    good: dict[str, dict[str, str]] = field(default_factory=dict)
    endings: Counter[str] = field(default_factory=Counter)
    # How long a build lasts in seconds, from nothing (True) and after an edit.
    lasts: dict[bool, float] = field(default_factory=dict)
    # Builds that were done before their kill.
    missed: int = 0
    # Kills that met workers at their work.
    with_workers: int = 0
    # Which content the site that stands was made of.
    stands: str = ""

    @property
    def output(self) -> Path:
        """The site that is built again and again."""
        return self.place / "site"

    @property
    def cache(self) -> Path:
        """What builds leave for the next one."""
        return self.root / CACHE

    def run(self, kills: int) -> int:
        """Kill that many builds; the exit code: 0 when a whole site stood after each, and the end is tidy."""
        self._learn()
        progress = Progress()
        with progress.stage("killing", total=kills):
            while (killed := self.endings.total()) < kills:
                problem = self._kill(from_nothing=killed % COLD == COLD - 1) or self._problem()
                if not problem and self.endings.total() > killed:
                    progress.step()
                    if (killed + 1) % LOOK == 0:
                        problem = self._whole(other(self.stands))
                if problem:
                    print(f"kill {killed + 1} of {kills}: {problem}", file=sys.stderr)
                    return 1
        problem = self._whole(TURNS[0]) or self._whole(TURNS[1]) or self._left()
        if problem:
            print(problem, file=sys.stderr)
            return 1
        ends = ", ".join(f"{count} × {what}" for what, count in sorted(self.endings.items()))
        print(
            f"{kills} kills, {kills} times a whole site ({ends}); {self.with_workers} met workers, none of which "
            f"outlived its build; {self.missed} further builds were done before they could be killed."
        )
        return 0

    def _learn(self) -> None:
        """Build both sites undisturbed, from nothing, and the first one again after an edit."""
        for turn in TURNS:
            shutil.rmtree(self.cache, ignore_errors=True)
            begun = time.monotonic()
            if self._build(turn).wait():
                raise SystemExit("the content to be tortured does not build")
            self.lasts[True] = time.monotonic() - begun
            self.good[turn] = digest(self.output)
        if self.good[TURNS[0]] == self.good[TURNS[1]]:
            raise SystemExit("both contents make the same site: nothing could be told from it")
        problem = self._whole(TURNS[0])
        if problem:
            raise SystemExit(problem)

    def _build(self, turn: str) -> subprocess.Popen[bytes]:
        """Edit the content and begin a build of it, as the head of a group of processes."""
        edit(self.place / turn, self.place / CONTENT)
        environment = {**os.environ, "PYTHONPATH": str(self.root / "plugins"), "SOURCE_DATE_EPOCH": "1700000000"}
        command = [sys.executable, "-c", BUILD, str(self.root), str(self.place / CONTENT), str(self.output)]
        # Our own command; no shell.
        return subprocess.Popen(  # noqa: S603
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )

    def _kill(self, *, from_nothing: bool) -> str:
        """Kill a build; what is wrong with how it ended, or nothing. One that is done before counts as no kill."""
        if from_nothing:
            shutil.rmtree(self.cache, ignore_errors=True)
        late = self.random.random() < 1 / 2
        moment = self.lasts[from_nothing] * self.random.uniform(LATE if late else 0.0, 1.05)
        number = self.random.choice(SIGNALS)
        begun = time.monotonic()
        process = self._build(other(self.stands))
        try:
            process.wait(moment)
        except subprocess.TimeoutExpired:
            met = len(alive(process.pid)) > 1
            process.send_signal(number)
            code = process.wait()
            what = {-number: f"ended by {number.name}", 130: "interrupted"}.get(code, f"exit code {code}")
            # One that was at its last instructions was not hit.
            hit = code != 0
        else:
            met, hit, what = False, False, "done before"
        if hit:
            self.endings[what] += 1
            self.with_workers += met
        else:
            self.missed += 1
            # How long a build lasts depends on what else the machine does: the next kill comes in time.
            self.lasts[from_nothing] = time.monotonic() - begun
        orphans = outlived(process.pid)
        return f"{len(orphans)} processes outlived their build ({what})" if orphans else ""

    def _problem(self) -> str:
        """Why what stands is no whole site, or nothing."""
        if not self.output.is_dir():
            return "there is no site"
        found = digest(self.output)
        self.stands = next((turn for turn, good in self.good.items() if good == found), "")
        if self.stands:
            return ""
        odd = [name for name, value in found.items() if all(good.get(name) != value for good in self.good.values())]
        gone = sorted(set.intersection(*map(set, self.good.values())) - found.keys())
        named = ", ".join([*odd, *gone][:NAMED]) or "files of both are mixed"
        return f"the site is neither the old nor the new one: {named}"

    def _whole(self, turn: str) -> str:
        """Build undisturbed; why that is not what a build from nothing makes, or nothing."""
        begun = time.monotonic()
        if self._build(turn).wait() or digest(self.output) != self.good[turn]:
            return "a build that was let be did not make the site that one from nothing makes"
        self.lasts[False] = time.monotonic() - begun
        self.stands = turn
        return ""

    def _left(self) -> str:
        """What lies about at the end and should not, or nothing."""
        expected = {*TURNS, CONTENT, self.output.name}
        left = sorted(path.name for path in self.place.iterdir() if path.name not in expected)
        parts = sorted(path.name for path in self.cache.rglob("*.part"))
        told = [f"left beside the site: {', '.join(left)}"] if left else []
        return "; ".join([*told, *([f"left in the cache: {', '.join(parts[:NAMED])}"] if parts else [])])


def other(turn: str) -> str:
    """The content that the site was not made of."""
    return TURNS[turn == TURNS[0]]


def edit(wanted: Path, content: Path) -> None:
    """Make the folder `content` hold what `wanted` holds; files that are alike are not touched."""
    found, asked = digest(content), digest(wanted)
    for name in found.keys() - asked.keys():
        if found[name]:
            (content / name).unlink()
    for name, value in asked.items():
        if value and found.get(name) != value:
            (content / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(wanted / name, content / name)


def alive(group: int) -> list[int]:
    """The processes of a group that have not ended, as far as the system tells (Linux does)."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            # After the name, which may hold anything: state, parent, group. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
            state, _parent, its_group = path.read_text("utf-8", "replace").rpartition(")")[2].split()[:3]
        except OSError:
            continue  # it has just ended
        if int(its_group) == group and state not in "ZX":
            found.append(int(path.parent.name))
    return found


def outlived(group: int) -> list[int]:
    """The processes of a group whose head has ended that do not end, either."""
    until = time.monotonic() + ENDING_SECONDS
    while (left := alive(group)) and time.monotonic() < until:
        time.sleep(0.02)
    return left


def digest(folder: Path) -> dict[str, str]:
    """Every name below a folder, with one figure for the bytes of a file."""
    paths = sorted(folder.rglob("*"))
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        for path in paths
    }


def torture(root: Path, content: Path, kills: int, seed: int) -> int:
    """Kill `kills` builds of `content` at moments that `seed` draws; the exit code."""
    place = Path(tempfile.mkdtemp(prefix="xwener-torture-"))
    try:
        for turn in TURNS:
            shutil.copytree(content, place / "sites" / turn)
            _lengthen(place / "sites" / turn, turn)
        return Torture(_copy_of_house(root, place / "house"), place / "sites", random.Random(seed)).run(kills)  # noqa: S311  (moments, not secrets)
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _copy_of_house(root: Path, copy: Path) -> Path:
    copy.mkdir()
    for name in HOUSE:
        source = root / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif source.is_file():
            shutil.copy(source, copy / name)
    (copy / "node_modules").symlink_to(root / "node_modules")
    return copy


def _lengthen(content: Path, turn: str) -> None:
    """Add articles, so that there is work for several processes; every other one is not the same in both turns."""
    first = min((content / "articles").rglob("*.md"))
    body = first.read_text("utf-8").split("\n---\n", 1)[1]
    for number in range(MORE):
        title = f"{number} {turn if number % 2 else ''}".strip()
        head = f"title: {title}\ndate: 2021-11-07\nstandfirst: {title}\nsection: torture"
        first.with_name(f"torture-{number}.md").write_text(f"---\n{head}\n---\n{body}", "utf-8")
    # And one that is in one of the two alone, so that files come and go.
    first.with_name(f"torture-{MORE - 1}.md").rename(first.with_name(f"torture-{turn}.md"))
