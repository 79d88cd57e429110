"""`::: note` … `:::`: boxes in the text, each drawn with the HTML element that means the same."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from mdit_py_plugins.container import container_plugin

from xwener.reading.environment import environment_of

# What an author may write after `:::`, and the element that it becomes.
CONTAINERS = {"note": "aside", "pullquote": "blockquote"}

# A closing line, also inside a quotation or a list.
CLOSING = re.compile(r"^[ >\t]*:{3,}[ \t]*$")


def container_rule(md: MarkdownIt) -> None:
    """Teach the parser the containers above; an unknown or unclosed one is an error."""
    container_plugin(md, "box", validate=lambda _params, _markup: True, render=_render)
    md.core.ruler.push("containers", _check)


def _name(token: Token) -> str:
    return token.info.strip()


def _check(state: StateCore) -> None:
    environment = environment_of(state.env)
    lines = state.src.split("\n")
    open_names: list[str] = []
    for token in state.tokens:
        if token.type == "container_box_open" and token.map:
            start, end = token.map
            name = _name(token)
            open_names.append(name)
            if name not in CONTAINERS:
                known = ", ".join(["background", *CONTAINERS])
                environment.wrong(start, f"the container `::: {name}` is unknown", f"use one of: {known}")
            elif end >= len(lines) or not CLOSING.search(lines[end]):
                environment.wrong(start, f"`::: {name}` is not closed", "end it with a line `:::`")
        elif token.type == "container_box_close":
            token.info = open_names.pop()


def _render(_self: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: object) -> str:
    name = _name(tokens[index])
    element = CONTAINERS.get(name, "div")
    return f'<{element} class="{name}">\n' if tokens[index].nesting == 1 else f"</{element}>\n"
