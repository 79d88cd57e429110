"""The site of the build before: which of its files can stand again as they are."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from xwener.cache import compact_json, ledger
from xwener.cache.aside import write_all


class Made(NamedTuple):
    """A file that a build has made: its path below the site, what it was made of (one figure), size and time.

    `noted` is what an inspection has said of it (see Press).
    """

    path: str
    inputs: str
    size: int
    mtime: int
    noted: Any = None


@dataclass(frozen=True)
class Former:
    """The site in the folder `site`, and what was made of what by the build that wrote it.

    `beside` is a folder for what tasks want to know of it at the next build; `sound` are those of its files that still
    are as they were written, `standing` the files that stand in the new site's folder already, the very files of this
    one.
    """

    site: Path | None = None
    files: Mapping[str, Made] = field(default_factory=dict)
    beside: Path | None = None
    sound: frozenset[str] = frozenset()
    standing: frozenset[str] = frozenset()

    def reusable(self, path: str, inputs: str) -> Made | None:
        """The file at `path` when it was made of these inputs and still is as it was written."""
        made = self.files.get(path)
        return made if made and made.inputs == inputs and path in self.sound else None

    def as_written(self) -> frozenset[str]:
        """The paths of those of its files that still are as they were written."""
        return frozenset(made.path for made in self.files.values() if self._is_as_written(made))

    def _is_as_written(self, made: Made) -> bool:
        try:
            # Asked for every file. Whatever else stands there, such as a link that leads out of the site, is none.
            found = os.stat(f"{self.site}/{made.path}", follow_symlinks=False)  # noqa: PTH116
        except OSError:
            return False
        return stat.S_ISREG(found.st_mode) and (found.st_size, found.st_mtime_ns) == (made.size, made.mtime)


LEDGER = "files.jsonl"


def load_former(site: Path, beside: Path, rules: str) -> Former:
    """What the folder `beside` knows of the site; nothing when that is damaged, or was noted under other rules."""
    lines = ledger.load(beside / LEDGER, rules)
    (rows,) = ledger.parse(lines) or [[]]
    return Former(site, {row[0]: Made(*row) for row in rows}, beside)


def save_former(beside: Path, rules: str, files: Iterable[Made]) -> None:
    """Note the files of a site for the next build."""
    # On one line: several times faster than on as many as there are files.
    ledger.save(beside / LEDGER, rules, [compact_json.dumps(list(map(tuple, files)))])


def write_new(path: str, data: bytes) -> None:
    """Write a file of a new site. What stands there already goes: it may be the very file of the site before."""
    try:
        # Path.open takes twice as long.
        with open(path, "xb", buffering=0) as file:  # noqa: PTH123
            write_all(file.fileno(), data)
    except FileExistsError:
        os.unlink(path)  # noqa: PTH108
        write_new(path, data)


def stand_again(old: str, new: str) -> None:
    """Put the file `old` at `new`, too: without a copy where the file system allows it.

    What stands at `new` already goes: what a worker has failed at is done again.
    """
    # Paths are text, for this is asked for every file.
    try:
        os.link(old, new)
    except FileExistsError:
        os.unlink(new)  # noqa: PTH108
        stand_again(old, new)
    except OSError:
        shutil.copyfile(old, new)
        found = os.stat(old)  # noqa: PTH116
        os.utime(new, ns=(found.st_atime_ns, found.st_mtime_ns))
