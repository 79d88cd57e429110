"""Runs the table of checks over a file or a whole content folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from xwener.checks.finders import Found
from xwener.checks.source import Source
from xwener.checks.table import CHECKS, Check
from xwener.errors import ContentError
from xwener.reading.document import kind_of, read_text
from xwener.reading.tree import content_files


def review_folder(content: Path) -> list[ContentError]:
    """What the checks find in every file below the folder `content` that can be read, in the order of the lines."""
    found: list[ContentError] = []
    for inner in content_files(content, []):
        path, kind = content / inner, kind_of(inner)
        text, problem = read_text(path)
        if kind and not problem:
            found += review(Source(path, kind, text))
    return sorted(found)


def review(source: Source) -> list[ContentError]:
    """What the checks find in one file: at most one finding a line and check, which says how many there are."""
    return sorted(error for check in CHECKS for error in _lines(source, check))


def _lines(source: Source, check: Check) -> Iterator[ContentError]:
    lines: dict[int, list[Found]] = {}
    for found in check.find(source):
        lines.setdefault(source.line_at(found.place), []).append(found)
    for line, places in lines.items():
        first = places[0]
        points = " ".join(f"U+{ord(char):04X}" for char in dict.fromkeys(first.shown))
        message = check.message.format(shown=first.shown, points=points, word=first.word)
        more = f", and {len(places) - 1} more on the line" if len(places) > 1 else ""
        yield ContentError(source.path, line, message + more, check.hint.format(shown=first.shown), check.code)
