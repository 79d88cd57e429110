"""What GitHub takes: a guard before anything is sent."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

# https://docs.github.com/pages/getting-started-with-github-pages/github-pages-limits
SITE_BYTES = 1_000_000_000
# https://docs.github.com/repositories/working-with-files/managing-large-files/about-large-files-on-github
FILE_BYTES = 100_000_000
LARGEST = 5
MEGABYTE = 1_000_000


def too_large(folder: Path, site_bytes: int = SITE_BYTES, file_bytes: int = FILE_BYTES) -> list[str]:
    """What of the site in `folder` GitHub would refuse, in words with a cure; nothing when it takes all of it."""
    sizes = sorted(_sizes(folder), reverse=True)
    problems = [
        f"{name} has {_told(size)}; GitHub takes files of {_told(file_bytes)} at most. "
        "Hint: make it smaller, or keep it elsewhere and link to it."
        for size, name in sizes
        if size > file_bytes
    ]
    total = sum(size for size, _ in sizes)
    if total > site_bytes:
        largest = ", ".join(f"{name} ({_told(size)})" for size, name in sizes[:LARGEST])
        problems.append(
            f"the site has {_told(total)}; GitHub Pages takes {_told(site_bytes)} at most. "
            f"Hint: the largest files are {largest}."
        )
    return problems


def _sizes(folder: Path) -> Iterator[tuple[int, str]]:
    for inner, _, names in os.walk(folder):
        for name in names:
            path = Path(inner, name)
            yield path.stat().st_size, path.relative_to(folder).as_posix()


def _told(size: int) -> str:
    return f"{size / MEGABYTE:,.1f} MB"
