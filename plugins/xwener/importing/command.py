"""`invoke import FILE --to DIR`."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from xwener.errors import ContentError
from xwener.importing.draft import Draft, drafts_of
from xwener.importing.raw_text import read_raw_text
from xwener.reading.document import read_text

DONE, WRONG = 0, 1
RAW_ENDINGS = frozenset({".txt", ".text", ""})


def import_file(file: Path, to: Path, title: str = "") -> int:
    """Write the drafts that `file` becomes below the folder `to`; the exit code.

    Nothing is written over: when one of the files exists, or anything else is wrong, none is written.
    """
    drafts, problem = _drafts(file, title)
    if not problem:
        problem = next((_taken(to / draft.path) for draft in drafts if (to / draft.path).exists()), None)
    if problem:
        print(problem, file=sys.stderr)
        return WRONG
    for draft in drafts:
        target = to / draft.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(draft.text, encoding="utf-8", newline="\n")
        print(f"{target}: written. To decide: {', '.join(draft.decide)}.")
    return DONE


def _drafts(file: Path, title: str) -> tuple[list[Draft], ContentError | None]:
    if file.suffix.lower() not in RAW_ENDINGS:
        hint = "save it as plain text (.txt)"
        return [], ContentError(file, 0, f"{file.suffix} files cannot be imported", hint)
    text, problem = read_text(file)
    if problem:
        return [], problem
    raw = read_raw_text(text)
    if not raw.paragraphs:
        return [], ContentError(file, 0, "the file holds no text", "check that it is the right file")
    if not (title or raw.title) and sys.stdin.isatty():
        title = input("Title: ").strip()
    try:
        return drafts_of(raw, title, datetime.now(UTC).astimezone().date()), None
    except ValueError as error:
        return [], ContentError(file, 0, str(error), "give another with --title")


def _taken(path: Path) -> ContentError:
    return ContentError(path, 0, "the file exists already", "move it away, or give another --title or --to")
