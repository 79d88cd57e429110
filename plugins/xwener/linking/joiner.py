"""Takes documents through the rules that join them to the rest of the site."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from markdown_it.token import Token
from markupsafe import escape

from xwener.backgrounds.placing import Placing, cut, insert_listed, placed
from xwener.errors import ContentError
from xwener.linking.addresses import Link, take_addresses
from xwener.linking.linked_text import Head, Piece, first_mentions
from xwener.linking.mentions import Linking, MentionLinker
from xwener.reading.document import Document
from xwener.reading.environment import Environment
from xwener.reading.markdown import parse, render
from xwener.reading.rules.heading_id import Heading, outline, plain_text
from xwener.reading.rules.isolate import isolated
from xwener.reading.schema import Kind
from xwener.sorani.spaces import one_line


@dataclass(frozen=True)
class Joined:
    """A text that has been joined: its head, its pieces, its outline, its paragraphs' texts, and what is wrong with it.

    `passages` are the sentences of the first mentions of its entries as safe HTML, in which the name stands out.
    """

    head: Head
    pieces: list[Piece] = field(default_factory=list)
    outline: list[Heading] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    passages: list[str] = field(default_factory=list)
    errors: list[ContentError] = field(default_factory=list)


@dataclass
class _Text:
    """A document on its way: what the steps so far have made of it."""

    document: Document
    environment: Environment
    tokens: list[Token]
    links: Sequence[Link] = ()
    linking: Linking = field(default_factory=Linking)
    pieces: list[Piece] = field(default_factory=list)


@dataclass(frozen=True)
class Joiner:
    """Joins documents below the folder `content`, whose backgrounds have the slugs in `backgrounds`.

    `drafts` are the slugs of backgrounds that are still being written: only a draft may place them, and shows nothing
    in that place; `unread` those of files in which something is wrong, which is told of them. `labels` holds the words
    that the Markdown rules put into the HTML.
    """

    content: Path
    backgrounds: Collection[str]
    linker: MentionLinker
    labels: Mapping[str, str]
    drafts: Collection[str] = frozenset()
    unread: Collection[str] = frozenset()

    def join(self, documents: Iterable[Document]) -> list[Joined]:
        """Each document's text, parsed and joined. Where it leads is checked later, when all files are known.

        Each step is taken with all of the documents before the next one: while a processor does the same again and
        again, what that needs (code, rules, remembered words) stays in its own memory. A fifth of the time is saved.
        """
        texts = [self._parsed(document) for document in documents]
        self._link(texts)
        for text in texts:
            text.pieces = list(self._pieces(text))
        return [self._joined(text) for text in texts]

    def _parsed(self, document: Document) -> _Text:
        name = document.slug if document.kind is Kind.BACKGROUND else ""
        environment = Environment(document.path, document.body_line, self.labels, name)
        return _Text(document, environment, parse(document, environment))

    def _link(self, texts: Sequence[_Text]) -> None:
        for text in texts:
            folder = text.document.path.parent.relative_to(self.content).as_posix()
            text.links = take_addresses(text.tokens, text.document, folder, text.environment.wrong)
        linked = self.linker.link_all((text.tokens, text.document) for text in texts)
        for text, linking in zip(texts, linked, strict=True):
            text.linking = linking

    def _joined(self, text: _Text) -> Joined:
        mentions, pieces = text.linking.mentions, text.pieces
        paragraphs = list(_paragraphs(text.tokens))
        firsts = first_mentions(mentions)
        head = Head(
            mentioned=tuple(firsts),
            lines=tuple(mention.line for mention in firsts.values()),
            linked=tuple(dict.fromkeys(mention.entry for mention in mentions if mention.linked)),
            backgrounds=tuple(piece.placing.slug for piece in pieces if piece.placing),
            links=tuple(text.links),
            words=sum(paragraph.count(" ") + 1 for paragraph in paragraphs if paragraph),
        )
        passages = [marked(mention.sentence, one_line(mention.surface)) for mention in firsts.values()]
        wrong = self._check_placings(text.document, text.tokens)
        errors = [*text.environment.errors, *text.linking.errors, *wrong]
        return Joined(head, pieces, outline(text.tokens), paragraphs, passages, errors)

    def _pieces(self, text: _Text) -> Iterator[Piece]:
        for part in cut(insert_listed(text.tokens, text.document.texts("backgrounds"))):
            if not isinstance(part, Placing):
                yield Piece(render(part, text.environment))
            elif part.slug in self.backgrounds:
                yield Piece(placing=part)

    def _check_placings(self, document: Document, tokens: Sequence[Token]) -> Iterator[ContentError]:
        places = [(str(token.meta["slug"]), document.body_line + int(token.meta["line"])) for token in placed(tokens)]
        listed = [(slug, document.line_of("backgrounds", i)) for i, slug in enumerate(document.texts("backgrounds"))]
        seen: set[str] = set()
        for slug, line in [*places, *listed]:
            if slug in seen:
                hint = "keep one of the places"
                yield ContentError(
                    document.path, line, f"the background `{slug}` is placed twice", hint, "background-placing"
                )
            seen.add(slug)
            problem = self._problem(document, slug)
            if problem:
                yield ContentError(document.path, line, *problem, "unknown-background")
        for token in placed(tokens):
            if token.level:
                line = document.body_line + int(token.meta["line"])
                hint = "place it between two paragraphs"
                message = "a background stands inside a list, box or quotation"
                yield ContentError(document.path, line, message, hint, "background-placing")

    def _problem(self, document: Document, slug: str) -> tuple[str, str] | None:
        """Message and hint, where the background cannot be placed."""
        if slug in self.backgrounds or slug in self.unread or (document.draft and slug in self.drafts):
            return None
        if slug in self.drafts:
            return f"the background `{slug}` is a draft", f"take `status: draft` out of {slug}.md"
        return f"there is no background `{slug}`", self._nearest(slug)

    def _nearest(self, slug: str) -> str:
        near = difflib.get_close_matches(slug, self.backgrounds, n=1)
        return f"did you mean `{near[0]}`" if near else f"write content/backgrounds/{slug or 'slug'}.md"


def marked(sentence: str, name: str) -> str:
    """`sentence` as safe HTML, in which `name` stands out where it stands first.

    >>> marked("لە UN & نەتەوە", "نەتەوە")
    'لە <bdi>UN</bdi> &amp; <strong>نەتەوە</strong>'
    """
    before, found, after = sentence.partition(name) if name else (sentence, "", "")
    return f"{isolated(before)}<strong>{escape(found)}</strong>{isolated(after)}" if found else isolated(sentence)


def _paragraphs(tokens: Sequence[Token]) -> Iterator[str]:
    for before, token in pairwise(tokens):
        if token.type == "inline" and before.type != "heading_open":
            yield one_line(plain_text(token))
