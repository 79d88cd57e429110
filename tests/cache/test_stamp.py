"""What tells that a file may have changed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import write

from xwener.cache import stamp as module
from xwener.cache.stamp import stamp

WRITTEN = 1_600_000_000 * module.SECOND_NS + 1


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file; the clock ticks so fast that it has settled."""
    for name in ("TICK_NS", "WHOLE_SECONDS_TICK_NS"):
        monkeypatch.setattr(module, name, -module.SECOND_NS)
    path = tmp_path / "a.md"
    write(path, "one")
    os.utime(path, ns=(WRITTEN, WRITTEN))
    return path


def in_disguise(path: Path) -> None:
    """Other content, with the size and the time that the file had."""
    path.write_bytes(b"two")
    os.utime(path, ns=(WRITTEN, WRITTEN))


def another(path: Path) -> None:
    """Another file in its place, with the same size and time."""
    write(path.with_name("b.md"), "two")
    os.utime(path.with_name("b.md"), ns=(WRITTEN, WRITTEN))
    path.with_name("b.md").replace(path)


@pytest.mark.parametrize(
    "change", [in_disguise, another, lambda path: os.utime(path, ns=(1, 1)), lambda path: path.write_bytes(b"three")]
)
def test_every_change_gives_another(change: Callable[[Path], None], file: Path):
    """Size and time may be set as they were; the time of that itself may not."""
    before = stamp(str(file))
    assert before == stamp(str(file)) != ""
    change(file)
    assert stamp(str(file)) not in {"", before}


@pytest.mark.parametrize("name", ["TICK_NS", "WHOLE_SECONDS_TICK_NS"])
def test_what_may_yet_change_unseen_has_none(name: str, file: Path, monkeypatch: pytest.MonkeyPatch):
    """A file that was written a moment ago: what comes within the clock's tick leaves no trace."""
    monkeypatch.setattr(module, "youngest", lambda found: found.st_ctime_ns // 10**9 * 10**9 + (name == "TICK_NS"))
    assert stamp(str(file))
    monkeypatch.setattr(module, name, 60 * module.SECOND_NS)
    assert stamp(str(file)) == ""


def test_what_is_not_there_has_none(tmp_path: Path):
    """Who reads it will say so."""
    assert stamp(str(tmp_path / "gone.md")) == ""
