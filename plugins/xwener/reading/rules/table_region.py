"""A wide table scrolls inside a region of its own that the keyboard can reach, so the page never does."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from xwener.reading.environment import environment_of


def table_region_rule(md: MarkdownIt) -> None:
    """Put each table into a scrolling region (WCAG 2.1.1: what scrolls can be focused)."""
    md.add_render_rule("table_open", _open)
    md.add_render_rule("table_close", lambda *_: "</table>\n</div>\n")


def _open(_self: RendererHTML, _tokens: Sequence[Token], _index: int, _options: OptionsDict, env: object) -> str:
    label = escape(environment_of(env).labels["table"])
    return f'<div class="table-region" role="region" aria-label="{label}" tabindex="0">\n<table>\n'
