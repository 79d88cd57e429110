"""The folder that is published: the site, and the files that pages published before still ask for.

Servers and browsers keep a page for a while (GitHub Pages says ten minutes) and take everything else from the site as
it is by then. Files below `static/` have the hash of their bytes in their names, so that an old page cannot get a
wrong one; but it can find none. Therefore what the last publish made itself is published once more. What that one
had only kept is not: `static/kept.json` lists it, or the folder would grow for ever.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

STATIC = "static"
KEPT = f"{STATIC}/kept.json"
# GitHub's own generator would leave out names that begin with an underscore.
NO_JEKYLL = ".nojekyll"


def stage(site: Path, published: Path | None, target: Path) -> list[str]:
    """Put the site in the folder `site` at `target`, with what the site in `published` needs; the files kept.

    `published` is the last site that was published, of which only the folder `static` is looked at. `target` is
    replaced when the new one is whole. OSError: something could not be read or written; `target` is as it was.
    """
    aside = target.with_name(f".{target.name}.part")
    shutil.rmtree(aside, ignore_errors=True)
    shutil.copytree(site, aside, copy_function=_link)
    kept = sorted(_still_needed(site, published)) if published else []
    for name in kept:
        (aside / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(Path(str(published)) / name, aside / name)
    (aside / KEPT).write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8", newline="\n")
    (aside / NO_JEKYLL).touch()
    shutil.rmtree(target, ignore_errors=True)
    aside.replace(target)
    return kept


def _still_needed(site: Path, published: Path) -> Iterator[str]:
    before = _kept(published)
    for folder, _, names in os.walk(published / STATIC):
        for name in names:
            path = Path(folder, name).relative_to(published).as_posix()
            if path != KEPT and path not in before and not (site / path).exists():
                yield path


def _kept(published: Path) -> frozenset[str]:
    """What `published` had only kept itself; nothing when it does not say."""
    try:
        return frozenset(map(str, json.loads((published / KEPT).read_text("utf-8"))))
    except (OSError, ValueError):
        return frozenset()


def _link(source: str, target: str) -> None:
    """A second name for the file where the system has such; the site may be large."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
