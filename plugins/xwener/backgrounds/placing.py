"""Where backgrounds stand in a text: at their `::: background` lines, the listed ones after the first section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

PLACING = "background_placing"


def insert_listed(tokens: Sequence[Token], slugs: Sequence[str]) -> list[Token]:
    """`tokens` with a placing for each of `slugs` after the first section.

    That is before the second heading of level 2, or before the footnotes or the end where there is none.
    """
    if not slugs:
        return list(tokens)
    placings = [Token(PLACING, "", 0, block=True, meta={"slug": slug, "line": -1}) for slug in slugs]
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


def cut(tokens: Sequence[Token]) -> Iterator[list[Token] | str]:
    """`tokens` cut at the placings: runs of other tokens, and the slug of each background in its place."""
    run: list[Token] = []
    for token in tokens:
        if token.type == PLACING:
            if run:
                yield run
            yield str(token.meta["slug"])
            run = []
        else:
            run.append(token)
    if run:
        yield run
