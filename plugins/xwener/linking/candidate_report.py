"""The names of a content folder that occur often and have no entry, less those that the author has dismissed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from xwener.errors import ContentErrors
from xwener.glossary.finder import Finder
from xwener.linking.candidates import Candidate, Candidates
from xwener.linking.site import load_site
from xwener.reading.schema import Kind

# One name a line; what follows `#` is the author's own note.
DISMISSED = "glossary/dismissed.txt"
READ_KINDS = (Kind.ARTICLE, Kind.BACKGROUND)


def candidates_of(content: Path, words: Mapping[str, str]) -> list[Candidate]:
    """The candidates among the articles and backgrounds below `content`, the best first.

    `words` is the catalogue of the interface. ContentErrors: the content has errors.
    """
    site, errors = load_site(content, words)
    if errors:
        raise ContentErrors(errors)
    candidates = Candidates(Finder(site.glossary), dismissed(content))
    for text in site.texts.values():
        if text.document.kind in READ_KINDS:
            document = text.document
            candidates.read(document.body, document.path, document.body_line)
    return candidates.report()


def dismissed(content: Path) -> list[str]:
    """The names that the author does not want proposed again."""
    path = content / DISMISSED
    if not path.is_file():
        return []
    lines = (line.partition("#")[0].strip() for line in path.read_text("utf-8").splitlines())
    return [line for line in lines if line]
