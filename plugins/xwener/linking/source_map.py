"""Where each character of a passage stands in the Markdown it was parsed from.

markdown-it tells the lines of a block, not the places of its words. Both texts hold the same words in the same
order, so walking along them side by side finds every character: what is only in the source is markup.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping, Sequence

from markdown_it.token import Token

from xwener.linking.passage import Passage

# Begin and end of a character in the source.
Span = tuple[int, int]

# What follows the `]` of a link or image: (address "title"), one level of brackets inside the address.
# https://spec.commonmark.org/0.31.2/#links
LINK_TAIL = re.compile(
    r"""\(\s*
    (?: <[^<>\n]*> | (?: \\. | [^\s()\\] | \( (?: \\. | [^\s()\\] )* \) )* )
    (?: \s+ (?: "(?:\\.|[^"\\])*" | '(?:\\.|[^'\\])*' | \( (?:\\.|[^()\\])* \) ) )?
    \s*\) | \[ [^\]]* \]""",
    re.VERBOSE | re.DOTALL,
)
ENTITY = re.compile(r"&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);")


class _Walk:
    """A place in `source` that goes on as what is read there is found again."""

    def __init__(self, source: str, at: int = 0) -> None:
        self.source = source
        self.at = at

    def past(self, mark: str) -> None:
        """Go behind the next `mark`; stay where there is none."""
        found = self.source.find(mark, self.at)
        self.at = found + len(mark) if found >= 0 else self.at

    def text(self, content: str) -> list[Span]:
        """The places of the characters of `content`, which comes next."""
        spans: list[Span] = []
        for wanted in content:
            width = self._width(wanted)
            while not width and self.at < len(self.source):
                self.at += 1
                width = self._width(wanted)
            spans.append((self.at, self.at + width))
            self.at += width
        return spans

    def _width(self, wanted: str) -> int:
        """How many characters here stand for the one `wanted`; 0 when it is not here."""
        here = self.source[self.at : self.at + 2]
        if here == "\\" + wanted and not wanted.isalnum():
            return 2
        if here.startswith(wanted):
            return 1
        entity = ENTITY.match(self.source, self.at)
        return len(entity[0]) if entity and html.unescape(entity[0]) == wanted else 0

    def past_code(self, markup: str) -> None:
        """Go behind the next code span, which `markup` (its backticks) opens and closes."""
        self.past(markup)
        run = re.compile(rf"(?<!`){re.escape(markup)}(?!`)")
        found = run.search(self.source, self.at)
        self.at = found.end() if found else self.at

    def past_link_tail(self) -> None:
        """Go behind the `]` that closes a link's text and the address after it."""
        self.past("]")
        found = LINK_TAIL.match(self.source, self.at)
        self.at = found.end() if found else self.at

    def past_image(self) -> None:
        """Go behind the next image, whose text may hold brackets of its own."""
        self.past("![")
        depth = 1
        while depth and self.at < len(self.source):
            sign = self.source[self.at]
            depth += (sign == "[") - (sign == "]")
            self.at += 2 if sign == "\\" else 1
        self.at -= 1
        self.past_link_tail()

    def past_attributes(self, following: Token | None) -> None:
        """Go behind `{lang=en}`, unless the brace is text."""
        is_text = following is not None and following.type == "text" and following.content.startswith("{")
        if self.source.startswith("{", self.at) and not is_text:
            self.past("}")


def inline_spans(source: str, children: Sequence[Token]) -> dict[int, list[Span]]:
    """For each text among `children`, by its index, the places of its characters in `source`."""
    walk, found = _Walk(source), dict[int, list[Span]]()
    for index, child in enumerate(children):
        following = children[index + 1] if index + 1 < len(children) else None
        if child.type == "text":
            found[index] = walk.text(child.content)
        elif child.type in STEPS:
            STEPS[child.type](walk, child, following)
        elif child.markup:
            walk.past(child.markup)
        if child.nesting < 0 or child.type in {"code_inline", "image"}:
            walk.past_attributes(following)
    return found


def _past_mention_opening(walk: _Walk, _child: Token, following: Token | None) -> None:
    walk.past("[[")
    if following is not None and following.type == "text":
        walk.past("|")


def _past_link_closing(walk: _Walk, child: Token, _following: Token | None) -> None:
    if child.markup == "autolink":
        walk.past(">")
    else:
        walk.past_link_tail()


def _past_footnote_mark(walk: _Walk, _child: Token, _following: Token | None) -> None:
    walk.past("[^")
    walk.past("]")


# How to go past each inline token that is neither text nor a mark written before and after its text.
STEPS: Mapping[str, Callable[[_Walk, Token, Token | None], None]] = {
    "softbreak": lambda walk, _child, _following: walk.past("\n"),
    "hardbreak": lambda walk, _child, _following: walk.past("\n"),
    "code_inline": lambda walk, child, _following: walk.past_code(child.markup),
    "image": lambda walk, _child, _following: walk.past_image(),
    "footnote_ref": _past_footnote_mark,
    "mention_open": _past_mention_opening,
    "mention_close": lambda walk, _child, _following: walk.past("]]"),
    "link_open": lambda walk, child, _following: walk.past("<" if child.markup == "autolink" else "["),
    "link_close": _past_link_closing,
}


class BodyMap:
    """The lines of a body, and how far along each the blocks before have come (the cells of a table share one)."""

    def __init__(self, body: str) -> None:
        self._lines = body.split("\n")
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line) + 1)
        self._reached: dict[int, int] = {}

    def content(self, token: Token) -> list[Span]:
        """For each character of an inline token's source text, its place in the body."""
        spans: list[Span] = []
        for offset, text in enumerate(token.content.split("\n")):
            number = min((token.map or [0])[0] + offset, len(self._lines) - 1)
            first, line, reached = self._starts[number], self._lines[number], self._reached.get(number, 0)
            begin = line.find(text, reached)
            if begin >= 0:
                within = [(at, at + 1) for at in range(begin, begin + len(text))]
            else:
                # A table's cell, where the source has `\\|` for a bar.
                within = _Walk(line, reached).text(text)
            end = within[-1][1] if within else reached
            spans += [(first + start, first + stop) for start, stop in [*within, (end, end + 1)]]
            self._reached[number] = end
        return spans

    def passage(self, passage: Passage) -> dict[int, Span]:
        """For each character of a passage that is text, and for each explicit mention, its place in the body."""
        children = passage.token.children or []
        content = self.content(passage.token)
        inline = inline_spans(passage.token.content, children)
        found: dict[int, Span] = {}
        for piece in passage.pieces:
            for offset, (start, end) in enumerate(inline[piece.child]):
                if end <= len(content) and start < end:
                    found[piece.start + offset] = content[start][0], content[end - 1][1]
        reached = 0
        for pointed in passage.pointed:
            shown = inline.get(pointed.opening + 1, []) if pointed.shown else []
            start, end = (shown[0][0], shown[-1][1]) if shown else _bare(passage.token.content, pointed.slug, reached)
            reached = end
            found[pointed.start] = content[start][0], content[end - 1][1]
        return found


def _bare(source: str, slug: str, start: int) -> Span:
    """The place of the next `[[slug]]`, brackets and all."""
    found = re.compile(rf"\[\[\s*{re.escape(slug)}\s*\|?\s*\]\]").search(source, start)
    return found.span() if found else (start, start + 1)
