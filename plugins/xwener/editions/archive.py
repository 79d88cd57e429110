"""Zip files whose bytes depend on nothing but what is in them."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

# The earliest moment that a zip can name: when a file was made says nothing about what is in it.
EPOCH = (1980, 1, 1, 0, 0, 0)
LEVEL = 9
# Compressing these again gains nothing.
COMPRESSED = frozenset({".woff2", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif"})
# An ordinary file that everybody may read, as Unix writes it into the upper half of the attributes.
READABLE = 0o100644 << 16
UNIX = 3


class Archive:
    """A zip file being written, in the order in which files are added."""

    def __init__(self, path: Path) -> None:
        self._zip = ZipFile(path, "w", ZIP_DEFLATED, compresslevel=LEVEL)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def add(self, name: str, data: bytes, *, stored: bool = False) -> None:
        """Add a file; `stored` keeps it as it is, and so are those that are compressed already."""
        info = ZipInfo(name, EPOCH)
        info.create_system = UNIX
        info.external_attr = READABLE
        info.compress_type = ZIP_STORED if stored or Path(name).suffix in COMPRESSED else ZIP_DEFLATED
        self._zip.writestr(info, data, compresslevel=LEVEL)
