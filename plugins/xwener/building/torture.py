"""`invoke torture`: builds are killed at random moments; after each of them a whole site must stand."""

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
from dataclasses import dataclass, field
from pathlib import Path

from xwener.building.progress import Progress

# The site in whose place others are put; two contents take turns, so that old and new can be told apart.
TURNS = ("first", "second")
SIGNALS = (signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
# The moments around the swap matter most and are the shortest: half of the kills fall into the last part.
LATE = 0.75
# How many odd files are named when a site is not whole.
NAMED = 5
# What of the house a build reads. It is copied: somebody's edit meanwhile would make another site.
HOUSE = ("plugins", "theme", "pelicanconf.py", "build/fonts")
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
    endings: dict[str, int] = field(default_factory=dict)

    @property
    def output(self) -> Path:
        """The site that is built again and again."""
        return self.place / "site"

    def run(self, kills: int) -> int:
        """Kill that many builds; the exit code: 0 when a whole site stood after each, and the end is tidy."""
        duration = self._learn()
        progress = Progress()
        with progress.stage("killing", total=kills):
            for number in range(1, kills + 1):
                self._kill(TURNS[number % 2], duration)
                problem = self._problem()
                if problem:
                    print(f"kill {number} of {kills}: {problem}", file=sys.stderr)
                    return 1
                progress.step()
        if self._build(TURNS[0]).wait() or digest(self.output) != self.good[TURNS[0]]:
            print("the build after the last kill did not make the site", file=sys.stderr)
            return 1
        left = sorted(path.name for path in self.place.iterdir() if path.name not in {*TURNS, self.output.name})
        if left:
            print(f"left beside the site: {', '.join(left)}", file=sys.stderr)
            return 1
        ends = ", ".join(f"{count} × {what}" for what, count in sorted(self.endings.items()))
        print(f"{kills} kills, {kills} times a whole site ({ends}); a build took {duration:.1f} s.")
        return 0

    def _learn(self) -> float:
        """Build both sites undisturbed; how long a build takes."""
        duration = 0.0
        for turn in TURNS:
            begun = time.monotonic()
            if self._build(turn).wait():
                raise SystemExit("the content to be tortured does not build")
            duration = time.monotonic() - begun
            self.good[turn] = digest(self.output)
        if self.good[TURNS[0]] == self.good[TURNS[1]]:
            raise SystemExit("both contents make the same site: nothing could be told from it")
        return duration

    def _build(self, turn: str) -> subprocess.Popen[bytes]:
        environment = {**os.environ, "PYTHONPATH": str(self.root / "plugins"), "SOURCE_DATE_EPOCH": "1700000000"}
        command = [sys.executable, "-c", BUILD, str(self.root), str(self.place / turn), str(self.output)]
        # Our own command; no shell.
        return subprocess.Popen(  # noqa: S603
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def _kill(self, turn: str, duration: float) -> None:
        late = self.random.random() < 1 / 2
        moment = duration * self.random.uniform(LATE if late else 0.0, 1.05)
        number = self.random.choice(SIGNALS)
        process = self._build(turn)
        try:
            code = process.wait(moment)
            what = "done before"
        except subprocess.TimeoutExpired:
            process.send_signal(number)
            code = process.wait()
            what = {-number: f"ended by {number.name}", 130: "interrupted", 0: "finished all the same"}.get(
                code, f"exit code {code}"
            )
        self.endings[what] = self.endings.get(what, 0) + 1

    def _problem(self) -> str:
        if not self.output.is_dir():
            return "there is no site"
        found = digest(self.output)
        if found in self.good.values():
            return ""
        odd = [name for name, value in found.items() if all(good.get(name) != value for good in self.good.values())]
        gone = sorted(set.intersection(*map(set, self.good.values())) - found.keys())
        named = ", ".join([*odd, *gone][:NAMED]) or "files of both are mixed"
        return f"the site is neither the old nor the new one: {named}"


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
        _change(place / "sites" / TURNS[1])
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


def _change(content: Path) -> None:
    """Make the second content differ on every page: its first article gets another headline."""
    article = min((content / "articles").rglob("*.md"))
    text = article.read_text("utf-8")
    article.write_text(text.replace("title: ", "title: نوێ ", 1), "utf-8")
