"""Which editions there are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from xwener.editions import epub_edition, html_edition, zim_edition, zip_edition
from xwener.editions.source import Sizes, Source

# GitHub takes no larger file, and a site on its pages may hold its editions.
# https://docs.github.com/en/repositories/working-with-files/managing-large-files/about-large-files-on-github
GITHUB = 100
# What most mail services and messengers take, and a telephone's browser opens in a few seconds.
MESSENGER = 25


@dataclass(frozen=True)
class Kind:
    """A kind of edition; its name is the ending of its files.

    `limit` is how many megabytes it may have, `parts` whether a section or an article can be one. `sizes` tells
    before it is made what goes in; where that is `certain` the file is no smaller.
    """

    name: str
    limit: float
    parts: bool
    certain: bool
    sizes: Callable[[Source], Sizes]
    make: Callable[[Source, Path], None]


KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("zip", GITHUB, parts=False, certain=False, sizes=zip_edition.sizes, make=zip_edition.make),
        Kind("html", MESSENGER, parts=True, certain=True, sizes=html_edition.sizes, make=html_edition.make),
        Kind("epub", GITHUB, parts=True, certain=False, sizes=epub_edition.sizes, make=epub_edition.make),
        Kind("zim", GITHUB, parts=False, certain=False, sizes=zim_edition.sizes, make=zim_edition.make),
    )
}
