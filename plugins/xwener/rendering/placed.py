"""A text as a page shows it: its HTML, and in their places the backgrounds, one level deep."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from xwener.linking.linked_text import Piece

if TYPE_CHECKING:
    from xwener.rendering.views import BackgroundView

# A background in an article may hold another; deeper ones are links, or a page would hold half the site.
DEPTH = 2
PARAGRAPH_END = "</p>"


@dataclass(frozen=True)
class PlacedBackground:
    """A background in its place.

    `link_only` says that it stands elsewhere on the page, or too deep, so that only its title is shown.
    `full` says that all of it is shown at once. `lead_html` is its first paragraph, `rest` what follows.
    """

    background: BackgroundView
    link_only: bool = False
    full: bool = False
    lead_html: str = ""
    rest: list[PieceView] = field(default_factory=list)


@dataclass(frozen=True)
class PieceView:
    """A run of safe HTML with `root:` addresses, or a background."""

    html: str = ""
    placed: PlacedBackground | None = None


def pieces_of(
    pieces: Sequence[Piece], backgrounds: Mapping[str, BackgroundView], depth: int = DEPTH
) -> list[PieceView]:
    """`pieces` with their backgrounds down to `depth` levels, each background whole only once."""
    # What the text places itself is not taken from there by a background that comes before.
    shown = {piece.placing.slug for piece in pieces if piece.placing}
    return [_view(piece, backgrounds, depth, shown, nested=False) for piece in pieces]


def _view(
    piece: Piece, backgrounds: Mapping[str, BackgroundView], depth: int, shown: set[str], *, nested: bool
) -> PieceView:
    if piece.placing is None:
        return PieceView(piece.html)
    background = backgrounds[piece.placing.slug]
    if depth == 0 or (nested and background.slug in shown):
        return PieceView(placed=PlacedBackground(background, link_only=True))
    shown.add(background.slug)
    first, *others = background.text.pieces or [Piece()]
    lead, rest = first_paragraph(first.html)
    following = [first, *others] if first.placing else [Piece(rest), *others] if rest.strip() else others
    inner = [_view(part, backgrounds, depth - 1, shown, nested=True) for part in following]
    return PieceView(placed=PlacedBackground(background, full=piece.placing.full, lead_html=lead, rest=inner))


def first_paragraph(html: str) -> tuple[str, str]:
    """The first paragraph of `html` and what follows; nothing and all of it when it opens with another element."""
    first, end, rest = html.partition(PARAGRAPH_END)
    return (first + end, rest) if first.lstrip().startswith("<p>") and end else ("", html)
