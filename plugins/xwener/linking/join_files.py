"""Files → joined texts, a few at a time: what a worker process does."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from xwener.cache.stamp import stamp
from xwener.errors import ContentError
from xwener.linking.joiner import Joiner
from xwener.linking.linked_text import Body
from xwener.linking.record import body_record, document_record, encode, fingerprint, head_record, passages_record
from xwener.reading.document import Document, decode, read_bytes, read_partly
from xwener.reading.schema import Kind

# What else is wanted of each text, as plain data: the search has its words counted while the text is at hand.
Measure = Callable[[Document, Body, Sequence[str]], object]


class File(NamedTuple):
    """A content file: its path below the content folder, and its kind."""

    inner: str
    kind: Kind


@dataclass(frozen=True)
class Work:
    """What every file is joined with."""

    joiner: Joiner
    measure: Measure | None = None


@dataclass(frozen=True)
class Outcome:
    """What came of a file: the bytes that the cache keeps, or what is wrong.

    `stamp` is that of the file, `digest` that of the bytes that were read, `fingerprint` changes with anything that a
    page can show of the text, `card` with anything that a list can.
    """

    file: File
    stamp: str = ""
    digest: str = ""
    head: bytes = b""
    fingerprint: str = ""
    card: str = ""
    body: bytes = b""
    passages: bytes = b""
    measured: bytes = b""
    errors: list[ContentError] = field(default_factory=list)


def digest_of(data: bytes) -> str:
    """What tells two contents of a file apart."""
    return hashlib.sha256(data).hexdigest()


def join_files(work: Work, files: Sequence[File]) -> tuple[list[Outcome], float]:
    """The outcome of each of `files`, and the seconds of a processor that it took."""
    begun = time.process_time()
    return [_join(work, file) for file in files], time.process_time() - begun


def _join(work: Work, file: File) -> Outcome:
    path = work.joiner.content / file.inner
    read = stamp(str(path))
    data, problem = read_bytes(path)
    text, problem = ("", problem) if problem else decode(path, data)
    if problem:
        return Outcome(file, errors=[problem])
    document, errors = read_partly(path, file.kind, text)
    if document is None:
        return Outcome(file, errors=errors)
    joined = work.joiner.join(document)
    if errors:
        # What is wrong in the text is told in the same run. A title that cannot be read has no names in it.
        return Outcome(file, errors=[*errors, *(each for each in joined.errors if each.code != "ambiguous-name")])
    body, passages = body_record(joined.body, joined.paragraphs), passages_record(joined.passages)
    head = encode([document_record(document), head_record(joined.head)])
    meta = encode(dict(document.meta))
    card = fingerprint(meta, document.url.encode(), str(joined.head.words).encode())
    measured = encode(work.measure(document, joined.body, joined.paragraphs)) if work.measure else b""
    shown = fingerprint(meta, body, passages)
    return Outcome(file, read, digest_of(data), head, shown, card, body, passages, measured, joined.errors)
