"""A text whose mentions, addresses and placings have been joined to the rest of the site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from xwener.backgrounds.placing import Placing
from xwener.linking.addresses import Link, put_addresses
from xwener.linking.mentions import Mention
from xwener.reading.document import Document
from xwener.reading.rules.heading_id import Heading


@dataclass(frozen=True)
class Piece:
    """A run of safe HTML, or a background that stands there."""

    html: str = ""
    placing: Placing | None = None


@dataclass(frozen=True)
class Head:
    """What the rest of the site needs of a joined text.

    `firsts` are the entries it mentions, in the order of their first mention, with the line of the file;
    `linked` those that a link leads to; `backgrounds` those placed in it; `links` what it links itself, by the
    numbers under which the addresses wait in its HTML; `words` is how many words its paragraphs have, counted
    at white space.
    """

    firsts: dict[str, int] = field(default_factory=dict)
    linked: list[str] = field(default_factory=list)
    backgrounds: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    words: int = 0


@dataclass(frozen=True)
class Body:
    """What only the page of a joined text needs, and the search.

    `paragraphs` are the texts of its paragraphs, headings left out; `passages` tells for each entry it mentions
    the sentence of the first mention, and the name as it stands there.
    """

    pieces: list[Piece] = field(default_factory=list)
    outline: list[Heading] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    passages: dict[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Shown:
    """What a text shows, as figures.

    `page` changes with anything that its page can show of it, `card` with what a list can: its front matter, its
    address, its length.
    """

    page: str
    card: str


class LinkedText:
    """A document's text, ready for a page. Its body is fetched when it is first asked for.

    `targets` are where its own links lead, below the output folder. `measured` fetches what was measured of it
    (see Means).
    """

    def __init__(  # noqa: PLR0917  (made in one place)
        self,
        document: Document,
        head: Head,
        fetch: Callable[[], Body],
        shown: Shown,
        targets: Sequence[str] = (),
        measured: Callable[[], object] = lambda: None,
    ) -> None:
        self.document = document
        self.head = head
        self.card = shown.card
        self.fingerprint = f"{shown.page} {' '.join(targets)}"
        self.targets = targets
        self.measured = measured
        self._fetch = fetch

    @property
    def body(self) -> Body:
        """The body; not kept here, or a site's texts would all stand in memory."""
        return self._fetch()

    @property
    def mentioned(self) -> Iterable[str]:
        """The slugs of the entries it mentions, in the order of their first mention."""
        return self.head.firsts

    @property
    def backgrounds(self) -> list[str]:
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
            return self.body.pieces
        return [Piece(put_addresses(piece.html, self.targets), piece.placing) for piece in self.body.pieces]

    @property
    def html(self) -> str:
        """The HTML of the text itself, without the backgrounds placed in it."""
        return "".join(piece.html for piece in self.pieces)

    @property
    def outline(self) -> list[Heading]:
        """Its headings, as a tree."""
        return self.body.outline

    @property
    def paragraphs(self) -> list[str]:
        """The texts of its paragraphs, headings left out."""
        return self.body.paragraphs

    def passage(self, entry: str) -> tuple[str, str]:
        """The sentence of the first mention of an entry, and the name as it stands there."""
        return self._passages[entry]

    @cached_property
    def _passages(self) -> dict[str, tuple[str, str]]:
        return self.body.passages


def first_mentions(mentions: Iterable[Mention]) -> dict[str, Mention]:
    """Entry → its first mention, in the order of these."""
    firsts: dict[str, Mention] = {}
    for mention in mentions:
        firsts.setdefault(mention.entry, mention)
    return firsts
