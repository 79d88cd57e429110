"""A file of the site that is no page of a template: data, a feed, a picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class SiteFile:
    """A file at `path` below the output folder, whose bytes `make` gives.

    `inputs` names all that the bytes depend on, settings and code excepted: while they stay the same, the file
    of the build before is kept and `make` is not called.
    """

    path: str
    inputs: tuple[str, ...]
    make: Callable[[], bytes]
