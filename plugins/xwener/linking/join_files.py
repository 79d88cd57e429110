"""Files → joined texts, a few at a time: what a worker process does."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from xwener.cache.packs import Ref, Store
from xwener.cache.stamp import stamp
from xwener.errors import ContentError
from xwener.linking.joiner import Joined, Joiner
from xwener.linking.record import body_record, document_record, encode, fingerprint, head_record, passages_record
from xwener.reading.document import Document, decode, read_bytes, read_partly
from xwener.reading.rules.heading_id import Heading
from xwener.reading.schema import Kind

# What else is wanted of each text, as plain data, from its document, its outline and its paragraphs: the search has its
# words counted while the text is at hand.
Measure = Callable[[Document, Sequence[Heading], Sequence[str]], object]


class File(NamedTuple):
    """A content file: its path below the content folder, and its kind."""

    inner: str
    kind: Kind


@dataclass(frozen=True)
class Work:
    """What every file is joined with; the pieces of texts are put into `store` at once, where there is one."""

    joiner: Joiner
    measure: Measure | None = None
    store: Store | None = None


@dataclass(frozen=True)
class Outcome:
    """What came of a file: the bytes that the cache keeps, or what is wrong.

    `stamp` is that of the file, `digest` that of the bytes that were read, `fingerprint` changes with anything that a
    page can show of the text, `card` with anything that a list can. `pieces` are the body, the passages and what was
    measured: as bytes, or where they lie in the store.
    """

    file: File
    stamp: str = ""
    digest: str = ""
    head: bytes = b""
    fingerprint: str = ""
    card: str = ""
    pieces: tuple[bytes | Ref, ...] = ()
    errors: list[ContentError] = field(default_factory=list)


def digest_of(data: bytes) -> str:
    """What tells two contents of a file apart."""
    return hashlib.sha256(data).hexdigest()


@dataclass(frozen=True)
class _Read:
    """A file that was read: its stamp, the digest of its bytes, the document, what is wrong with its outside."""

    file: File
    stamp: str
    digest: str
    document: Document
    errors: list[ContentError]


def join_files(work: Work, files: Sequence[File]) -> tuple[list[Outcome], float]:
    """The outcome of each of `files`, and the seconds of a processor that it took.

    As in Joiner.join, all files take one step before any of them takes the next.
    """
    begun = time.process_time()
    read = [_read(work, file) for file in files]
    good = [each for each in read if isinstance(each, _Read)]
    joined = work.joiner.join(each.document for each in good)
    measured = [_measured(work, each, text) for each, text in zip(good, joined, strict=True)]
    made = (_outcome(work, *each) for each in zip(good, joined, measured, strict=True))
    outcomes = [each if isinstance(each, Outcome) else next(made) for each in read]
    return outcomes, time.process_time() - begun


def _read(work: Work, file: File) -> _Read | Outcome:
    path = work.joiner.content / file.inner
    read = stamp(str(path))
    data, problem = read_bytes(path)
    text, problem = ("", problem) if problem else decode(path, data)
    if problem:
        return Outcome(file, errors=[problem])
    document, errors = read_partly(path, file.kind, text)
    return _Read(file, read, digest_of(data), document, errors) if document else Outcome(file, errors=errors)


def _measured(work: Work, read: _Read, joined: Joined) -> bytes:
    if work.measure is None or read.errors:
        return b""
    return encode(work.measure(read.document, joined.outline, joined.paragraphs))


def _outcome(work: Work, read: _Read, joined: Joined, measured: bytes) -> Outcome:
    if read.errors:
        # What is wrong in the text is told in the same run. A title that cannot be read has no names in it.
        inside = (each for each in joined.errors if each.code != "ambiguous-name")
        return Outcome(read.file, errors=[*read.errors, *inside])
    document = read.document
    body = body_record(joined.pieces, joined.outline, joined.paragraphs)
    passages = passages_record(joined.passages)
    head = encode([document_record(document), head_record(joined.head)])
    meta = encode(dict(document.meta))
    card = fingerprint(meta, document.url.encode(), str(joined.head.words).encode())
    shown = fingerprint(meta, body, passages)
    pieces = body, passages, measured
    kept = tuple(map(work.store.put, pieces)) if work.store else pieces
    return Outcome(read.file, read.stamp, read.digest, head, shown, card, kept, joined.errors)
