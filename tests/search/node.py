"""Running the scripts beside this file in Node."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from xwener.building.tools import tools_path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def run_node(script: str, *arguments: str, given: str = "") -> str:
    """What the script says; AssertionError with its complaint when it fails."""
    environment = {**os.environ, "PATH": tools_path(ROOT)}
    command = ["node", str(HERE / script), *arguments]
    done = subprocess.run(command, input=given, capture_output=True, text=True, env=environment, check=False)  # noqa: S603  (our own scripts)
    assert done.returncode == 0, done.stderr
    return done.stdout
