"""`[[slug]]` and `[[slug|shown text]]`: a mention of a glossary entry that the author points out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from xwener.reading.environment import environment_of

OPENING, CLOSING, BAR = "[[", "]]", "|"


def mention_rule(md: MarkdownIt) -> None:
    """Teach the parser `mention_open` (meta `slug`, `line` of the file) … `mention_close` around the shown text.

    A mention without shown text holds none: whoever knows the entry writes its name there.
    """
    md.inline.ruler.before("link", "mention", _mention)
    md.core.ruler.push("mention_lines", _find_lines)
    md.add_render_rule("mention_open", _open)
    md.add_render_rule("mention_close", lambda *_: "</a>")


def _mention(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith(OPENING, state.pos):
        return False
    end = state.src.find(CLOSING, state.pos + len(OPENING), state.posMax)
    inner = state.src[state.pos + len(OPENING) : end] if end >= 0 else ""
    slug, _, shown = inner.partition(BAR)
    if not slug.strip() or "[" in inner or "\n" in slug:
        return False
    if not silent:
        opening = state.push("mention_open", "a", 1)
        opening.meta = {"slug": slug.strip(), "line": 0}
        if shown.strip():
            state.push("text", "", 0).content = shown.strip()
        state.push("mention_close", "a", -1)
    state.pos = end + len(CLOSING)
    return True


def _find_lines(state: StateCore) -> None:
    first = environment_of(state.env).body_line
    line = first
    for token in state.tokens:
        line = first + token.map[0] if token.map else line
        at = line
        for child in token.children or []:
            if child.type == "mention_open":
                child.meta["line"] = at
            elif child.type in {"softbreak", "hardbreak"}:
                at += 1


def _open(_self: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: object) -> str:
    return _opening(tuple(tokens[index].attrs.items()))


# A glossary's entries are mentioned again and again.
@lru_cache(maxsize=4096)
def _opening(attributes: tuple[tuple[str, object], ...]) -> str:
    return "<a{}>".format("".join(f' {name}="{escapeHtml(str(value))}"' for name, value in attributes))
