"""Documents → glossary."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import cast

from xwener.errors import ContentError
from xwener.glossary.entry import Entry, Role
from xwener.glossary.glossary import Glossary
from xwener.glossary.partial_date import PartialDate
from xwener.reading.document import Document
from xwener.reading.fields import Value
from xwener.reading.schema import Kind

ENTRY_KINDS = (Kind.PERSON, Kind.ORGANIZATION)


def load_glossary(documents: Iterable[Document]) -> tuple[Glossary, list[ContentError]]:
    """The glossary of the people and organizations among `documents`, in the order of their slugs.

    Errors: two files with one slug (the second is left out). What the entries say about each other is
    checked by `xwener.glossary.check`. Drafts are none of them.
    """
    found: dict[str, Document] = {}
    drafts: set[str] = set()
    errors: list[ContentError] = []
    for document in documents:
        if document.kind not in ENTRY_KINDS:
            continue
        if document.draft:
            drafts.add(document.slug)
            continue
        first = found.setdefault(document.slug, document)
        if first is not document:
            message = f"the slug `{document.slug}` is already that of {first.path}"
            hint = "rename one of the files, or give it a `slug:` of its own"
            errors.append(ContentError(document.path, document.line_of("slug") or 1, message, hint, "address-taken"))
    slugs = sorted(found)
    entries = {slug: entry_of(found[slug]) for slug in slugs}
    return Glossary(entries, {slug: found[slug] for slug in slugs}, frozenset(drafts)), errors


def entry_of(document: Document) -> Entry:
    """The entry that a person's or organization's document holds."""
    return Entry(
        slug=document.slug,
        kind=document.kind,
        url=document.url,
        name=document.text("name"),
        latin=document.text("latin"),
        summary=document.text("summary"),
        aliases=tuple(document.texts("aliases")),
        forms=tuple(document.texts("forms")),
        never=tuple(document.texts("never")),
        joined=bool(document.meta.get("joined", False)),
        abbreviation=document.text("abbreviation"),
        roles=tuple(_role(record) for record in document.records("roles")),
        born=_partial(document.meta.get("born")),
        died=_partial(document.meta.get("died")),
        born_in=document.text("born_in"),
        founded=_partial(document.meta.get("founded")),
        dissolved=_partial(document.meta.get("dissolved")),
        seat=document.text("seat"),
        see_also=tuple(document.texts("see_also")),
        wikidata=document.text("wikidata"),
        image=document.record("image"),
        sources=tuple(document.records("sources")),
        updated=cast("date | None", document.meta.get("updated")),
    )


def _role(record: dict[str, Value]) -> Role:
    return Role(
        title=str(record["title"]),
        of=str(record.get("of", "")),
        from_=_partial(record.get("from")),
        to=_partial(record.get("to")),
    )


def _partial(value: Value | None) -> PartialDate | None:
    return PartialDate.parse(value) if isinstance(value, str) else None
