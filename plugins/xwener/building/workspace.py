"""The folder beside the site in which its successor is made."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from xwener.building.spare import put_back, take

# Only folders that look like this are ever removed; somebody's `.output.backup` is none of ours.
_PART = "building-"
_NAME = r"building-[a-z0-9_]{8}"
OLD = ".old"


@contextmanager
def workspace(output: Path, spare: Path | None = None) -> Iterator[Path]:
    """A folder beside `output` (absolute), removed at the end unless it has taken the site's place.

    It is empty, or the folder `spare`, which is put back when nothing has come of it. To be used under the lock: what
    builds that were killed have left is removed first. OSError: the folder cannot be made.
    """
    clean_up(output)
    aside = Path(tempfile.mkdtemp(prefix=f".{output.name}.{_PART}", dir=output.parent))
    taken = spare if spare and take(spare, aside) else None
    try:
        aside.chmod(0o755)  # mkdtemp makes folders that only their owner may enter
        yield aside
    except OSError:
        taken = None  # on a full disk nothing is kept
        raise
    finally:
        if taken:
            put_back(aside, taken)
        shutil.rmtree(aside, ignore_errors=True)


def clean_up(output: Path) -> None:
    """Remove the folders of dead builds; put back a site that was killed between two renames (see swap)."""
    name = re.compile(rf"\.{re.escape(output.name)}\.{_NAME}(?:{re.escape(OLD)})?")
    for path in sorted(output.parent.iterdir()):
        if not name.fullmatch(path.name) or path.is_symlink() or not path.is_dir():
            continue
        if path.name.endswith(OLD) and not output.exists():
            path.rename(output)
            continue
        with suppress(OSError):
            shutil.rmtree(path)
