"""Whenever a build is killed, a whole site stands."""

from __future__ import annotations

import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest
from tests.conftest import ROOT

from xwener.building import torture as module
from xwener.building.torture import alive, digest, edit, outlived, torture


def test_kills_at_random_moments(content: Path, capsys: pytest.CaptureFixture[str]):
    """`invoke torture` kills 200 times; here twice."""
    assert torture(ROOT, content, kills=2, seed=4) == 0
    assert capsys.readouterr().out.startswith("2 kills, 2 times a whole site (")


# Stands in for a build: fast, and as good or as bad as the test wants it.
WRITE = """\
import sys
from pathlib import Path
site = Path(sys.argv[3])
site.mkdir(exist_ok=True)
turn = " ".join(sorted(path.name for path in Path(sys.argv[2]).rglob("*.md")))
(site / "index.html").write_text({text})
"""


def test_notices_half_a_site(content: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    """The test can fail: a build that writes where the site stands is found out."""
    monkeypatch.setattr(module, "BUILD", WRITE.format(text="turn"))
    learn = module.Torture._learn

    def learn_then_harm(self: module.Torture) -> None:
        learn(self)
        monkeypatch.setattr(module, "BUILD", WRITE.format(text="'half'"))

    monkeypatch.setattr(module.Torture, "_learn", learn_then_harm)
    assert torture(ROOT, content, kills=8, seed=4) == 1
    # Which of the two sees it first depends on whether a kill came before the first byte was written.
    told = capsys.readouterr().err
    assert (
        "neither the old nor the new one: index.html" in told
        or "did not make the site that one from nothing makes" in told
    )


def test_needs_two_sites(content: Path, monkeypatch: pytest.MonkeyPatch):
    """Where old and new are the same nothing could be told."""
    monkeypatch.setattr(module, "BUILD", WRITE.format(text="'same'"))
    with pytest.raises(SystemExit, match="both contents make the same site"):
        torture(ROOT, content, kills=1, seed=4)


def test_digest_sees_names_and_bytes(tmp_path: Path):
    """Another byte, another name or one more empty folder is another site."""
    found = []
    for name, data in (("a", "x"), ("a", "y"), ("b", "y")):
        (tmp_path / name).write_text(data)
        found.append(digest(tmp_path))
    (tmp_path / "empty").mkdir()
    found.append(digest(tmp_path))
    assert all(one != other for one, other in combinations(found, 2))


# Stands in for a build that leaves a process behind.
ORPHAN = """\
import subprocess, sys
subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
"""


def test_notices_a_process_that_outlives_its_build(monkeypatch: pytest.MonkeyPatch):
    """The test can fail: it would find a worker that goes on after its build."""
    monkeypatch.setattr(module, "ENDING_SECONDS", 0.1)
    process = subprocess.Popen([sys.executable, "-c", ORPHAN], start_new_session=True)  # noqa: S603
    process.wait()
    left = outlived(process.pid)
    for each in left:
        subprocess.run(["kill", str(each)], check=True)  # noqa: S603, S607
    assert len(left) == 1
    monkeypatch.setattr(module, "ENDING_SECONDS", 20.0)
    assert outlived(process.pid) == alive(process.pid) == []


def test_an_edit_touches_only_what_differs(tmp_path: Path):
    """Files that are alike keep their time: the build takes them from the cache."""
    for folder, names in {"wanted": "ab", "content": "bc"}.items():
        for name in names:
            (tmp_path / folder / "x").mkdir(parents=True, exist_ok=True)
            (tmp_path / folder / "x" / name).write_text(name)
    before = (tmp_path / "content/x/b").stat()
    edit(tmp_path / "wanted", tmp_path / "content")
    assert digest(tmp_path / "content") == digest(tmp_path / "wanted")
    assert (tmp_path / "content/x/b").stat().st_mtime_ns == before.st_mtime_ns
