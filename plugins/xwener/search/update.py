"""The index after an edit, from the files of the build before: what a cold build would give, byte for byte.

Only the shards that hold changed terms are read, changed and cut again; everything else is kept as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, chain
from pathlib import Path

from xwener.search.anew import Counted, anew
from xwener.search.before import INDEX, STATE, Before, StaleError, State
from xwener.search.documents import SearchDocument
from xwener.search.edited import edited
from xwener.search.ranges import content_hash
from xwener.search.site_index import ONE_FILE, File, Pieces
from xwener.search.vocabulary import Vocabulary


def update(
    documents: Sequence[SearchDocument],
    counts: Counted,
    folder: Path | None = None,
    state: str = "",
    *,
    vocabulary: Vocabulary | None = None,
    one_file: int = ONE_FILE,
) -> Iterator[File]:
    """The files of the index of `documents`, one after the other: name and text, or None for one that is kept.

    `documents` are in the order of `in_order`; `counts(i)` is what `count_text` gave for the text of the i-th, and is
    asked for only when it is needed, as are the texts of documents. `folder` holds the files of the build before, and
    `state` is what that build gave under the name STATE; when either is missing, damaged or made by other rules,
    everything is made anew. Keep what is given as STATE for the next build; it is no file for readers.

    An index of less than `one_file` bytes is one file.
    """
    words = vocabulary or Vocabulary()
    known = State.read(state) if folder and state else None
    if folder and known:
        try:
            before = Before(folder, known)
            pieces = edited(documents, counts, before, words)
            files = list(pieces.files(before.files))
            if _large(files, before, one_file):
                yield from _with_index(pieces, files)
                return
        except (StaleError, LookupError, ValueError, TypeError):
            pass  # what is there is not what the state says, or too much has changed
    pieces = anew(documents, counts, words)
    found, small = _until(pieces.files(), one_file)
    if small:
        yield INDEX, "".join(text for _, text in found if text) + pieces.manifest()
        yield STATE, ""
        return
    yield from _with_index(pieces, found)


def _with_index(pieces: Pieces, files: Iterable[File]) -> Iterator[File]:
    """The files with the manifest and the state, which come last."""
    yield from files
    # What is written need not be held while the state becomes text.
    pieces.state.forget_payloads()
    manifest = pieces.manifest()
    yield INDEX, manifest
    yield STATE, replace(pieces.state, index=content_hash(manifest)).text()


def _until(files: Iterator[File], most: int) -> tuple[Iterable[File], bool]:
    """The files again, and whether all of them together have no more than `most` bytes."""
    first: list[File] = []
    size = 0
    for name, text in files:
        first.append((name, text))
        size += len((text or "").encode())
        if size > most:
            return chain(first, files), False
    return first, True


def _large(files: Iterable[File], before: Before, most: int) -> bool:
    """Whether all files together have more than `most` bytes. StaleError when one that is to be kept is not there."""
    if not before.files.issuperset(name for name, text in files if text is None):
        raise StaleError(before.folder)
    sizes = (before.size(name) if text is None else len(text.encode()) for name, text in files)
    return any(size > most for size in accumulate(sizes))
