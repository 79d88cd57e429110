"""Where backgrounds stand in a text: at their `::: background` lines, the listed ones after the first section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

PLACING = "background_placing"


@dataclass(frozen=True)
class Placing:
    """A background that stands in a text: its slug, and whether all of it is shown at once."""

    slug: str
    full: bool = False


def insert_listed(tokens: Sequence[Token], slugs: Sequence[str]) -> list[Token]:
    """`tokens` with a placing for each of `slugs` after the first section.

    That is before the second heading of level 2, or before the footnotes or the end where there is none.
    """
    if not slugs:
        return list(tokens)
    placings = [Token(PLACING, "", 0, block=True, meta={"slug": slug, "full": False, "line": -1}) for slug in slugs]
    at = _after_first_section(tokens)
    return [*tokens[:at], *placings, *tokens[at:]]


def _after_first_section(tokens: Sequence[Token]) -> int:
    headings = [i for i, token in enumerate(tokens) if token.type == "heading_open" and token.tag == "h2"]
    opens_with_text = bool(headings) and headings[0] > 0
    wanted = 0 if opens_with_text else 1
    if len(headings) > wanted:
        return headings[wanted]
    notes = (i for i, token in enumerate(tokens) if token.type == "footnote_block_open")
    return next(notes, len(tokens))


def placed(tokens: Sequence[Token]) -> Iterator[Token]:
    """The placings among `tokens`, in their order."""
    return (token for token in tokens if token.type == PLACING)


def cut(tokens: Sequence[Token]) -> Iterator[list[Token] | Placing]:
    """`tokens` cut at the placings: runs of other tokens, and what is placed between them."""
    run: list[Token] = []
    for token in tokens:
        if token.type == PLACING:
            if run:
                yield run
            yield Placing(str(token.meta["slug"]), bool(token.meta["full"]))
            run = []
        else:
            run.append(token)
    if run:
        yield run
