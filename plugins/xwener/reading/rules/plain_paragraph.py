"""A paragraph of one line that begins with a letter of the Arabic script is what it looks like: most blocks are.

No other block begins so, so that none of them has to be tried; only a list of definitions shows in what follows.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, paragraph

from xwener.sorani.alphabet import MARKS, SCRIPT

LETTERS = SCRIPT - MARKS
# They begin a definition, which an empty line may part from its word.
DEFINING = frozenset(":~")


def plain_paragraph_rule(md: MarkdownIt) -> None:
    """Let the parser try this before everything else."""
    md.block.ruler.before("table", "plain_paragraph", _plain)


def _plain(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if _first(state, start) not in LETTERS or state.is_code_block(start):
        return False
    following = state.skipEmptyLines(start + 1)
    if following < state.lineMax and (following == start + 1 or _first(state, following) in DEFINING):
        return False
    return paragraph(state, start, end, silent)


def _first(state: StateBlock, line: int) -> str:
    """The first sign of a line that is not white space; a line end where there is none."""
    return state.src[state.bMarks[line] + state.tShift[line]]
