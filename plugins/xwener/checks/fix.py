"""The repairs that need no decision: `sorani.normalize`, `sorani.typography` and doubled spaces, in prose only."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from xwener.checks.changes import Change
from xwener.checks.shape import shape
from xwener.checks.source import Source
from xwener.reading.schema import Kind

# A repair may make room for another (two spaces once a ZWNJ between them is gone); three rounds are known to happen.
_ROUNDS = 12


def fix(path: Path, kind: Kind, text: str) -> str:
    r"""`text`, a content file with `\n` line ends, repaired; a second time changes nothing.

    Code, addresses, slugs, attributes, quoted Arabic and text marked as another language stay as they are, and
    so does a file whose front matter cannot be read. A repair that would change what the Markdown means is left.
    """
    for _ in range(_ROUNDS):
        source = Source(path, kind, text)
        fixed = text if source.front.errors else _once(source)
        if fixed == text:
            break
        text = fixed
    return text


def _once(source: Source) -> str:
    groups = [list(prose.edits()) for prose in source.prose]
    return _apply(source, [group for group in groups if group], shape(source))


def _apply(source: Source, groups: Sequence[Sequence[Change]], wanted: list[object]) -> str:
    """The text after those groups of edits, one group a run of prose, that leave its shape alone."""
    if not groups:
        return source.text
    fixed = _edited(source.text, [edit for group in groups for edit in group])
    if shape(Source(source.path, source.kind, fixed)) == wanted:
        return fixed
    if len(groups) == 1:
        return source.text
    # Later places first: what is changed there moves nothing before it.
    groups = sorted(groups, key=lambda group: group[0].start)
    middle = len(groups) // 2
    after = _apply(source, groups[middle:], wanted)
    return _apply(Source(source.path, source.kind, after), groups[:middle], wanted)


def _edited(text: str, edits: Sequence[Change]) -> str:
    parts: list[str] = []
    done = 0
    for start, end, put in sorted(edits):
        if start >= done:
            parts += [text[done:start], put]
            done = end
    return "".join([*parts, text[done:]])
