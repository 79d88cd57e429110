"""The tools that check the code."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from xwener.building.tools import tools_path


class Shell(Protocol):
    """What of invoke's context is used here."""

    def run(self, command: str, **options: object) -> object:
        """Run a command and give its result."""


# What each command is for stands in the name that is printed before it runs.
LINTERS: Mapping[str, str] = {
    "format of the Python code": "ruff format --check .",
    "style of the Python code": "ruff check .",
    "types of the Python code": "mypy",
    "import directions": "lint-imports",
    "templates": "djlint theme/templates --lint --quiet",
    "scripts and style sheets": "biome check --error-on-warnings theme tests",
    "types of the scripts": "tsc -p tsconfig.json",
}
TESTS: Mapping[str, str] = {
    # What is dear to set up is set up by few workers: each begins with tests that stand beside each other, and takes
    # some of another's when it has none left.
    "tests": "pytest -q -n 2 --dist worksteal",
    "Lighthouse on every type of page, but for speed": "python -m tests.lighthouse",
}
# Every page in every browser and below every address, and the dialogs over each type of page.
FULL_TESTS: Mapping[str, str] = {**TESTS, "tests": f"{TESTS['tests']} --full"}
# Speed depends on what else the machine does, so no test judges it.
LIGHTHOUSE: Mapping[str, str] = {"Lighthouse on every type of page": "python -m tests.lighthouse --speed"}


def run_all(shell: Shell, root: Path, commands: Mapping[str, str]) -> int:
    """Run every command, also after one has failed, and name the failed ones; the exit code."""
    environment = {"PATH": tools_path(root), "PYTHONPATH": str(root / "plugins")}
    failed = []
    for name, command in commands.items():
        print(f"— {name}: {command}", flush=True)
        result = shell.run(command, warn=True, env=environment)
        if not getattr(result, "ok", False):
            failed.append(name)
    if failed:
        print(f"Failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0
