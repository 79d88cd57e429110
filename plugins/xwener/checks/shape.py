"""What of a text must stay as it is when its words are repaired: all but the code points of its words and signs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from xwener.checks.source import Source
from xwener.reading.front_matter import Raw
from xwener.sorani import search_key

_KEPT = frozenset({"code_inline", "code_block", "fence"})


def shape(source: Source) -> list[object]:
    """The front matter and the tokens of the body, each text as the words that a search would find.

    Code, addresses, attributes, the ids of headings, footnotes and mentions are part of it as they are.
    """
    front = source.front
    return [_values(front.values), list(front.lines), len(front.errors), list(_tokens(source.tokens))]


def _values(raw: Raw) -> object:
    if isinstance(raw, str):
        return _words(raw)
    if isinstance(raw, dict):
        return {key: _values(value) for key, value in raw.items()}
    return [_values(value) for value in raw]


def _tokens(tokens: Sequence[Token]) -> Iterator[object]:
    for token in tokens:
        attributes = {name: value for name, value in token.attrs.items() if name != "alt"}
        yield token.type, token.tag, token.nesting, token.level, token.info, token.markup, attributes
        content = token.content if token.type in _KEPT else _words(token.content) if token.type == "text" else None
        yield token.map, token.meta, content, list(_tokens(token.children or []))


def _words(text: str) -> str:
    """The letters and digits, those that mean the same being the same."""
    return "".join(char for char in search_key(text) if char.isalnum())
