"""`invoke extract-background ARTICLE HEADING`: a section of an article becomes a background of its own."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from markdown_it.token import Token

from xwener import sorani
from xwener.errors import ContentError
from xwener.importing.draft import Draft, background_draft
from xwener.reading.document import Document, read_document, read_text
from xwener.reading.environment import Environment
from xwener.reading.markdown import parse
from xwener.reading.rules.heading_id import plain_text
from xwener.reading.schema import Kind

DONE, WRONG = 0, 1
# The words of the interface do not matter for finding a heading.
NO_LABELS: dict[str, str] = {}


def extract_background(article: Path, heading: str, content: Path, slug: str = "") -> int:
    """Move the section under `heading` out of the article, leave a placing behind; the exit code.

    The background is written below `content`/backgrounds; an existing file is never written over, and the
    article is only changed when the background stands.
    """
    document, errors = read_document(article, Kind.ARTICLE)
    if document is None:
        return _tell(errors)
    section = _section(document, heading)
    if section is None:
        message = f"there is no heading «{heading}» in the article"
        hint = f"name one of: {'، '.join(text for _, text, _ in _headings(document)) or 'it has none'}"
        return _tell([ContentError(article, document.body_line, message, hint)])
    first, last = section
    lines = document.body.split("\n")
    text = "\n".join(lines[first + 1 : last]).strip("\n")
    title = next(found for line, found, _ in _headings(document) if line == first)
    day = document.day("date") or datetime.now(UTC).date()
    try:
        draft = background_draft(title, text, day, slug)
    except ValueError as error:
        return _tell([ContentError(article, document.body_line + first, str(error), "give one with --slug")])
    problem = _write(content, draft)
    if problem:
        return _tell([problem])
    placing = f"::: background {draft.path.stem}\n:::"
    body = "\n".join([*lines[:first], placing, "", *lines[last:]])
    _replace(document, body)
    print(f"{content / draft.path}: written. To decide: {', '.join(draft.decide)}.")
    print(f"{article}:{document.body_line + first}: the section is now placed as a background.")
    return DONE


def _headings(document: Document) -> list[tuple[int, str, int]]:
    """Line within the body, text and level of every heading."""
    tokens: list[Token] = parse(document, Environment(document.path, document.body_line, NO_LABELS))
    return [
        (token.map[0], plain_text(inline), int(token.tag[1]))
        for token, inline in pairwise(tokens)
        if token.type == "heading_open" and token.map and not token.level
    ]


def _section(document: Document, heading: str) -> tuple[int, int] | None:
    """The lines of the section under `heading`: from its heading to the next of its level or above."""
    wanted = sorani.normalize(" ".join(heading.split()))
    headings = _headings(document)
    for i, (line, text, level) in enumerate(headings):
        if sorani.normalize(text) == wanted:
            after = (other for other, _, of_level in headings[i + 1 :] if of_level <= level)
            return line, next(after, len(document.body.split("\n")))
    return None


def _write(content: Path, draft: Draft) -> ContentError | None:
    target = content / draft.path
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(draft.text)
    except FileExistsError:
        return ContentError(target, 0, "the file exists already", "give another name with --slug")
    return None


def _replace(document: Document, body: str) -> None:
    """Give the article its new body; written aside first, so that it is never half written."""
    text, _ = read_text(document.path)
    aside = document.path.with_name(f".{document.path.name}.part")
    aside.write_text(text[: document.body_offset] + body, encoding="utf-8", newline="\n")
    aside.replace(document.path)


def _tell(errors: list[ContentError]) -> int:
    for error in errors:
        print(error, file=sys.stderr)
    return WRONG
