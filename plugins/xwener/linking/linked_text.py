"""A text whose mentions, addresses and placings have been joined to the rest of the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from xwener.backgrounds.placing import Placing
from xwener.linking.addresses import IMAGE, Link, put_addresses
from xwener.linking.mentions import Mention
from xwener.reading.document import Document
from xwener.reading.rules.heading_id import Heading


@dataclass(frozen=True)
class Piece:
    """A run of safe HTML, or a background that stands there."""

    html: str = ""
    placing: Placing | None = None


class Head(NamedTuple):
    """What the rest of the site needs of a joined text; a site keeps those of all its texts.

    `mentioned` are the entries it mentions, in the order of their first mention, `lines` the lines of the file where
    these stand; `linked` those that a link leads to; `backgrounds` those placed in it; `links` what it links itself,
    by the numbers under which the addresses wait in its HTML; `words` is how many words its paragraphs have, counted
    at white space.
    """

    mentioned: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()
    linked: tuple[str, ...] = ()
    backgrounds: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    words: int = 0


class Shown(NamedTuple):
    """What a text shows, as figures.

    `page` changes with anything that its page can show of it, `card` with what a list can: its front matter, its
    address, its length.
    """

    page: str
    card: str


class Rest(Protocol):
    """What of a text is kept elsewhere, or a site's texts would all stand in memory."""

    def pieces(self) -> list[Piece]:
        """Its HTML and its backgrounds, in their order; addresses of the site's own wait (see `put_addresses`)."""

    def outline(self) -> list[Heading]:
        """Its headings, as a tree."""

    def paragraphs(self) -> list[str]:
        """The texts of its paragraphs, each on one line, headings left out."""

    def passage(self, number: int) -> str:
        """The passage (see Joined) of the entry with that number."""

    def measured(self) -> object:
        """What was measured of it (see Means)."""


class LinkedText:
    """A document's text, ready for a page. What is in `rest` is fetched whenever it is asked for.

    `targets` are where its own links lead, below the output folder.
    """

    __slots__ = ("card", "document", "fingerprint", "head", "rest", "targets")

    def __init__(self, document: Document, head: Head, rest: Rest, shown: Shown, targets: Sequence[str] = ()) -> None:
        self.document = document
        self.head = head
        self.rest = rest
        self.card = shown.card
        self.fingerprint = f"{shown.page} {' '.join(targets)}"
        self.targets = targets

    def depend(self, card: str, page: str) -> None:
        """Have what a list and what its page shows of it change with these figures, too."""
        self.card += f" {card}"
        self.fingerprint += f" {page}"

    @property
    def images(self) -> Iterator[str]:
        """The pictures that stand in it, by their paths below the content folder."""
        return (link.inner for link in self.head.links if link.what == IMAGE)

    @property
    def mentioned(self) -> tuple[str, ...]:
        """The slugs of the entries it mentions, in the order of their first mention."""
        return self.head.mentioned

    @property
    def backgrounds(self) -> tuple[str, ...]:
        """The slugs of the backgrounds placed in it, in their order."""
        return self.head.backgrounds

    @property
    def words(self) -> int:
        """How many words its paragraphs have."""
        return self.head.words

    @property
    def pieces(self) -> list[Piece]:
        """Its HTML and its backgrounds, in their order; addresses of the site's own begin with `root:`."""
        if not self.head.links:
            return self.rest.pieces()
        return [Piece(put_addresses(piece.html, self.targets), piece.placing) for piece in self.rest.pieces()]

    @property
    def html(self) -> str:
        """The HTML of the text itself, without the backgrounds placed in it."""
        return "".join(piece.html for piece in self.pieces)

    @property
    def outline(self) -> list[Heading]:
        """Its headings, as a tree."""
        return self.rest.outline()

    @property
    def paragraphs(self) -> list[str]:
        """The texts of its paragraphs, each on one line, headings left out."""
        return self.rest.paragraphs()

    def passage(self, entry: str) -> str:
        """The sentence of the first mention of an entry as safe HTML, in which the name stands out."""
        return self.rest.passage(self.mentioned.index(entry))


def first_mentions(mentions: Iterable[Mention]) -> dict[str, Mention]:
    """Entry → its first mention, in the order of these."""
    firsts: dict[str, Mention] = {}
    for mention in mentions:
        firsts.setdefault(mention.entry, mention)
    return firsts
