"""What a text's front matter chooses about the glossary: `glossary: {skip: [...], prefer: {...}}`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from xwener.errors import ContentError
from xwener.glossary.check import nearest_slug
from xwener.glossary.claims import surface_key
from xwener.glossary.finder import Finder
from xwener.glossary.glossary import Glossary
from xwener.reading.document import Document


@dataclass(frozen=True)
class Choices:
    """Entries that are not linked in a text, and which entry a surface (by `surface_key`) means in it."""

    skip: frozenset[str] = frozenset()
    prefer: Mapping[str, str] = field(default_factory=dict)


def read_choices(document: Document, glossary: Glossary, finder: Finder) -> tuple[Choices, list[ContentError]]:
    """The choices of `document`.

    Errors: slugs of no entry, and a preferred surface that no entry claims, which would never be found.
    """
    record = document.record("glossary")
    skip = cast("list[str]", record.get("skip", []))
    prefer = cast("dict[str, str]", record.get("prefer", {}))
    errors: list[ContentError] = []

    def wrong(key: str, which: str | int, message: str, hint: str) -> None:
        line = document.lines.line_of("glossary", key, which)
        errors.append(ContentError(document.path, line, message, hint, "unknown-entry"))

    for index, slug in enumerate(skip):
        if not glossary.knows(slug):
            wrong(
                "skip",
                index,
                f"`glossary.skip` names `{slug}`, which is no entry",
                nearest_slug(slug, glossary),
            )
    for surface, slug in prefer.items():
        if not glossary.knows(slug):
            message = f"`glossary.prefer` gives «{surface}» to `{slug}`, which is no entry"
            wrong("prefer", surface, message, nearest_slug(slug, glossary))
        elif slug in glossary and not finder.claims(surface_key(surface)):
            message = f"`glossary.prefer` speaks of «{surface}», which no entry claims"
            hint = f"write the name without suffixes, or point it out in the text: `[[{slug}|{surface}]]`"
            wrong("prefer", surface, message, hint)
    known = {surface_key(surface): slug for surface, slug in prefer.items() if slug in glossary}
    return Choices(frozenset(skip), known), errors
