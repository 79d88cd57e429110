"""Files are written whole, or it is said that they could not be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from xwener.cache.aside import tidy, write_all, write_aside


def test_written_whole(tmp_path: Path):
    """With the folders above it, and nothing left beside it."""
    path = tmp_path / "deep" / "a.json"
    write_aside(path, b"one")
    write_aside(path, b"two")
    assert path.read_bytes() == b"two"
    assert [each.name for each in path.parent.iterdir()] == ["a.json"]


def test_in_parts(monkeypatch: pytest.MonkeyPatch):
    """A system that takes a few bytes at a time gets them all; one that takes no more is told of."""
    taken: list[bytes] = []

    def write(_handle: int, data: memoryview) -> int:
        if len(taken) == 4:
            raise OSError(28, "No space left on device")
        taken.append(bytes(data[:3]))
        return len(taken[-1])

    monkeypatch.setattr(os, "write", write)
    write_all(0, b"a text of 12")
    assert b"".join(taken) == b"a text of 12"
    with pytest.raises(OSError, match="No space"):
        write_all(0, b"more")


def test_what_the_dead_have_left(tmp_path: Path):
    """Goes; what a living process is writing stays, and so does somebody else's file."""
    path = tmp_path / "a.json"
    dead, alive, other = (tmp_path / f"a.json.{name}.part" for name in ("999999999", os.getpid(), "mine"))
    for each in (dead, alive, other):
        each.touch()
    tidy(path)
    assert not dead.exists()
    assert alive.exists()
    assert other.exists()
