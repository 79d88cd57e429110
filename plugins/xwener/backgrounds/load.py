"""From checked documents to backgrounds."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from xwener.backgrounds.background import REVIEW_AFTER_MONTHS, Background, months_later
from xwener.errors import ContentError
from xwener.reading.document import Document
from xwener.reading.schema import Kind


def load_backgrounds(
    documents: Iterable[Document], entries: Collection[str], review_after_months: int = REVIEW_AFTER_MONTHS
) -> tuple[dict[str, Background], list[ContentError]]:
    """The backgrounds by slug, in the order of the documents; `entries` are the slugs of the glossary.

    Drafts are none of them. Errors: an empty body, `review_by` before `as_of`, `about` an entry that does not exist.
    """
    found: dict[str, Background] = {}
    errors: list[ContentError] = []
    for document in documents:
        if document.kind is not Kind.BACKGROUND or document.draft:
            continue
        background = _background(document, review_after_months)
        found[background.slug] = background
        errors += _check(background, entries)
    return found, errors


def _background(document: Document, review_after_months: int) -> Background:
    as_of = document.day("as_of")
    if as_of is None:  # the schema requires it, so a document without one never gets here
        raise ValueError(f"{document.path} has no as_of")
    review_by = document.day("review_by") or months_later(as_of, review_after_months)
    return Background(document, document.text("kind"), tuple(document.texts("about")), as_of, review_by)


def _check(background: Background, entries: Collection[str]) -> Iterable[ContentError]:
    document = background.document
    if document.blank:
        hint = "write the text below the front matter"
        yield ContentError(document.path, document.body_line, "the background has no text", hint, "background")
    if background.review_by < background.as_of:
        message = f"`review_by` ({background.review_by}) lies before `as_of` ({background.as_of})"
        hint = "give a later day, or leave `review_by` out"
        yield ContentError(document.path, document.line_of("review_by"), message, hint, "background")
    for i, slug in enumerate(background.about):
        if slug not in entries:
            line = document.line_of("about", i)
            hint = f"write content/glossary/…/{slug}.md, or correct the slug"
            yield ContentError(document.path, line, f"`about` names `{slug}`, which is no entry", hint, "unknown-entry")
