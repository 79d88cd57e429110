"""A ledger is read whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from xwener.cache import ledger

LINES = [b'{"a": 1}', b"[2]", '"\u06a9"'.encode()]


def test_read_as_written(tmp_path: Path):
    """The lines, and what they hold."""
    path = tmp_path / "deep" / "texts.jsonl"
    ledger.save(path, "rules", LINES)
    assert ledger.load(path, "rules") == LINES
    assert ledger.parse(LINES) == [{"a": 1}, [2], "\u06a9"]
    assert [each.name for each in path.parent.iterdir()] == ["texts.jsonl"]


def test_nothing_kept(tmp_path: Path):
    """No file, an empty one, and one without lines."""
    path = tmp_path / "texts.jsonl"
    assert ledger.load(path, "rules") == []
    path.touch()
    assert ledger.load(path, "rules") == []
    ledger.save(path, "rules", [])
    assert ledger.load(path, "rules") == []


def test_other_rules(tmp_path: Path):
    """What other code has written is not believed."""
    path = tmp_path / "texts.jsonl"
    ledger.save(path, "rules", LINES)
    assert ledger.load(path, "others") == []


@given(st.data())
def test_damage(tmp_path_factory: object, data: st.DataObject):
    """Whatever byte has changed or is missing, nothing is taken for what it is not."""
    path = tmp_path_factory.mktemp("ledger") / "texts.jsonl"  # type: ignore[attr-defined]
    ledger.save(path, "rules", LINES)
    good = path.read_bytes()
    at = data.draw(st.integers(0, len(good) - 1))
    changed = data.draw(st.binary(max_size=2).filter(lambda found: found != good[at : at + 1]))
    path.write_bytes(good[:at] + changed + good[at + 1 :])
    assert ledger.load(path, "rules") == []


def test_what_a_killed_build_has_left_goes(tmp_path: Path):
    """A half file is nobody's once its process has ended; that of a build at work stays."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    dead, ours = (tmp_path / f"texts.jsonl.{number}.part" for number in (ended.pid, os.getppid()))
    for path in (dead, ours):
        path.write_text("half")
    ledger.save(tmp_path / "texts.jsonl", "rules", LINES)
    assert (dead.exists(), ours.exists()) == (False, True)
    assert ledger.load(tmp_path / "texts.jsonl", "rules") == LINES
