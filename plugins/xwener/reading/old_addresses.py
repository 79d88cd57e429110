"""The addresses that texts had before: none may be another page's, and none may lead in a circle.

Articles, backgrounds and pages list them under `aliases`. Entries call their other names so; they have `redirect_from`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from xwener.errors import ContentError
from xwener.reading.document import Document
from xwener.reading.schema import Kind

CODE = "old-address"


def old_addresses(document: Document) -> list[str]:
    """The paths below the output folder of a document's old addresses."""
    return document.texts(key_of(document.kind))


def key_of(kind: Kind) -> str:
    """The front-matter key for old addresses."""
    # Asked for every text; a set of kinds would take longer than all the rest.
    return "redirect_from" if kind is Kind.PERSON or kind is Kind.ORGANIZATION else "aliases"


def check_old_addresses(documents: Iterable[Document], kept: Collection[str]) -> Iterator[ContentError]:
    """The old addresses at which a page stands, that two texts claim, or that lie inside a page.

    `kept` are the pages that the site makes itself.
    """
    documents = list(documents)
    claims = [(document, number, path) for document in documents for number, path in enumerate(old_addresses(document))]
    if not claims:
        return
    # Path in small letters (on Windows and macOS two spellings are one file) → whose it is.
    taken = {name.casefold(): "a page of the site's own" for name in kept}
    taken |= {document.url.casefold(): f"{document.path}" for document in documents}
    first = {path.casefold(): (document.path, number) for document, number, path in reversed(claims)}
    for document, number, path in claims:
        problem = _problem(document, path, taken, first)
        owner = first[path.casefold()]
        if not problem and owner != (document.path, number):
            problem = f"is taken by {owner[0]}"
        if problem:
            line = document.line_of(key_of(document.kind), number)
            yield ContentError(document.path, line, f"the old address {path} {problem}", "remove it", CODE)


def _problem(document: Document, path: str, taken: Mapping[str, str], claimed: Collection[str]) -> str:
    folded = path.casefold()
    if folded == document.url.casefold():
        return "is the text's own: it would lead to itself"
    if folded in taken:
        return f"is taken by {taken[folded]}"
    inside = next((folder for folder in _folders(folded) if folder in taken or folder in claimed), "")
    return f"lies in {inside}, which is a page" if inside else ""


def _folders(path: str) -> Iterator[str]:
    parts = path.split("/")
    yield from ("/".join(parts[:count]) for count in range(1, len(parts)))
