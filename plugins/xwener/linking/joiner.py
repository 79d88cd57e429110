"""Takes one document after the other through the rules that join it to the rest of the site."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from markdown_it.token import Token

from xwener.backgrounds.background import Background
from xwener.backgrounds.placing import Placing, cut, insert_listed, placed
from xwener.errors import ContentError
from xwener.linking.addresses import check_picture, resolve_addresses
from xwener.linking.linked_text import LinkedText, Piece
from xwener.linking.mentions import MentionLinker
from xwener.reading.document import Document
from xwener.reading.environment import Environment
from xwener.reading.markdown import parse, render
from xwener.reading.rules.heading_id import outline, plain_text
from xwener.reading.schema import Kind


@dataclass
class Joiner:
    """Joins documents; what is wrong with them is collected in `errors`.

    `urls` maps every file of the content folder `content` to its place in the site, `labels` holds the words
    that the Markdown rules put into the HTML.
    """

    content: Path
    urls: Mapping[str, str]
    backgrounds: Mapping[str, Background]
    linker: MentionLinker
    labels: Mapping[str, str]
    errors: list[ContentError] = field(default_factory=list)

    def join(self, document: Document) -> LinkedText:
        """The document's text, parsed and joined."""
        name = document.slug if document.kind is Kind.BACKGROUND else ""
        environment = Environment(document.path, document.body_line, self.labels, name)
        tokens = parse(document, environment)
        folder = document.path.parent.relative_to(self.content).as_posix()
        resolve_addresses(tokens, folder, self.urls, environment.wrong)
        linked = self.linker.link(tokens, document)
        self.errors += [*environment.errors, *linked.errors, *check_picture(document, self.urls)]
        self.errors += self._check_placings(document, tokens)
        pieces = list(self._pieces(insert_listed(tokens, document.texts("backgrounds")), environment))
        return LinkedText(document, pieces, outline(tokens), linked.mentions, list(_paragraphs(tokens)))

    def _pieces(self, tokens: Sequence[Token], environment: Environment) -> Iterator[Piece]:
        for part in cut(tokens):
            if not isinstance(part, Placing):
                yield Piece(render(part, environment))
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
            if slug not in self.backgrounds:
                yield ContentError(
                    document.path, line, f"there is no background `{slug}`", self._nearest(slug), "unknown-background"
                )
        for token in placed(tokens):
            if token.level:
                line = document.body_line + int(token.meta["line"])
                hint = "place it between two paragraphs"
                message = "a background stands inside a list, box or quotation"
                yield ContentError(document.path, line, message, hint, "background-placing")

    def _nearest(self, slug: str) -> str:
        near = difflib.get_close_matches(slug, self.backgrounds, n=1)
        return f"did you mean `{near[0]}`" if near else f"write content/backgrounds/{slug or 'slug'}.md"


def _paragraphs(tokens: Sequence[Token]) -> Iterator[str]:
    for before, token in pairwise(tokens):
        if token.type == "inline" and before.type != "heading_open":
            yield plain_text(token)
