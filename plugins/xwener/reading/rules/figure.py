"""An image in a paragraph of its own is a figure; its title is the caption. Every image has a text in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from xwener.reading.environment import environment_of
from xwener.reading.rules.isolate import isolated


def figure_rule(md: MarkdownIt) -> None:
    """Make figures; an image without a text for those who do not see it is an error."""
    md.core.ruler.push("figure", _make)
    md.add_render_rule("figcaption", _caption)


def _make(state: StateCore) -> None:
    for at, token in enumerate(state.tokens):
        for image, line in _images(token):
            if not image.content.strip():
                hint = "write what it shows: `![a river through a town](…)`"
                environment_of(state.env).wrong(line, "an image has no text in its place", hint, "image-text")
        if token.type == "inline" and state.tokens[at - 1].type == "paragraph_open" and _alone(token):
            _to_figure(state.tokens[at - 1], token, state.tokens[at + 1])


def _images(token: Token) -> Iterator[tuple[Token, int]]:
    """Each image in a block and the line it stands on."""
    line = token.map[0] if token.map else 0
    for child in token.children or []:
        if child.type == "image":
            yield child, line
        line += child.type in {"softbreak", "hardbreak"}


def _alone(token: Token) -> bool:
    return [child.type for child in token.children or []] == ["image"]


def _to_figure(opening: Token, inline: Token, closing: Token) -> None:
    opening.tag = closing.tag = "figure"
    opening.hidden = closing.hidden = False
    image = (inline.children or [])[0]
    title = str(image.attrs.pop("title", ""))
    if title:
        caption = Token("figcaption", "figcaption", 0, content=title)
        inline.children = [image, caption]


def _caption(_self: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: object) -> str:
    return f"<figcaption>{isolated(tokens[index].content)}</figcaption>"
