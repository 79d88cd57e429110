"""One build at a time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import ROOT

from xwener.building.lock import Locked, lock, lock_file

HOLD = """\
import sys, time
from pathlib import Path
from xwener.building.lock import lock
with lock(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_gives_back(tmp_path: Path):
    """After the block anybody may have it, and no file is left."""
    for _ in range(2):
        with lock(tmp_path / "site"):
            assert lock_file(tmp_path / "site").exists()
    assert list(tmp_path.iterdir()) == []


def test_one_lock_for_each_site(tmp_path: Path):
    """Two sites in one folder are built at once."""
    with lock(tmp_path / "one"), lock(tmp_path / "other"):
        assert len(list(tmp_path.iterdir())) == 2


def test_a_dead_holder_holds_nothing(tmp_path: Path):
    """While a process lives it is named; once it is killed its lock is free, though the file is still there."""
    site = tmp_path / "site"
    with subprocess.Popen(  # noqa: S603  (our own command)
        [sys.executable, "-c", HOLD, str(site)],
        env={"PYTHONPATH": str(ROOT / "plugins")},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        with pytest.raises(Locked, match=f"process {process.pid} on"), lock(site):
            pass
        process.kill()
    assert lock_file(site).exists()
    with lock(site):
        pass
    assert not lock_file(site).exists()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"pid": 1}', "\0"])
def test_a_lock_that_says_nothing(tmp_path: Path, text: str):
    """Between taking the lock and writing the name there is no name; the lock holds all the same."""
    site = tmp_path / "site"
    with lock(site):
        lock_file(site).write_text(text)
        with pytest.raises(Locked, match="another process is building"), lock(site):
            pass


def test_no_file_is_written_through_a_link(tmp_path: Path):
    """Somebody else's link in the place of the lock is not followed."""
    lock_file(tmp_path / "site").symlink_to(tmp_path / "thesis")
    with pytest.raises(OSError, match=r"symbolic link|Too many levels"), lock(tmp_path / "site"):
        pass
    assert not (tmp_path / "thesis").exists()
