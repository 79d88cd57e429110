"""A block of a text as one string, with the way back to the tokens it came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

# Stands for what is no text here: code, pictures, links, footnote marks. No name reaches across it.
OBJECT = "\ufffc"
BREAKS = frozenset({"softbreak", "hardbreak"})
# Pull quotes say again what stands in the text; a link in them would take the first mention away from it.
REPEATING = frozenset({"pullquote"})


@dataclass(frozen=True)
class Piece:
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
    for headings and pull quotes, whose names are known to the reader but not linked.
    """

    token: Token
    line: int
    section: int
    linkable: bool
    text: str = ""
    pieces: list[Piece] = field(default_factory=list)
    pointed: list[Pointed] = field(default_factory=list)

    def line_at(self, offset: int) -> int:
        """The line of the file on which the character at `offset` stands."""
        return self.line + self.text.count("\n", 0, offset)


def passages(tokens: Sequence[Token], first_line: int) -> Iterator[Passage]:
    """Every inline token of a text as a passage; `first_line` is the line of the file the body begins on."""
    section, heading, repeating, line = 0, False, 0, first_line
    for token in tokens:
        if token.map:
            line = first_line + token.map[0]
        if token.type in {"heading_open", "heading_close"}:
            heading = token.nesting > 0
            section += heading
        elif token.info.strip() in REPEATING and token.type.startswith("container_"):
            repeating += token.nesting
        elif token.type == "inline":
            yield _passage(Passage(token, line, section, linkable=not (heading or repeating)))


def _passage(passage: Passage) -> Passage:
    children = passage.token.children or []
    parts: list[str] = []
    length = depth = opening = 0
    for index, child in enumerate(children):
        part = OBJECT if not depth and child.nesting == 0 else ""
        if child.type in BREAKS:
            part = "\n"
        elif child.type == "text" and not depth:
            part = child.content
            passage.pieces.append(Piece(index, length, length + len(part)))
        elif child.type in {"link_open", "mention_open"}:
            part, depth, opening = OBJECT, depth + 1, index
        elif child.type in {"link_close", "mention_close"}:
            depth -= 1
            if child.type == "mention_close":
                shown = "".join(inner.content for inner in children[opening + 1 : index])
                slug = str(children[opening].meta["slug"])
                passage.pointed.append(Pointed(opening, index, slug, shown, length - len(OBJECT)))
        parts.append(part)
        length += len(part)
    passage.text = "".join(parts)
    return passage
