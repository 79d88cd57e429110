"""A text whose mentions, addresses and placings have been joined to the rest of the site."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property

from xwener.backgrounds.placing import Placing
from xwener.linking.mentions import Mention
from xwener.reading.document import Document
from xwener.reading.rules.heading_id import Heading


@dataclass(frozen=True)
class Piece:
    """A run of safe HTML, or a background that stands there."""

    html: str = ""
    placing: Placing | None = None


@dataclass(frozen=True)
class LinkedText:
    """A document's text, ready for a page.

    `paragraphs` are the texts of its paragraphs, headings left out, for search and snippets.
    """

    document: Document
    pieces: list[Piece]
    outline: list[Heading]
    mentions: list[Mention]
    paragraphs: list[str] = field(default_factory=list)

    @property
    def html(self) -> str:
        """The HTML of the text itself, without the backgrounds placed in it."""
        return "".join(piece.html for piece in self.pieces)

    @property
    def backgrounds(self) -> list[str]:
        """The slugs of the backgrounds placed in it, in their order."""
        return [piece.placing.slug for piece in self.pieces if piece.placing]

    @property
    def words(self) -> int:
        """How many words its paragraphs have, counted at white space."""
        return sum(len(paragraph.split()) for paragraph in self.paragraphs)

    @cached_property
    def fingerprint(self) -> str:
        """Changes with anything that a page can show of the text itself."""
        shown = (sorted(self.document.meta.items()), self.pieces, self.outline, self.mentions, self.paragraphs)
        return hashlib.sha256(repr(shown).encode("utf-8", "surrogatepass")).hexdigest()
