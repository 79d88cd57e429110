"""The whole content, read, checked and joined."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from markdown_it.token import Token

from xwener.backgrounds.background import Background
from xwener.backgrounds.load import load_backgrounds
from xwener.backgrounds.placing import cut, insert_listed, placed
from xwener.errors import ContentError
from xwener.glossary.glossary import Glossary
from xwener.glossary.check import check_glossary
from xwener.glossary.load import load_glossary
from xwener.linking.addresses import resolve_addresses
from xwener.linking.linked_text import LinkedText, Piece
from xwener.linking.mentions import MentionLinker
from xwener.reading.document import Document
from xwener.reading.environment import Environment
from xwener.reading.markdown import parse, render
from xwener.reading.rules.heading_id import outline, plain_text
from xwener.reading.schema import Kind
from xwener.reading.tree import images, read_tree

# Which interface words the Markdown rules put into the HTML.
LABELS = ("table", "footnote", "footnotes", "footnote_back")


@dataclass(frozen=True)
class Site:
    """Every text of a content folder by its address, with the glossary and the backgrounds."""

    content: Path
    glossary: Glossary
    backgrounds: Mapping[str, Background]
    texts: Mapping[str, LinkedText]

    @cached_property
    def by_file(self) -> dict[Path, LinkedText]:
        """Every text by its file (resolved path)."""
        return {text.document.path.resolve(): text for text in self.texts.values()}


def load_site(
    content: Path, words: Mapping[str, str], first_mention: str = "section"
) -> tuple[Site, list[ContentError]]:
    """The site in the folder `content`, and everything that is wrong with it.

    `words` is the catalogue of the interface; `first_mention` says which mentions are linked: the first of
    an `article`, of a `section`, or `all`. Where there are errors the site may be incomplete.
    """
    documents, errors = read_tree(content)
    glossary, wrong = load_glossary(documents)
    errors += [*wrong, *check_glossary(glossary)]
    backgrounds, wrong = load_backgrounds(documents, glossary.entries)
    errors += wrong
    joiner = _Joiner(content, documents, glossary, backgrounds, words, first_mention)
    texts = {document.url: joiner.join(document) for document in documents}
    errors += joiner.errors
    errors += _cycles(backgrounds, texts)
    return Site(content, glossary, backgrounds, texts), errors


class _Joiner:
    """Takes one document after the other through the rules."""

    def __init__(
        self,
        content: Path,
        documents: Sequence[Document],
        glossary: Glossary,
        backgrounds: Mapping[str, Background],
        words: Mapping[str, str],
        first_mention: str,
    ) -> None:
        self.content = content
        self.backgrounds = backgrounds
        self.linker = MentionLinker(glossary, first_mention)
        self.labels = {name: words[f"text.{name}"] for name in LABELS}
        self.urls = {doc.path.relative_to(content).as_posix(): doc.url for doc in documents}
        self.urls |= {path.relative_to(content).as_posix(): path.relative_to(content).as_posix() for path in images(content)}
        self.errors: list[ContentError] = []

    def join(self, document: Document) -> LinkedText:
        """The document's text, parsed and joined."""
        name = document.slug if document.kind is Kind.BACKGROUND else ""
        environment = Environment(document.path, document.body_line, self.labels, name)
        tokens = parse(document, environment)
        folder = document.path.parent.relative_to(self.content).as_posix()
        resolve_addresses(tokens, folder, self.urls, environment.wrong)
        linked = self.linker.link(tokens, document)
        self.errors += self._check_placings(document, tokens)
        known = [slug for slug in document.texts("backgrounds") if slug in self.backgrounds]
        pieces = [
            Piece(background=part) if isinstance(part, str) else Piece(render(part, environment))
            for part in cut(insert_listed(tokens, known))
            if not isinstance(part, str) or part in self.backgrounds
        ]
        self.errors += environment.errors
        self.errors += linked.errors
        return LinkedText(document, pieces, outline(tokens), linked.mentions, list(_paragraphs(tokens)))

    def _check_placings(self, document: Document, tokens: Sequence[Token]) -> Iterator[ContentError]:
        places = [(str(token.meta["slug"]), document.body_line + int(token.meta["line"]), token) for token in placed(tokens)]
        for slug, line, token in places:
            if token.level:
                hint = "place it between two paragraphs"
                yield ContentError(document.path, line, "a background stands inside a list, box or quotation", hint)
        listed = [(slug, document.line_of("backgrounds", i)) for i, slug in enumerate(document.texts("backgrounds"))]
        for slug, line in [*((slug, line) for slug, line, _ in places), *listed]:
            if slug not in self.backgrounds:
                yield ContentError(document.path, line, f"there is no background `{slug}`", self._hint(slug))

    def _hint(self, slug: str) -> str:
        import difflib  # noqa: PLC0415  (only a wrong file pays for loading it)

        near = difflib.get_close_matches(slug, self.backgrounds, n=1)
        return f"did you mean `{near[0]}`" if near else f"write content/backgrounds/{slug or 'slug'}.md"


def _paragraphs(tokens: Sequence[Token]) -> Iterator[str]:
    for before, token in zip(tokens, tokens[1:], strict=False):
        if token.type == "inline" and before.type != "heading_open":
            yield plain_text(token)


def _cycles(backgrounds: Mapping[str, Background], texts: Mapping[str, LinkedText]) -> Iterator[ContentError]:
    inner = {slug: texts[background.document.url].backgrounds for slug, background in backgrounds.items()}
    for slug in inner:
        chain = _chain_back(slug, inner)
        if chain:
            path = backgrounds[slug].document.path
            hint = "remove one of the placings"
            yield ContentError(path, 0, f"backgrounds place each other in a circle: {' → '.join(chain)}", hint)


def _chain_back(start: str, inner: Mapping[str, Sequence[str]]) -> list[str]:
    """The way from `start` back to itself, or nothing."""
    ways = [[start, slug] for slug in inner[start]]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        if way[-1] == start:
            return way
        if way[-1] not in seen:
            seen.add(way[-1])
            ways += [[*way, slug] for slug in inner.get(way[-1], [])]
    return []
