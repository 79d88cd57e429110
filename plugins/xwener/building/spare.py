"""The folder of the site before, out of which the next build makes its site: most of its files are the same still.

An edit of one text changes a few dozen of forty thousand files. To make a folder, give each of these files a second
name in it and remove the old folder afterwards took a third of the build. What is kept costs no room on the disk: all
but the few files that have changed are those of the site itself.
"""

from __future__ import annotations

import os
import shutil
import stat
import time
from contextlib import suppress
from pathlib import Path

from xwener.rendering.former import Former


def take(spare: Path, folder: Path) -> bool:
    """Put the folder `spare`, if it is there, in the place of `folder`, which is empty; whether it was."""
    try:
        spare.rename(folder)
    except OSError:
        _remove(spare)
        return False
    return True


def put_back(folder: Path, spare: Path) -> None:
    """Keep for the next build what it would have got anyway; nothing when `folder` has become the site."""
    with suppress(OSError):
        folder.rename(spare)


def keep(old: Path, spare: Path, witness: str) -> None:
    """Keep the folder `old` of the site before as `spare` for the next build; where that is of no use, it is removed.

    `witness` is a file that the new site has, too; nothing when it has too few of them.
    """
    _remove(spare)
    with suppress(OSError):
        # On a file system without hard links every file is a copy.
        if witness and (old / witness).stat().st_nlink > 1:
            spare.parent.mkdir(parents=True, exist_ok=True)
            old.rename(spare)
    _remove(old)


def look(asked: tuple[Former, Path]) -> tuple[frozenset[str], frozenset[str], float]:
    """What is sound of the site before and what of it stands in the folder of the new one (see Former).

    And the seconds of a processor that it took. OSError as `align`.
    """
    former, folder = asked
    begun = time.process_time()
    standing = align(folder, former.site) if former.site else frozenset()
    return former.as_written(), standing, time.process_time() - begun


def align(folder: Path, site: Path) -> frozenset[str]:
    """Remove from `folder` all but the very files that stand in `site` at the same paths; the paths of these.

    Whatever a build that was cut short or somebody else has left goes, so nothing of it is believed. OSError: something
    cannot be removed.
    """
    left: list[str] = []
    try:
        _align(str(folder), str(site), "", left)
    except OSError:
        shutil.rmtree(folder)
        folder.mkdir()
        return frozenset()
    return frozenset(left)


def _remove(folder: Path) -> None:
    """Remove a folder, if it is there. What cannot be removed now goes at the next build."""
    shutil.rmtree(folder, ignore_errors=True)


def _align(folder: str, site: str, inner: str, left: list[str]) -> bool:
    """Align a folder; whether anything is left of it. `inner` begins the paths."""
    with os.scandir(folder) as found:
        listed = list(found)
    known = _numbers(site, folder) if listed else {}
    whole = len(left)
    for each in listed:
        if each.is_dir(follow_symlinks=False):
            if not _align(each.path, f"{site}/{each.name}", f"{inner}{each.name}/", left):
                os.rmdir(each.path)  # noqa: PTH106  (asked for every file and folder)
        elif each.is_file(follow_symlinks=False) and known.get(each.name) == each.inode():
            left.append(inner + each.name)
        else:
            os.unlink(each.path)  # noqa: PTH108
    return len(left) > whole


def _numbers(site: str, folder: str) -> dict[str, int]:
    """Each name in a folder of the site with the number of its file; none where the numbers are another disk's."""
    try:
        there, here = os.lstat(site), os.lstat(folder)
        if not stat.S_ISDIR(there.st_mode) or there.st_dev != here.st_dev:
            return {}
        with os.scandir(site) as found:
            return {each.name: each.inode() for each in found}
    except OSError:
        return {}
