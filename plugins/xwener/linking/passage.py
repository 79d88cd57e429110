"""A block of a text as one string, with the way back to the tokens it came from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from markdown_it.token import Token

# Stands for pictures and footnote marks, and around links and code. No name reaches across it.
OBJECT = "\ufffc"
# Nothing in these is looked at: a link is a link already.
LINKS = frozenset({"link_open", "link_close", "mention_open", "mention_close"})
# Pull quotes say again what stands in the text; a link in them would take the first mention away from it.
REPEATING = frozenset({"pullquote"})


class Piece(NamedTuple):
    """A text token: which child of the inline token, and where its text begins in the passage."""

    child: int
    start: int
    end: int


@dataclass(frozen=True)
class Pointed:
    """An explicit mention: the children that open and close it, what they say, and its place in the passage."""

    opening: int
    closing: int
    slug: str
    shown: str
    start: int


@dataclass
class Passage:
    """The text of one inline token.

    `line` is that of the file where it begins, `section` counts the headings before it, `linkable` is False
    for headings and pull quotes, whose names are known to the reader but not linked; `block` counts passages.
    """

    token: Token
    block: int
    line: int
    section: int
    linkable: bool
    text: str = ""
    pieces: list[Piece] = field(default_factory=list)
    pointed: list[Pointed] = field(default_factory=list)

    def piece_at(self, offset: int) -> Piece | None:
        """The text token that holds the character at `offset`; None inside links, code and explicit mentions."""
        for piece in self.pieces:
            if piece.start <= offset < piece.end:
                return piece
        return None

    def line_at(self, offset: int) -> int:
        """The line of the file on which the character at `offset` stands."""
        return self.line + self.text.count("\n", 0, offset)


def passages(tokens: Sequence[Token], first_line: int, name_of: Callable[[str], str]) -> Iterator[Passage]:
    """Every inline token of a text as a passage.

    `first_line` is the line of the file the body begins on; `name_of` gives the words for a `[[slug]]` that
    shows none.
    """
    block = section = repeating = 0
    heading, line = False, first_line
    for token in tokens:
        if token.map:
            line = first_line + token.map[0]
        if token.type in {"heading_open", "heading_close"}:
            heading = token.nesting > 0
            section += heading
        elif token.info.strip() in REPEATING and token.type.startswith("container_"):
            repeating += token.nesting
        elif token.type == "inline":
            yield _passage(Passage(token, block, line, section, linkable=not (heading or repeating)), name_of)
            block += 1


def _passage(passage: Passage, name_of: Callable[[str], str]) -> Passage:
    children = passage.token.children or []
    parts: list[str] = []
    length = depth = opening = 0
    for index, child in enumerate(children):
        part = _said(child)
        if child.type == "text" and not depth:
            passage.pieces.append(Piece(index, length, length + len(part)))
        elif child.type == "mention_close":
            shown = "".join(inner.content for inner in children[opening + 1 : index])
            slug = str(children[opening].meta["slug"])
            pointed = Pointed(opening, index, slug, shown, length - len(shown))
            passage.pointed.append(pointed)
            part = part if pointed.shown else name_of(pointed.slug) + part
        if child.type in LINKS:
            depth, opening = depth + child.nesting, index
        parts.append(part)
        length += len(part)
    passage.text = "".join(parts)
    return passage


def _said(child: Token) -> str:
    """What an inline token adds to the text of its passage."""
    match child.type:
        case "text":
            return child.content
        case "softbreak" | "hardbreak":
            return "\n"
        case "code_inline":
            return OBJECT + child.content + OBJECT
    return OBJECT if child.nesting == 0 or child.type in LINKS else ""
