"""That a text is parsed as it would be without the short way for plain paragraphs."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from xwener.reading import markdown
from xwener.reading.environment import Environment
from xwener.reading.rules.plain_paragraph import plain_paragraph_rule

WORDS = "هەولێر پایتەختە"
LINES = st.sampled_from(
    [
        *[WORDS, f"  {WORDS}", f"    {WORDS}", f"\t{WORDS}", "هات | چوو", "\u064eهات", "١. هات", "1. هات", "a"],
        *["", "", "", "  ", ": چوو", "~ چوو", "    : چوو", ":چوو", "---", "===", "- هات", "  - هات", "> هات", ">"],
        *["|---|---|", "---|---", "::: note", ":::", "# هات", "```", "{lang=en}", "[^1]: هات", "[هات]: a.html"],
    ]
)
TEXTS = st.lists(LINES, max_size=12).map("\n".join)


@cache
def without() -> MarkdownIt:
    """The parser with every rule but the one for plain paragraphs."""
    md = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    for rule in markdown.RULES:
        if rule is not plain_paragraph_rule:
            rule(md)
    return md


@given(TEXTS)
def test_the_tokens_are_the_same(text: str):
    """Whatever stands before and after a paragraph, within a list, a quotation, a definition or a box."""
    with_it, without_it = (
        md.parse(text, Environment(Path("a.md"), 1, {}).for_markdown_it()) for md in (markdown.parser(), without())
    )
    assert with_it == without_it
