"""Finds an article's mentions of the glossary's entries and turns the first ones into links."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import chain
from typing import NamedTuple

from markdown_it.token import Token

from xwener.errors import ContentError
from xwener.glossary.check import nearest_slug
from xwener.glossary.finder import Finder, Match
from xwener.glossary.glossary import Glossary
from xwener.glossary.load import ENTRY_KINDS
from xwener.linking.choices import Choices, read_choices
from xwener.linking.context import Context
from xwener.linking.passage import OBJECT, Passage, Pointed, passages
from xwener.linking.weave import extent_of, wrap, write_link, write_plain
from xwener.reading.document import Document
from xwener.sorani import Span, sentences
from xwener.sorani.spaces import one_line

# Which mentions of an entry become links.
FIRST_MENTION = ("article", "section", "all")


class Mention(NamedTuple):
    """A mention of `entry` (its slug) in a text, written as `surface`.

    `line` is that of the file, `linked` whether it became a link, `explicit` whether the author pointed it
    out with `[[slug]]`. `passage` is the text of the block around it, which is the text's block number
    `block`; `start` and `end` are its place in there.
    """

    entry: str
    surface: str
    line: int
    linked: bool
    explicit: bool
    passage: str
    block: int
    start: int
    end: int

    @property
    def sentence(self) -> str:
        """The sentence around it, on one line."""
        spans = (s for s in _sentences(self.passage) if s.start <= self.start < s.end)
        span = next(spans, None)
        found = self.passage[span.start : span.end] if span else self.passage
        return one_line(found.replace(OBJECT, ""))


@lru_cache(maxsize=16)
def _sentences(passage: str) -> list[Span]:
    """The sentences of a passage, for one mention after the other."""
    return sentences(passage)


@dataclass
class Linking:
    """What came of linking one text: its mentions in their order, and what is wrong with them."""

    mentions: list[Mention] = field(default_factory=list)
    errors: list[ContentError] = field(default_factory=list)


class MentionLinker:
    """Links any number of texts to one glossary."""

    def __init__(self, glossary: Glossary, first_mention: str = "section") -> None:
        if first_mention not in FIRST_MENTION:
            raise ValueError(f"first_mention is {first_mention!r}, not one of {', '.join(FIRST_MENTION)}")
        self.glossary = glossary
        self.first_mention = first_mention
        self.finder = Finder(glossary)

    def link(self, tokens: Sequence[Token], document: Document) -> Linking:
        """Link the text whose parsed Markdown is `tokens` (changed in place).

        Errors: `[[slug]]` of no entry, `glossary:` choices that choose nothing, names that could mean
        several entries.
        """
        return self.link_all([(tokens, document)])[0]

    def link_all(self, texts: Iterable[tuple[Sequence[Token], Document]]) -> list[Linking]:
        """Link each of `texts` as `link` does: names are found in all of them before one is linked."""
        asked = [(document, list(self.passages(tokens, document))) for tokens, document in texts]
        parts = [
            [document.title, document.text("standfirst"), *(passage.text for passage in passages)]
            for document, passages in asked
        ]
        found = iter(self.finder.find_all(list(chain.from_iterable(parts))))
        return [self._linked(document, passages, found) for document, passages in asked]

    def _linked(self, document: Document, passages: Sequence[Passage], found: Iterator[list[Match]]) -> Linking:
        """What comes of a text: `found` are the names in its title, in its standfirst and in each passage."""
        choices, errors = read_choices(document, self.glossary, self.finder)
        walk = _Walk(self, document, choices)
        walk.result.errors += errors
        for match in chain(next(found), next(found)):
            walk.decide(match)
        for passage in passages:
            walk.take(passage, next(found))
        return walk.result

    def passages(self, tokens: Sequence[Token], document: Document) -> Iterator[Passage]:
        """The passages that `link` goes through; to be asked for before it changes the tokens."""
        return passages(tokens, document.body_line, self._name_of)

    def _name_of(self, slug: str) -> str:
        entry = self.glossary.get(slug)
        return entry.name if entry else slug


class _Walk:
    """One text, passage after passage."""

    def __init__(self, linker: MentionLinker, document: Document, choices: Choices) -> None:
        self.glossary, self.scope = linker.glossary, linker.first_mention
        self.document = document
        self.result = Linking()
        own = document.slug if document.kind in ENTRY_KINDS else ""
        self.context = Context(choices.skip, choices.prefer, own)
        self.linked: set[tuple[str, int]] = set()
        self.told: set[str] = set()

    def take(self, passage: Passage, matches: Sequence[Match]) -> None:
        """Link those mentions of one passage that are to be linked."""
        if not matches and not passage.pointed:
            return
        changes: list[Callable[[], None]] = []
        events: list[Match | Pointed] = [*matches, *passage.pointed]
        if passage.pointed:
            events.sort(key=lambda event: event.start)
        for event in events:
            change = self._point(passage, event) if isinstance(event, Pointed) else self._meet(passage, event)
            changes += [change] if change else []
        # From the last to the first, so that what stands before keeps its place among the tokens.
        for change in reversed(changes):
            change()

    def _meet(self, passage: Passage, match: Match) -> Callable[[], None] | None:
        """Take note of a name that was found; what is to be done to link it, if it is."""
        slugs = self.decide(match)
        if not slugs or slugs == (self.context.own,) or not passage.linkable or passage.piece_at(match.start) is None:
            return None
        if len(slugs) > 1:
            self._tell(passage, match, slugs)
            return None
        entry = self.glossary[slugs[0]]
        extent = extent_of(passage, match.start, match.end) if self._is_first(entry.slug, passage.section) else None
        if extent:
            self.linked.add((entry.slug, passage.section))
        self._add(passage, entry.slug, (match.start, match.end), linked=extent is not None, explicit=False)
        return partial(wrap, passage, extent, entry) if extent else None

    def _point(self, passage: Passage, pointed: Pointed) -> Callable[[], None]:
        """Take note of an explicit mention; what is to be done to make it a link, or plain text."""
        entry = self.glossary.get(pointed.slug)
        if entry is None:
            if not self.glossary.knows(pointed.slug):
                message = f"`[[{pointed.slug}]]` points to no entry of the glossary"
                line = passage.line_at(pointed.start)
                hint = nearest_slug(pointed.slug, self.glossary)
                self.result.errors.append(ContentError(self.document.path, line, message, hint, "unknown-entry"))
            return partial(write_plain, passage, pointed, pointed.slug)
        self.context.pointed.add(entry.slug)
        if entry.slug == self.context.own or not passage.linkable:
            return partial(write_plain, passage, pointed, entry.name)
        self.linked.add((entry.slug, passage.section))
        surface = pointed.shown or entry.name
        span = (pointed.start, pointed.start + len(surface))
        self._add(passage, entry.slug, span, linked=True, explicit=True)
        return partial(write_link, passage, pointed, entry)

    def _add(
        self,
        passage: Passage,
        slug: str,
        span: tuple[int, int],
        *,
        linked: bool,
        explicit: bool,
        surface: str = "",
    ) -> None:
        start, end = span
        surface = surface or passage.text[start:end]
        line = passage.line_at(start)
        self.result.mentions.append(
            Mention(slug, surface, line, linked, explicit, passage.text, passage.block, start, end)
        )

    def _is_first(self, slug: str, section: int) -> bool:
        """Whether a mention here would be the first of its kind that is to be linked."""
        if self.scope == "all":
            return True
        if self.scope == "section":
            return (slug, section) not in self.linked
        return all(known != slug for known, _ in self.linked)

    def decide(self, match: Match) -> tuple[str, ...]:
        """The entries that a name may mean here; what the text says from here on may build upon it."""
        slugs = tuple([slug for slug in self.context.decide(match) if slug in self.glossary.entries])
        if match.full and len(slugs) == 1:
            self.context.named.add(slugs[0])
        return slugs

    def _tell(self, passage: Passage, match: Match, slugs: tuple[str, ...]) -> None:
        """Say once a text that a name may mean several entries, and how to choose."""
        if match.key in self.told:
            return
        self.told.add(match.key)
        surface = " ".join(passage.text[match.start : match.end].split())
        either = " or ".join(f"`{slug}`" for slug in slugs)
        message = f"«{surface}» may mean {either}, and nothing before it tells which"
        hint = (
            f"write the full name first, point it out with `[[{slugs[0]}|{surface}]]`, "
            f"or choose for the whole text: `glossary: {{prefer: {{{match.key}: {slugs[0]}}}}}`"
        )
        line = passage.line_at(match.start)
        self.result.errors.append(ContentError(self.document.path, line, message, hint, "ambiguous-name"))
