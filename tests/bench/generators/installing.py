"""Environments of their own for the peers: nothing of them gets into the project's."""

from __future__ import annotations

import json
import os
import subprocess
import venv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.bench.generators.peer import UnavailableError

from xwener.building.tools import tools_path

ROOT = Path(__file__).parents[3]
# Seconds that an installer gets.
PATIENCE = 600


def from_pypi(home: Path, name: str, extras: str = "") -> str:
    """Install a package of PyPI into a virtual environment `home/name`, unless it is there; its version."""
    folder = home / name
    if not list(_packages(folder, name)):
        venv.create(folder, with_pip=True, clear=True)
        pip = (str(python_of(home, name)), "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
        _run((*pip, name + extras), folder)
    return next(_packages(folder, name)).name.removesuffix(".dist-info").split("-")[-1]


def from_npm(home: Path, name: str) -> str:
    """Install a package of npm into `home/name`, unless it is there; its version."""
    folder = home / name.rpartition("/")[2]
    about = folder / "node_modules" / name / "package.json"
    if not about.exists():
        folder.mkdir(parents=True, exist_ok=True)
        quiet = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
        _run(("npm", "install", "--prefix", str(folder), *quiet, name), folder, node())
    return str(json.loads(about.read_text("utf-8"))["version"])


def node() -> Mapping[str, str]:
    """The variables with which `node` and `npm` are found."""
    return {"PATH": tools_path(ROOT)}


def python_of(home: Path, name: str) -> Path:
    """The Python of the virtual environment."""
    return home / name / "bin" / "python"


def shipped(home: Path, name: str, inner: str) -> Path:
    """A file that the package brings, such as a program that is no Python.

    UnavailableError: it is not there.
    """
    found = next((home / name).glob(f"lib/python*/site-packages/{inner}"), None)
    if found is None:
        raise UnavailableError(f"the package {name} of PyPI brings no {inner}")
    return found


def _packages(folder: Path, name: str) -> Iterator[Path]:
    return folder.glob(f"lib/python*/site-packages/{name.replace('-', '_')}-*.dist-info")


def _run(words: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> None:
    try:
        # The words are the ones above.
        done = subprocess.run(  # noqa: S603
            words,
            check=False,
            stdin=subprocess.DEVNULL,
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            env={**os.environ, **(environment or {})},
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UnavailableError(f"`{words[0]}` could not install it: {error}") from error
    if done.returncode:
        last = (done.stderr or done.stdout).strip().splitlines()[-1:] or ["it did not say why"]
        raise UnavailableError(f"{Path(words[0]).name} could not install it: {last[0]}")
