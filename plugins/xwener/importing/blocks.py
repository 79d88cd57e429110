"""Markdown that came from elsewhere, cut into blocks: headings levelled, sections that ask something split off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from pathlib import Path

from xwener.reading.environment import Environment
from xwener.reading.markdown import parser
from xwener.reading.rules.heading_id import HIGHEST, plain_text

QUESTION = ("؟", "?")
DEEPEST = 6
# A footnote's text, on one line as the importers write it.
NOTE = re.compile(r"^\[\^(\w+)\]: .*$", re.MULTILINE)
MARK = re.compile(r"\[\^(\w+)\]")
# Signs that Markdown would read as its own, and those that do so at the beginning of a line.
SIGNS = re.compile(r"[\\`*_\[\]<>|{}~]|&(?=#?\w+;)")
LINE_START = re.compile(r"^(?:[#\-+:=]|\d{1,9}(?=[.)](?:\s|$)))", re.ASCII)


@dataclass(frozen=True)
class Block:
    """A paragraph, list, table or heading; `level` is 0 for all but headings, `text` is without marks."""

    markdown: str
    text: str
    level: int = 0


@dataclass
class Section:
    """A part of the text below a heading of its own."""

    heading: str
    blocks: list[Block] = field(default_factory=list)


def escape(text: str) -> str:
    r"""`text` with the signs escaped that Markdown would read as its own; a line of it begins like any other.

    >>> print(escape("1. *x*"))
    1\. \*x\*
    """
    return escape_start(SIGNS.sub(r"\\\g<0>", text))


def escape_start(line: str) -> str:
    """`line` so that it begins no heading, list, container or term."""
    found = LINE_START.match(line)
    if not found:
        return line
    return f"\\{line}" if found.end() == 1 and not line[0].isdigit() else f"{found[0]}\\{line[found.end() :]}"


def paragraphs(texts: Iterable[str]) -> list[Block]:
    """Blocks of plain texts."""
    return [Block(escape(text), text) for text in texts]


def blocks_of(markdown: str) -> list[Block]:
    """The blocks at the top of `markdown`; footnotes are no blocks."""
    body = NOTE.sub("", markdown)
    lines = body.split("\n")
    tokens = parser().parse(body, Environment(Path("draft"), 1, {}).for_markdown_it())
    blocks = []
    for token, following in zip_longest(tokens, tokens[1:]):
        if token.level or token.nesting < 0 or not token.map:
            continue
        text = "\n".join(lines[token.map[0] : token.map[1]]).strip("\n")
        level = int(token.tag[1]) if token.type == "heading_open" else 0
        plain = plain_text(following) if following and following.type == "inline" else ""
        blocks.append(Block(text, MARK.sub("", plain), level))
    return blocks


def split_questions(blocks: Sequence[Block]) -> tuple[list[Block], list[Section]]:
    """The blocks without the sections whose heading is a question, and those sections."""
    body: list[Block] = []
    questions: list[Section] = []
    level = 0
    for block in blocks:
        if block.level and (not level or block.level <= level):
            level = block.level if block.text.endswith(QUESTION) else 0
            if level:
                questions.append(Section(block.text))
                continue
        (questions[-1].blocks if level else body).append(block)
    return body, [section for section in questions if section.blocks]


def levelled(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with headings that begin at the second level and skip none."""
    above: list[int] = []
    found = []
    for block in blocks:
        if not block.level:
            found.append(block)
            continue
        while above and above[-1] >= block.level:
            above.pop()
        above.append(block.level)
        level = min(HIGHEST - 1 + len(above), DEEPEST)
        found.append(replace(block, level=level, markdown="#" * level + block.markdown[block.level :]))
    return found


def joined(blocks: Sequence[Block], notes: str = "") -> str:
    """The Markdown of the blocks, with those of the footnotes in `notes` that they refer to."""
    text = "\n\n".join(block.markdown for block in levelled(blocks))
    used = set(MARK.findall(text))
    wanted = [found[0] for found in NOTE.finditer(notes) if found[1] in used]
    return "\n\n".join([text, *wanted])
