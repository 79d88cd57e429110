"""Which entries the links of a page lead to: each has its popover on the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from xwener.rendering.placed import PieceView

if TYPE_CHECKING:
    from xwener.rendering.views import BackgroundView, TextView


def linked_entries(view: TextView) -> list[str]:
    """The slugs of the entries that a text or a background shown in it links, each once, in their order."""
    texts = [view.text, *(background.text for background in _shown(view.pieces))]
    return list(dict.fromkeys(entry for text in texts for entry in text.head.linked))


def _shown(pieces: Iterable[PieceView]) -> Iterator[BackgroundView]:
    for piece in pieces:
        if piece.placed and not piece.placed.link_only:
            yield piece.placed.background
            yield from _shown(piece.placed.rest)
