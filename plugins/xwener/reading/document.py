"""A content file, read and checked: its front matter as values, its body still Markdown."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path, PurePosixPath
from typing import cast

from xwener.errors import ContentError
from xwener.reading.fields import BIDI_OVERRIDES, CONTROLS, Reading, Value, read_fields, slug_problem
from xwener.reading.front_matter import FrontMatter, split
from xwener.reading.lines import Lines
from xwener.reading.schema import FOLDERS, SCHEMAS, Kind

Meta = Mapping[str, Value]

# A tab and the line ends are white space; the marks U+200E, U+200F and U+061C move no word by themselves.
_FORBIDDEN = re.compile("[" + "".join(sorted((CONTROLS - {"\t", "\n"}) | BIDI_OVERRIDES)) + "]")

# A text larger than this is not an article: reading it would hold up the whole site.
BODY_BYTES = 300_000


@dataclass(frozen=True, slots=True)
class Document:
    """One content file.

    `path` is as the author would type it, `url` the page's path below the output folder, `meta` the
    checked front matter (missing optional keys are absent), `lines` where its values stand, `body` the Markdown,
    which begins on line `body_line` and at character `body_offset` of the file. A document that was joined
    before and is taken from the cache has no `body`; `blank` tells whether the author has written any.
    """

    path: Path
    kind: Kind
    slug: str
    url: str
    meta: Meta
    lines: Lines
    body: str
    body_line: int
    body_offset: int
    blank: bool = False

    def line_of(self, key: str, index: int | None = None) -> int:
        """The line of a front-matter key, or of the item `index` of its list."""
        return self.lines.line_of(key) if index is None else self.lines.line_of(key, index)

    def text(self, key: str, default: str = "") -> str:
        """The text under `key`."""
        return cast("str", self.meta.get(key, default))

    def texts(self, key: str) -> list[str]:
        """The texts listed under `key`."""
        return cast("list[str]", self.meta.get(key, []))

    def day(self, key: str) -> date | None:
        """The date under `key`, its time of day left out."""
        value = self.meta.get(key)
        return value.date() if isinstance(value, datetime) else cast("date | None", value)

    def records(self, key: str) -> list[dict[str, Value]]:
        """The mappings listed under `key`."""
        return cast("list[dict[str, Value]]", self.meta.get(key, []))

    def record(self, key: str) -> dict[str, Value]:
        """The mapping under `key`."""
        return cast("dict[str, Value]", self.meta.get(key, {}))

    @property
    def title(self) -> str:
        """What people call it: the title, or an entry's name."""
        return self.text("title") or self.text("name")

    @property
    def lead_image(self) -> str:
        """The picture of its front matter, by its path below the content folder; nothing when there is none."""
        return str(self.record("image").get("src", ""))

    @property
    def draft(self) -> bool:
        """Whether it is kept out of the site for now."""
        return self.text("status") == "draft"


def kind_of(inner: str) -> Kind | None:
    """The kind of the file at the path `inner` below the content folder, or None for a file of no kind."""
    return next((kind for kind, folder in FOLDERS.items() if inner.startswith(f"{folder}/")), None)


def url_of(kind: Kind, slug: str, meta: Meta) -> str:
    """Where the page of a document stands below the output folder."""
    if kind is Kind.ARTICLE:
        written = meta.get("date")
        year = f"{written.year:04d}" if isinstance(written, date) else "0000"
        return f"articles/{year}/{slug}.html"
    folder = {Kind.PERSON: "people/", Kind.ORGANIZATION: "organizations/", Kind.BACKGROUND: "backgrounds/"}
    return f"{folder.get(kind, '')}{slug}.html"


def read_document(path: Path, kind: Kind) -> tuple[Document | None, list[ContentError]]:
    """The document in the file at `path`, or None with everything that is wrong with its outside.

    Errors: unreadable or too large file, bytes that are not UTF-8, front matter against the schema.
    """
    text, problem = read_text(path)
    if problem:
        return None, [problem]
    return read_document_text(path, kind, text)


def read_text(path: Path) -> tuple[str, ContentError | None]:
    r"""The text of a content file with `\n` line ends, or what keeps it from being read."""
    data, problem = read_bytes(path)
    return ("", problem) if problem else decode(path, data)


def read_bytes(path: Path) -> tuple[bytes, ContentError | None]:
    """The bytes of a content file, or what keeps them from being read."""
    try:
        return path.read_bytes(), None
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        return b"", ContentError(
            path, 0, f"the file cannot be read: {reason}", "check the path and the permissions", "file"
        )


def decode(path: Path, data: bytes) -> tuple[str, ContentError | None]:
    """The text that the content file at `path` holds as `data`; as `read_text`."""
    if len(data) > BODY_BYTES:
        message = f"the file has {len(data):,} bytes; at most {BODY_BYTES:,} are read"
        return "", ContentError(path, 0, message, "split it into several texts", "file")
    try:
        # The codec that drops the mark by itself is Python's own, and takes several times as long.
        text = data.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return "", ContentError(path, line, "the file is not UTF-8", "save it again as UTF-8", "file")
    return text.replace("\r\n", "\n").replace("\r", "\n"), None


def read_document_text(path: Path, kind: Kind, text: str) -> tuple[Document | None, list[ContentError]]:
    """The document that `text` is; as `read_document`."""
    document, errors = read_partly(path, kind, text)
    return (None if errors else document), errors


def read_partly(path: Path, kind: Kind, text: str) -> tuple[Document | None, list[ContentError]]:
    """The document that `text` is, as far as it can be read, and everything that is wrong with its outside.

    Where a key of the front matter is wrong it is missing, so that the body can be looked at all the same.
    """
    front = split(path, text)
    controls = list(_controls(path, front))
    if front.errors:
        return None, [*_coded(front.errors), *controls]
    reading = Reading(path, front)
    meta = read_fields(front.values, SCHEMAS[kind], (), reading)
    slug = str(meta.get("slug") or PurePosixPath(path.name).stem)
    trouble = slug_problem(slug)
    if trouble:
        message = f"the file's name makes no slug: {trouble}"
        reading.errors.append(ContentError(path, 1, message, "rename the file or add `slug: …`"))
    url = url_of(kind, slug, meta)
    return document_of(path, kind, slug, url, meta, front), [*_coded(reading.errors), *controls]


def document_of(  # noqa: PLR0917  (as many as a document has)
    path: Path, kind: Kind, slug: str, url: str, meta: Meta, front: FrontMatter
) -> Document:
    """The document whose front matter is `front`, checked as `meta`."""
    lines, blank = Lines.of(front.lines), not front.body.strip()
    return Document(path, kind, slug, url, meta, lines, front.body, front.body_line, front.body_offset, blank)


def _coded(errors: Iterable[ContentError]) -> Iterator[ContentError]:
    return (replace(error, code=error.code or "front-matter") for error in errors)


def _controls(path: Path, front: FrontMatter) -> Iterator[ContentError]:
    """Characters of the body that break feeds (NUL, ESC …) or show a text in another order than it has."""
    if not _FORBIDDEN.search(front.body):
        return
    for line, text in enumerate(front.body.split("\n"), front.body_line):
        for char in sorted(set(_FORBIDDEN.findall(text))):
            code = "control-character" if char in CONTROLS else "bidi-control"
            message = f"the text holds the control character U+{ord(char):04X}"
            yield ContentError(path, line, message, "remove it, and type the words around it again", code)
