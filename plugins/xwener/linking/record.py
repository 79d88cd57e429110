"""Joined texts as JSON, their passages as text: how they pass between processes, and wait for the next build."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import accumulate
from pathlib import Path
from struct import Struct
from sys import intern
from typing import Any

from xwener.backgrounds.placing import Placing
from xwener.cache import compact_json
from xwener.linking.addresses import Link
from xwener.linking.linked_text import Head, Piece
from xwener.reading.document import Document
from xwener.reading.lines import Lines
from xwener.reading.rules.heading_id import Heading
from xwener.reading.schema import Kind

# Where a passage begins, and where it begins and ends.
PLACE, BOUNDS = Struct("<I"), Struct("<2I")
# How many hexadecimal digits of a hash make a figure.
FIGURE = 24
# The key of a date: no author can write it, since control characters are refused.
DATE = "\0"


def encode(value: object) -> bytes:
    """`value` as one line of JSON, with dates."""
    return compact_json.dumps(value, _date)


def decoded(value: Any) -> Any:
    """What JSON made of a value that `encode` wrote, with its dates."""
    if isinstance(value, list):
        return [decoded(item) for item in value]
    if isinstance(value, dict):
        if DATE in value:
            return _moment(value[DATE])
        # The keys are the same in every text: one string for all.
        return {intern(key): decoded(item) for key, item in value.items()}
    return value


def document_record(document: Document) -> list[object]:
    """The outside of a document."""
    meta = dict(document.meta)
    return [document.slug, document.url, meta, document.lines.text, document.body_line, document.blank]


def document_of(path: Path, kind: Kind, record: list[Any]) -> Document:
    """The document of the file at `path`, without its body."""
    slug, url, meta, lines, body_line, blank = record
    return Document(path, kind, slug, url, decoded(meta), Lines(lines), "", body_line, 0, blank)


def head_record(head: Head) -> list[object]:
    """The head of a text."""
    links = [[link.inner, link.line, link.written, link.what] for link in head.links]
    return [head.mentioned, head.lines, head.linked, head.backgrounds, links, head.words]


def head_of(record: list[Any]) -> Head:
    """The head that `head_record` was made of."""
    mentioned, lines, linked, backgrounds, links, words = record
    # The same entries are named in text after text: one string for all.
    named, reached, placed = tuple(map(intern, mentioned)), tuple(map(intern, linked)), tuple(map(intern, backgrounds))
    return Head(named, tuple(lines), reached, placed, tuple([Link(*link) for link in links]), words)


def body_record(pieces: Sequence[Piece], outline: Iterable[Heading], paragraphs: Sequence[str]) -> bytes:
    """The pieces of a text, its outline and its paragraphs, a line each: nobody needs all of them."""
    written = [[piece.placing.slug, piece.placing.full] if piece.placing else piece.html for piece in pieces]
    return b"\n".join((encode(written), encode(list(map(_heading, outline))), encode(paragraphs)))


def pieces_of(record: bytes) -> list[Piece]:
    """The pieces that `body_record` was given."""
    pieces = compact_json.loads(record.partition(b"\n")[0])
    return [Piece(piece) if isinstance(piece, str) else Piece(placing=Placing(*piece)) for piece in pieces]


def outline_of(record: bytes) -> list[Heading]:
    """The outline that `body_record` was given."""
    return list(map(_heading_of, compact_json.loads(record.split(b"\n", 2)[1])))


def paragraphs_of(record: bytes) -> list[str]:
    """The paragraphs that `body_record` was given."""
    paragraphs: list[str] = compact_json.loads(record.split(b"\n", 2)[2])
    return paragraphs


def passages_record(passages: Sequence[str]) -> bytes:
    """The passages of a text, one behind the other; before them stands where each begins, and where the last ends."""
    # No JSON: a site has hundreds of thousands, and each is looked up by itself.
    pieces = [passage.encode("utf-8", "surrogatepass") for passage in passages]
    places = accumulate(map(len, pieces), initial=PLACE.size * (len(pieces) + 1))
    return b"".join([*map(PLACE.pack, places), *pieces])


def passage_of(record: bytes, number: int) -> str:
    """The passage with that number of those that `passages_record` was made of."""
    begin, end = BOUNDS.unpack_from(record, PLACE.size * number)
    return record[begin:end].decode("utf-8", "surrogatepass")


def fingerprint(*parts: bytes) -> str:
    """One figure for what a text shows."""
    # Processors have instructions for this hash: it takes half the time of others.
    made = hashlib.sha256()
    for part in parts:
        made.update(len(part).to_bytes(8, "big"))
        made.update(part)
    return made.hexdigest()[:FIGURE]


def _date(value: object) -> dict[str, str]:
    if isinstance(value, date):
        return {DATE: value.isoformat()}
    raise TypeError(f"{value!r} has no place in a record")


def _moment(iso: str) -> date | datetime:
    return datetime.fromisoformat(iso) if "T" in iso else date.fromisoformat(iso)


def _heading(heading: Heading) -> list[object]:
    return [heading.level, heading.id, heading.text, list(map(_heading, heading.children))]


def _heading_of(record: list[Any]) -> Heading:
    level, name, text, children = record
    return Heading(level, name, text, list(map(_heading_of, children)))
