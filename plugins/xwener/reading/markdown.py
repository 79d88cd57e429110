"""The Markdown that authors may write: CommonMark and the rules in the table below, raw HTML off."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore, normalize
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.deflist import deflist_plugin

from xwener.reading.document import Document
from xwener.reading.environment import Environment
from xwener.reading.rules.background_placing import background_placing_rule
from xwener.reading.rules.container import container_rule
from xwener.reading.rules.figure import figure_rule
from xwener.reading.rules.footnote import footnote_rule
from xwener.reading.rules.heading_id import heading_id_rule
from xwener.reading.rules.isolate import isolate_rule
from xwener.reading.rules.limits import limits_rule
from xwener.reading.rules.mention import mention_rule
from xwener.reading.rules.plain_paragraph import plain_paragraph_rule
from xwener.reading.rules.safe_link import safe_link_rule
from xwener.reading.rules.table_region import table_region_rule
from xwener.reading.sanitize import sanitize

ATTRIBUTES = ("class", "lang", "dir")


def _attributes(md: MarkdownIt) -> None:
    attrs_plugin(md, allowed=ATTRIBUTES, spans=True)
    attrs_block_plugin(md, allowed=ATTRIBUTES)


def _line_ends(md: MarkdownIt) -> None:
    md.core.ruler.at("normalize", _normalize)


def _normalize(state: StateCore) -> None:
    # To look for these takes no time; a file that was read has them no more.
    if "\r" in state.src or "\0" in state.src:
        normalize(state)
    # The plugin of containers looks at what follows an empty last line, as `>` may be.
    if not state.src.endswith("\n"):
        state.src += "\n"


# The order in which the parser learns them: a placing is tried before the containers, which look alike.
RULES: Sequence[Callable[[MarkdownIt], None]] = (
    _line_ends,
    plain_paragraph_rule,
    limits_rule,
    safe_link_rule,
    deflist_plugin,
    footnote_rule,
    background_placing_rule,
    container_rule,
    mention_rule,
    table_region_rule,
    _attributes,
    heading_id_rule,
    isolate_rule,
    figure_rule,
)


@cache
def parser() -> MarkdownIt:
    """The one parser: making it costs more than parsing a short article."""
    md = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    for rule in RULES:
        rule(md)
    return md


def parse(document: Document, environment: Environment) -> list[Token]:
    """The tokens of a document's body; token lines count from 0 within the body."""
    return parser().parse(document.body, environment.for_markdown_it())


def render(tokens: Sequence[Token], environment: Environment) -> str:
    """Safe HTML of `tokens`; addresses of the site's own pages begin with `root:`."""
    md = parser()
    return sanitize(md.renderer.render(tokens, md.options, environment.for_markdown_it()))
