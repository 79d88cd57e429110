"""What no text for people needs and what would hold up or fill the machine: refused with its line.

CommonMark lets a small file ask for much: a long address that is referred to thousands of times is written out
each time, unclosed brackets are looked through again from each of them, and what is nested too deep is dropped
without a word.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from xwener.reading.environment import environment_of

# Some 1,500 words; the time that a paragraph takes may grow with the square of this.
PARAGRAPH = 10_000
# How many links, images and mentions a paragraph may begin: each is looked for to the paragraph's end.
BRACKETS = 500
# How many characters the addresses and titles of a text's links may have together when each is written out.
WRITTEN_OUT = 1_000_000
# Half of what markdown-it follows: a list within a quotation within a list … has two levels for each.
LEVELS = 20


def limits_rule(md: MarkdownIt) -> None:
    """Refuse paragraphs, nesting and written-out addresses beyond the limits above; the text is then empty."""
    md.options["maxNesting"] = 2 * LEVELS
    md.core.ruler.after("block", "limits", _limit_blocks)
    md.core.ruler.after("inline", "written_out", _limit_addresses)


def _limit_blocks(state: StateCore) -> None:
    environment = environment_of(state.env)
    for token in state.tokens:
        line = token.map[0] if token.map else 0
        if len(token.content) > PARAGRAPH and token.type == "inline":
            message = f"the paragraph has {len(token.content):,} characters; at most {PARAGRAPH:,} are read"
            environment.wrong(line, message, "split it with an empty line")
            token.content = ""
        elif token.type == "inline" and token.content.count("[") > BRACKETS:
            message = f"the paragraph has {token.content.count('['):,} brackets `[`; at most {BRACKETS} are read"
            environment.wrong(line, message, "split it with an empty line")
            token.content = ""
        elif token.level >= 2 * LEVELS - 1:
            hint = "lists, quotations and boxes may hold each other a few times"
            environment.wrong(line, f"the text is nested in more than {LEVELS} others", hint)
            state.tokens.clear()
            return


def _limit_addresses(state: StateCore) -> None:
    written = sum(_length(child) for token in state.tokens for child in token.children or [])
    if written > WRITTEN_OUT:
        message = f"the addresses of the links have {written:,} characters when each is written out"
        environment_of(state.env).wrong(0, f"{message}; at most {WRITTEN_OUT:,} are", "shorten the addresses")
        state.tokens.clear()


def _length(token: Token) -> int:
    return sum(len(value) for value in token.attrs.values() if isinstance(value, str))
