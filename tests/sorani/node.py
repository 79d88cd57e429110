"""Calls the JavaScript side of the language core in Node: tests compare, the benchmark measures."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from xwener.building.tools import tools_path

ROOT = Path(__file__).parents[2]
CORE = ROOT / "theme/static/js/sorani.js"
CALL = Path(__file__).with_name("call.js")


def node() -> str:
    """Where Node is: on the machine, or in the package from PyPI that brings it."""
    found = shutil.which("node", path=tools_path(ROOT))
    if found is None:
        raise FileNotFoundError("no Node. Hint: make setup")
    return found


def call(calls: Sequence[tuple[str, Sequence[Sequence[Any]]]], script: Path = CORE) -> list[list[Any]]:
    """For each function by its name and each list of arguments, what it gives.

    Strings go out with surrogates escaped, and come back so: lone ones survive.
    """
    question = json.dumps({"script": str(script), "calls": calls})
    command = [node(), str(CALL)]
    done = subprocess.run(command, input=question, capture_output=True, text=True, check=True)  # noqa: S603  (ours)
    results: list[list[Any]] = json.loads(done.stdout)
    return results
