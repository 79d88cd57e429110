"""The whole content, read, checked and joined."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from xwener.backgrounds.background import Background
from xwener.backgrounds.cycles import cycles
from xwener.backgrounds.load import load_backgrounds
from xwener.errors import ContentError
from xwener.glossary.check import check_glossary
from xwener.glossary.glossary import Glossary
from xwener.glossary.load import load_glossary
from xwener.linking.joiner import Joiner
from xwener.linking.linked_text import LinkedText
from xwener.linking.mentions import MentionLinker
from xwener.linking.rules import Rules
from xwener.linking.suggestions import unplaced_backgrounds
from xwener.reading.document import Document
from xwener.reading.images import images
from xwener.reading.tree import read_tree

# Which words of the interface the Markdown rules put into the HTML.
LABELS = ("table", "footnote", "footnotes", "footnote_back")


@dataclass(frozen=True)
class Site:
    """Every text of a content folder by its address, with the glossary and the backgrounds."""

    content: Path
    glossary: Glossary
    backgrounds: Mapping[str, Background]
    texts: Mapping[str, LinkedText]

    def notes(self) -> list[ContentError]:
        """What an author may want to know though nothing is wrong."""
        return sorted(unplaced_backgrounds(self.texts.values(), self.backgrounds))

    @cached_property
    def by_file(self) -> dict[Path, LinkedText]:
        """Every text by its file (resolved path)."""
        return {text.document.path.resolve(): text for text in self.texts.values()}


def load_site(content: Path, words: Mapping[str, str], rules: Rules | None = None) -> tuple[Site, list[ContentError]]:
    """The site in the folder `content`, and everything that is wrong with it.

    `words` is the catalogue of the interface. Where there are errors the site may be incomplete.
    """
    rules = rules or Rules()
    documents, errors = read_tree(content)
    glossary, wrong = load_glossary(documents)
    errors += [*wrong, *check_glossary(glossary)]
    backgrounds, wrong = load_backgrounds(documents, glossary.entries, rules.review_after_months)
    errors += wrong
    joiner = joiner_of(content, documents, glossary, backgrounds, words=words, rules=rules)
    texts = {document.url: joiner.join(document) for document in documents}
    errors += joiner.errors
    placed = {slug: texts[background.document.url].backgrounds for slug, background in backgrounds.items()}
    errors += cycles(backgrounds, placed)
    return Site(content, glossary, backgrounds, texts), errors


def joiner_of(
    content: Path,
    documents: Iterable[Document],
    glossary: Glossary,
    backgrounds: Mapping[str, Background],
    *,
    words: Mapping[str, str],
    rules: Rules,
) -> Joiner:
    """What joins texts of the folder `content`, whose documents are these, to each other."""
    urls = {document.path.relative_to(content).as_posix(): document.url for document in documents}
    urls |= {name: name for name in (path.relative_to(content).as_posix() for path in images(content))}
    labels = {name: words[f"text.{name}"] for name in LABELS}
    return Joiner(content, urls, backgrounds, MentionLinker(glossary, rules.first_mention), labels)
