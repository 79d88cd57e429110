"""`::: background who-is-kazimi` on a line of its own places a background at that point of the text.

With `full` after the slug the whole of it stands there, not the short form that opens.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

PLACING = re.compile(r":{3,}[ \t]*background(?:[ \t]+(\S+)(?:[ \t]+(full))?)?[ \t]*")
CLOSING = re.compile(r":{3,}[ \t]*")


def background_placing_rule(md: MarkdownIt) -> None:
    """Teach the parser the token `background_placing` with meta `slug`, `full` and `line` (of the body, from 0)."""
    md.block.ruler.before(
        "fence", "background_placing", _place, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _place(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    found = PLACING.fullmatch(_line(state, start))
    if not found or state.is_code_block(start):
        return False
    if silent:
        return True
    following = start + 1
    while following < end and not _line(state, following).strip():
        following += 1
    # The closing line is optional: nothing can stand between.
    closed = following < end and CLOSING.fullmatch(_line(state, following)) is not None
    token = state.push("background_placing", "", 0)
    token.block = True
    token.meta = {"slug": found[1] or "", "full": found[2] is not None, "line": start}
    token.map = [start, following + 1 if closed else start + 1]
    state.line = token.map[1]
    return True
