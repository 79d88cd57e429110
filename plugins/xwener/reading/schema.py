"""Which keys the front matter of each kind of content may and must have: one table a kind."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from xwener.reading.fields import (
    Field,
    choice,
    day,
    listing,
    mapping,
    moment,
    partial_date,
    record,
    slug,
    term,
    text,
    url,
    yes_no,
)
from xwener.reading.old_address import old_address


class Kind(StrEnum):
    """The kinds of content, each in a folder of its own."""

    ARTICLE = "article"
    PERSON = "person"
    ORGANIZATION = "organization"
    BACKGROUND = "background"
    PAGE = "page"


# Where each kind lives below the content folder.
FOLDERS: Mapping[Kind, str] = {
    Kind.ARTICLE: "articles",
    Kind.PERSON: "glossary/people",
    Kind.ORGANIZATION: "glossary/organizations",
    Kind.BACKGROUND: "backgrounds",
    Kind.PAGE: "pages",
}

BACKGROUND_KINDS = ("profile", "question", "timeline", "numbers")

SOURCE = record({"title": Field(text, required=True), "publisher": Field(text), "url": Field(url), "date": Field(day)})
IMAGE = record(
    {
        "src": Field(text, required=True),
        "alt": Field(text, required=True),
        "caption": Field(text),
        "credit": Field(text),
    }
)
CORRECTION = record({"date": Field(day, required=True), "text": Field(text, required=True)})
ROLE = record(
    {"title": Field(text, required=True), "of": Field(text), "from": Field(partial_date), "to": Field(partial_date)}
)
GLOSSARY_CHOICES = record({"skip": Field(listing(slug)), "prefer": Field(mapping(slug))})

# A draft is checked and has no page; what is missing from it is no error yet.
STATUS = Field(choice("published", "draft"))

# Entries have other names under `aliases`, so theirs is another key.
OLD_ADDRESSES = Field(listing(old_address))

ENTRY: Mapping[str, Field] = {
    "name": Field(text, required=True),
    "latin": Field(text, required=True),
    "summary": Field(text, required=True),
    "aliases": Field(listing(text)),
    "forms": Field(listing(text)),
    "never": Field(listing(text)),
    "joined": Field(yes_no),
    "roles": Field(listing(ROLE)),
    "see_also": Field(listing(slug)),
    "wikidata": Field(text),
    "image": Field(IMAGE),
    "sources": Field(listing(SOURCE), required=True),
    "updated": Field(day),
    "status": STATUS,
    "redirect_from": OLD_ADDRESSES,
    "slug": Field(slug),
}

SCHEMAS: Mapping[Kind, Mapping[str, Field]] = {
    Kind.ARTICLE: {
        "title": Field(text, required=True),
        "date": Field(moment, required=True),
        "standfirst": Field(text, required=True),
        "section": Field(term, required=True),
        "authors": Field(listing(text)),
        "tags": Field(listing(term)),
        "updated": Field(moment),
        "status": STATUS,
        "slug": Field(slug),
        "kicker": Field(text),
        "image": Field(IMAGE),
        "backgrounds": Field(listing(slug)),
        "glossary": Field(GLOSSARY_CHOICES),
        "sources": Field(listing(SOURCE)),
        "corrections": Field(listing(CORRECTION)),
        "series": Field(text),
        "aliases": OLD_ADDRESSES,
    },
    Kind.PERSON: {
        **ENTRY,
        "kind": Field(choice("person"), required=True),
        "born": Field(partial_date),
        "died": Field(partial_date),
        "born_in": Field(text),
    },
    Kind.ORGANIZATION: {
        **ENTRY,
        "kind": Field(choice("organization"), required=True),
        "founded": Field(partial_date),
        "dissolved": Field(partial_date),
        "seat": Field(text),
        "abbreviation": Field(text),
    },
    Kind.BACKGROUND: {
        "title": Field(text, required=True),
        "kind": Field(choice(*BACKGROUND_KINDS), required=True),
        "standfirst": Field(text, required=True),
        "about": Field(listing(slug), required=True),
        "as_of": Field(day, required=True),
        "review_by": Field(day),
        "status": STATUS,
        "sources": Field(listing(SOURCE), required=True),
        "aliases": OLD_ADDRESSES,
        "slug": Field(slug),
    },
    Kind.PAGE: {
        "title": Field(text, required=True),
        "standfirst": Field(text),
        "status": STATUS,
        "slug": Field(slug),
        "sources": Field(listing(SOURCE)),
        "aliases": OLD_ADDRESSES,
    },
}
