"""Puts links into the tokens of a passage, without ever cutting through another element."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from markdown_it.token import Token

from xwener.glossary.entry import Entry
from xwener.linking.passage import Passage, Pointed

# Marks that a link may hold whole: they change how words look, not which words they are.
OPENERS = frozenset({"em_open", "strong_open", "s_open"})
CLOSERS = frozenset({"em_close", "strong_close", "s_close"})


class Extent(NamedTuple):
    """Where a span lies among the children of a passage.

    It begins `head` characters into the child `first` and ends `tail` characters into the child `last`; the
    link holds the children `low` to `high`, which are more where an element begins or ends right there.
    """

    first: int
    head: int
    last: int
    tail: int
    low: int
    high: int


def extent_of(passage: Passage, start: int, end: int) -> Extent | None:
    """Where the span lies, or None when an element begins inside it and ends outside, or the reverse."""
    first, last = passage.piece_at(start), passage.piece_at(end - 1)
    if first is None or last is None:
        return None
    if first is last:  # as it mostly is
        own = first.child
        return Extent(own, start - first.start, own, end - first.start, own, own)
    children = passage.token.children or []
    at_start, at_end = start == first.start, end == last.end
    low, high = first.child, last.child
    depth = deepest = 0
    for child in children[low : high + 1]:
        depth += child.nesting
        deepest = min(deepest, depth)
    while at_start and deepest < 0 and low > 0 and children[low - 1].type in OPENERS:
        low, depth, deepest = low - 1, depth + 1, deepest + 1
    while at_end and depth > 0 and high + 1 < len(children) and children[high + 1].type in CLOSERS:
        high, depth = high + 1, depth - 1
    if depth or deepest < 0:
        return None
    return Extent(first.child, start - first.start, last.child, end - last.start, low, high)


def wrap(passage: Passage, extent: Extent, entry: Entry) -> None:
    """Link the span at `extent` to `entry`.

    Spans are to be wrapped from the last to the first: what stands before one keeps its place.
    """
    children = passage.token.children or []
    first, last = children[extent.first].content, children[extent.last].content
    if extent.first == extent.last:
        inside = _text(first[extent.head : extent.tail])
    else:
        inside = [
            *_text(first[extent.head :]),
            *children[extent.first + 1 : extent.last],
            *_text(last[: extent.tail]),
        ]
    inside = [*children[extent.low : extent.first], *inside, *children[extent.last + 1 : extent.high + 1]]
    before = children[extent.first]
    before.content = first[: extent.head]
    children[extent.low : extent.high + 1] = [
        *([before] if before.content else []),
        _opening(entry.url, entry.slug),
        *inside,
        CLOSING,
        *_text(last[extent.tail :]),
    ]


def write_link(passage: Passage, pointed: Pointed, entry: Entry) -> None:
    """Make an explicit mention a link to `entry`, which it names when the author shows no other text."""
    children = passage.token.children or []
    children[pointed.opening].attrs = _attributes(entry.url, entry.slug)
    if not pointed.shown:
        children[pointed.closing : pointed.closing] = _text(entry.name)


def write_plain(passage: Passage, pointed: Pointed, name: str) -> None:
    """Make an explicit mention plain text: what the author shows, or `name`."""
    children: list[Token] = passage.token.children or []
    children[pointed.opening : pointed.closing + 1] = _text(pointed.shown or name)


# To make a token takes as long as to find a name. Nobody changes these two: one stands for many links.
CLOSING = Token("mention_close", "a", -1)


@lru_cache(maxsize=4096)
def _opening(url: str, slug: str) -> Token:
    return Token("mention_open", "a", 1, attrs=_attributes(url, slug))


def _attributes(url: str, slug: str) -> dict[str, str | int | float]:
    return {"class": "mention", "href": f"root:{url}", "data-entry": slug}


def _text(content: str) -> Sequence[Token]:
    return [Token("text", "", 0, content=content)] if content else []
