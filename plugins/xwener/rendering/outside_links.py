"""Where the links of a text lead outside: on paper their addresses stand at the end, by number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

from xwener.rendering.placed import PieceView

LINK = re.compile(r'<a href="(https?://[^"]*)"')


def outside_links(pieces: Iterable[PieceView]) -> Iterator[str]:
    """The addresses in the order of their links, those in backgrounds too."""
    for piece in pieces:
        for html in (piece.html, piece.placed.lead_html if piece.placed else ""):
            if '<a href="http' in html:
                yield from map(unescape, LINK.findall(html))
        if piece.placed:
            yield from outside_links(piece.placed.rest)
