"""A file of the site before stands in the new one, too."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from xwener.rendering.former import stand_again


@pytest.mark.parametrize("links", [True, False])
def test_stands_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool):
    """With its time, whether the file system knows links or not; also a second time, and where half a file stands."""
    if not links:
        monkeypatch.setattr(os, "link", _refused)
    old, new = tmp_path / "old.js", tmp_path / "new.js"
    old.write_text("whole")
    os.utime(old, ns=(1_000, 2_000))
    for before in ("", "half"):
        if before:
            new.unlink()
            new.write_text(before)
        for _ in range(2):
            stand_again(str(old), str(new))
        assert (old.read_text(), new.read_text()) == ("whole", "whole")
        assert new.stat().st_mtime_ns == 2_000


def _refused(_old: str, _new: str) -> None:
    raise PermissionError("no links here")
