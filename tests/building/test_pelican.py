"""The site is a Pelican site: Pelican's own command builds it too."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT


def pelican(content: Path, output: Path) -> subprocess.CompletedProcess[str]:
    """Run Pelican's command with our settings, every warning fatal."""
    command = [sys.executable, "-m", "pelican", str(content), "-s", str(ROOT / "pelicanconf.py"), "-o", str(output)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "plugins"), "COLUMNS": "200"}
    return subprocess.run(  # noqa: S603  (our own command)
        [*command, "--fatal", "warnings"], capture_output=True, text=True, check=False, env=environment
    )


def test_no_warning_stops_the_build(content: Path, tmp_path: Path):
    """`--fatal warnings` passes on good content."""
    done = pelican(content, tmp_path / "output")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "output" / "articles" / "2021" / "vote.html").is_file()


def test_bad_content_fails(content: Path, tmp_path: Path):
    """What `invoke check` tells, Pelican's command tells too, with another exit code than 0."""
    path = content / "pages" / "about.md"
    path.write_text(path.read_text("utf-8").replace("title:", "titel:"), "utf-8")
    done = pelican(content, tmp_path / "output")
    assert done.returncode != 0
    assert "the key `titel` is unknown" in " ".join((done.stdout + done.stderr).split())
