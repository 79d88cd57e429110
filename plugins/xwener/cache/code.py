"""The program itself, as one figure: what another version has made is not taken for one's own."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path

# Where what we make comes from, besides our own code.
LIBRARIES = (
    "jinja2",
    "markdown-it-py",
    "mdit-py-plugins",
    "nh3",
    "numpy",
    "orjson",
    "pelican",
    "pyyaml",
    "lunr",
    "pillow",
    "resvg-py",
)
CODE = frozenset({".py", ".json"})


@cache
def code() -> str:
    """Changes with this package, the libraries it is made with, and Python."""
    package = Path(__file__).parents[1]
    made = hashlib.sha256(sys.version.encode())
    for name in LIBRARIES:
        made.update(f"{name} {version(name)}\n".encode())
    made.update(files(package, CODE).encode())
    return made.hexdigest()


def files(folder: Path, endings: frozenset[str] = frozenset()) -> str:
    """Changes with any file below `folder`, or with any that has one of `endings`."""
    made = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and (not endings or path.suffix in endings):
            data = path.read_bytes()
            made.update(f"{path.relative_to(folder).as_posix()} {len(data)}\n".encode())
            made.update(data)
    return made.hexdigest()
