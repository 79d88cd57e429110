"""Every heading gets an id that can be linked to, made of its words in Latin letters."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from xwener.reading.environment import environment_of
from xwener.sorani import slug

# Ids of the text all begin so: they can neither meet the page's own ids nor a property of `document`.
PREFIX = "s-"
HIGHEST = 2


def heading_id_rule(md: MarkdownIt) -> None:
    """Give headings their ids; a heading of the first level or a skipped level is an error."""
    md.core.ruler.push("heading_id", _number)


@dataclass(frozen=True)
class Heading:
    """A heading of the text and the ones below it."""

    level: int
    id: str
    text: str
    children: list[Heading] = field(default_factory=list)


def plain_text(inline: Token) -> str:
    """The text of an inline token without its marks.

    Footnote marks have no text of their own, so they leave none.
    """
    return "".join(
        " " if child.type in {"softbreak", "hardbreak"} else child.content
        for child in inline.children or []
        if child.type in {"text", "code_inline", "softbreak", "hardbreak"}
    )


def _number(state: StateCore) -> None:
    environment = environment_of(state.env)
    seen: dict[str, int] = {}
    last = HIGHEST - 1
    for token, inline in pairwise(state.tokens):
        if token.type != "heading_open":
            continue
        level, line = int(token.tag[1]), (token.map or [0])[0]
        if level < HIGHEST:
            environment.wrong(
                line, "a heading of the first level stands in the text", "begin with `##`", "heading-order"
            )
        elif level > last + 1:
            hint = f"write it with {'#' * (last + 1)}"
            environment.wrong(line, f"the heading skips from level {last} to level {level}", hint, "heading-order")
        last = max(level, HIGHEST - 1)
        name = slug(plain_text(inline)) or "section"
        seen[name] = seen.get(name, 0) + 1
        number = f"-{seen[name]}" if seen[name] > 1 else ""
        inside = f"{environment.name}-" if environment.name else ""
        token.attrSet("id", f"{PREFIX}{inside}{name}{number}")


def outline(tokens: list[Token]) -> list[Heading]:
    """The headings of a text as a tree, in their order."""
    roots: list[Heading] = []
    path: list[Heading] = []
    for token, inline in pairwise(tokens):
        if token.type != "heading_open" or token.level:
            continue
        heading = Heading(int(token.tag[1]), str(token.attrs.get("id", "")), plain_text(inline))
        while path and path[-1].level >= heading.level:
            path.pop()
        (path[-1].children if path else roots).append(heading)
        path.append(heading)
    return roots
