"""A project of its own, for tests that change its settings, its theme or what its builds leave behind."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.conftest import ROOT

PARTS = ("theme", "plugins", "node_modules", "docs", "pelicanconf.py")
# What takes builds seconds to make. Each file's name says of what it was made, so that all houses can share them.
DEAR = ("fonts", "cards", "icons", "pictures")


def make_house(folder: Path, *own: str) -> Path:
    """A project without content in `folder`, which need not be there; of the parts `own` it has copies to be edited."""
    for name in DEAR:
        (ROOT / "build" / name).mkdir(parents=True, exist_ok=True)
        (folder / "build").mkdir(parents=True, exist_ok=True)
        (folder / "build" / name).symlink_to(ROOT / "build" / name)
    for name in PARTS:
        source = ROOT / name
        if name not in own:
            (folder / name).symlink_to(source)
        elif source.is_dir():
            shutil.copytree(source, folder / name)
        else:
            shutil.copy(source, folder / name)
    return folder
