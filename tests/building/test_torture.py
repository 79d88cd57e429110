"""Whenever a build is killed, a whole site stands."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from tests.conftest import ROOT

from xwener.building import torture as module
from xwener.building.torture import digest, torture


def test_kills_at_random_moments(content: Path, capsys: pytest.CaptureFixture[str]):
    """`invoke torture` kills 200 times; here a few."""
    assert torture(ROOT, content, kills=6, seed=4) == 0
    assert capsys.readouterr().out.startswith("6 kills, 6 times a whole site (")


# Stands in for a build: fast, and as good or as bad as the test wants it.
WRITE = """\
import sys
from pathlib import Path
site = Path(sys.argv[3])
site.mkdir(exist_ok=True)
(site / "index.html").write_text({text})
"""


def test_notices_half_a_site(content: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    """The test can fail: a build that writes where the site stands is found out."""
    monkeypatch.setattr(module, "BUILD", WRITE.format(text="sys.argv[2]"))
    learn = module.Torture._learn

    def learn_then_harm(self: module.Torture) -> float:
        duration = learn(self)
        monkeypatch.setattr(module, "BUILD", WRITE.format(text="'half'"))
        return duration

    monkeypatch.setattr(module.Torture, "_learn", learn_then_harm)
    assert torture(ROOT, content, kills=8, seed=4) == 1
    # Which of the two sees it first depends on whether a kill came before the first byte was written.
    told = capsys.readouterr().err
    assert "neither the old nor the new one: index.html" in told or "did not make the site" in told


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
