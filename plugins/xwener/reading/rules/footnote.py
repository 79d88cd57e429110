"""Footnotes with names that a screen reader can say; the notes stand at the end of their text."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from mdit_py_plugins.footnote import footnote_plugin

from xwener.reading.environment import environment_of
from xwener.sorani import format_number


def footnote_rule(md: MarkdownIt) -> None:
    """Teach the parser footnotes; marks and notes link to each other."""
    footnote_plugin(md, inline=False)
    md.add_render_rule("footnote_ref", _mark)
    md.add_render_rule("footnote_block_open", _block_open)
    md.add_render_rule("footnote_block_close", lambda *_: "</ol>\n</section>\n")
    md.add_render_rule("footnote_open", _note_open)
    md.add_render_rule("footnote_anchor", _back)


def _ids(token: Token, env: object) -> tuple[str, str]:
    name = environment_of(env).name
    note = f"{name}-{token.meta['id'] + 1}" if name else str(token.meta["id"] + 1)
    again = token.meta.get("subId", 0)
    return note, f"{note}-{again + 1}" if again > 0 else note


def _mark(_self: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, env: object) -> str:
    note, mark = _ids(tokens[index], env)
    number = format_number(tokens[index].meta["id"] + 1)
    label = escape(environment_of(env).labels["footnote"].format(n=number))
    # The isolate keeps the mark on the left of a year: jgm/pandoc#9064 shows what happens without it.
    return (
        f'<sup class="footnote-ref"><a id="fnref-{mark}" href="#fn-{note}" '
        f'aria-label="{label}"><bdi>{number}</bdi></a></sup>'
    )


def _block_open(_self: RendererHTML, _tokens: Sequence[Token], _index: int, _options: OptionsDict, env: object) -> str:
    label = escape(environment_of(env).labels["footnotes"])
    return f'<section class="footnotes" aria-label="{label}">\n<ol>\n'


def _note_open(_self: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, env: object) -> str:
    note, _ = _ids(tokens[index], env)
    return f'<li id="fn-{note}">'


def _back(_self: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, env: object) -> str:
    _, mark = _ids(tokens[index], env)
    label = escape(environment_of(env).labels["footnote_back"])
    # Upwards: an arrow that turns back would have to know whether the text runs from the left or from the right.
    return f' <a class="footnote-back" href="#fnref-{mark}" aria-label="{label}">↑</a>'
