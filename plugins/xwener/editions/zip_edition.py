"""The site as it is, in one zip file with one folder: unpack it and open index.html."""

from __future__ import annotations

from pathlib import Path

from xwener.editions.archive import Archive
from xwener.editions.source import Sizes, Source
from xwener.errors import ContentError, ContentErrors

# Windows opens no path longer than 260 characters, and people unpack below long ones of their own.
PATH_CHARACTERS = 150


def sizes(source: Source) -> Sizes:
    """The bytes that are packed, before compression."""
    return {"files": sum(map(source.site.size, source.site.files))}


def make(source: Source, target: Path) -> None:
    """Write the zip file `target`. ContentErrors: a path that is too long."""
    too_long = [inner for inner in source.site.files if len(source.name) + 1 + len(inner) > PATH_CHARACTERS]
    if too_long:
        message = f"its path in the zip is longer than {PATH_CHARACTERS} characters"
        errors = (ContentError(Path(inner), 0, message, "give its text a shorter `slug`") for inner in too_long)
        raise ContentErrors(errors)
    with Archive(target) as archive:
        for inner in source.site.files:
            archive.add(f"{source.name}/{inner}", source.site.read(inner))
