"""Pieces of bytes, one behind the other in a few large files: ten thousand small files would take longer."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, Protocol

from xwener.cache.aside import write_all

# A file of which less than this share is still asked for is not kept.
LEAST_USED = 0.5
ENDING = ".pack"


class Ref(NamedTuple):
    """Where a piece lies: the file's name, from where, how many bytes; and its checksum."""

    pack: str
    offset: int
    length: int
    checksum: int


class Damaged(RuntimeError):  # noqa: N818  (it is the file that is at fault, not the caller)
    """What was kept is not there, or not what was put there; who meets it builds everything anew."""


class Store(Protocol):
    """Where pieces are put and found."""

    def put(self, piece: bytes) -> Ref:
        """Keep `piece`; where it can be found."""

    def get(self, ref: Ref) -> bytes:
        """The piece at `ref`. Damaged: it is not there."""


class Memory:
    """Keeps pieces for as long as it lives."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    def put(self, piece: bytes) -> Ref:
        """As Store.put."""
        self.pieces.append(piece)
        return Ref("", len(self.pieces) - 1, len(piece), 0)

    def get(self, ref: Ref) -> bytes:
        """As Store.get."""
        return self.pieces[ref.offset]


class Packs:
    """Keeps pieces in files below `folder`; what is put goes to files whose names begin with `name`, which must be new.

    Forked processes may put pieces, too, each into a file of its own; any of them finds what another has put.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self.folder = folder
        self.name = name
        # The file that this process writes: its name, and as the system knows it; how many bytes it has.
        self._writing: tuple[str, int] = "", -1
        self._size = 0
        self._open: dict[str, int] = {}

    def put(self, piece: bytes) -> Ref:
        """As Store.put. OSError: the disk is full."""
        own = f"{self.name}-{os.getpid()}"
        name, file = self._writing
        if name != own:
            self.folder.mkdir(parents=True, exist_ok=True)
            file = os.open(self._path(own), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
            self._writing, self._size = (own, file), 0
        ref = Ref(own, self._size, len(piece), zlib.crc32(piece))
        write_all(file, piece)
        self._size += len(piece)
        return ref

    def get(self, ref: Ref) -> bytes:
        """As Store.get; may be called in forked processes."""
        try:
            if ref.pack not in self._open:
                self._open[ref.pack] = os.open(self._path(ref.pack), os.O_RDONLY)
            piece = os.pread(self._open[ref.pack], ref.length, ref.offset)
        except OSError as error:
            raise Damaged(f"{ref.pack}: {error}") from error
        # What this build has put there itself cannot have aged.
        aged = not ref.pack.startswith(f"{self.name}-")
        if len(piece) != ref.length or (aged and zlib.crc32(piece) != ref.checksum):
            raise Damaged(f"{ref.pack} is not as it was written")
        return piece

    def wasted(self, refs: Iterable[Ref]) -> set[str]:
        """The files of which `refs`, all that is still asked for, use so little that they should go."""
        used: dict[str, int] = {}
        for ref in refs:
            used[ref.pack] = used.get(ref.pack, 0) + ref.length
        sizes = {path.stem: path.stat().st_size for path in self.folder.glob(f"*{ENDING}")}
        return {name for name, size in sizes.items() if 0 < used.get(name, 0) < LEAST_USED * size}

    def sweep(self, refs: Iterable[Ref]) -> None:
        """Remove the files that hold nothing of `refs`."""
        used = {ref.pack for ref in refs}
        for path in self.folder.glob(f"*{ENDING}"):
            if path.stem not in used:
                with suppress(OSError):
                    path.unlink()

    def close(self) -> None:
        """Let go of the files."""
        name, file = self._writing
        for handle in [*self._open.values(), *([file] if name else [])]:
            os.close(handle)
        self._open, self._writing = {}, ("", -1)

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}{ENDING}"
