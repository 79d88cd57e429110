"""Where the list of what a reader keeps of a section stands."""

from __future__ import annotations

from pathlib import PurePosixPath

from xwener.rendering.views import Term

FOLDER = "offline"


def list_of(section: Term) -> str:
    """The path of the list of `section`."""
    return f"{FOLDER}/{PurePosixPath(section.url).stem}.json"
