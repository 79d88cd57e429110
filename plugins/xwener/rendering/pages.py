"""Every page of the site, with what it is made of."""

from __future__ import annotations

from collections.abc import Iterator

from xwener.reading.schema import Kind
from xwener.rendering.listings import listings
from xwener.rendering.press import Page
from xwener.rendering.publication import Publication

# Kind of text → its template, which sees the text under that name.
TEMPLATES = {
    Kind.ARTICLE: "article",
    Kind.PERSON: "entry",
    Kind.ORGANIZATION: "entry",
    Kind.BACKGROUND: "background",
    Kind.PAGE: "page",
}


def pages(publication: Publication) -> Iterator[Page]:
    """The pages of the texts, then those that list them."""
    library, fingerprints = publication.library, publication.fingerprints
    for view in library.views:
        template = TEMPLATES[view.document.kind]
        yield Page(view.url, template, {template: view}, fingerprints.page(view))
    for listing in listings(library):
        inputs = fingerprints.listing(listing.path, listing.template, listing.variables)
        yield Page(listing.path, listing.template, listing.variables, inputs)
