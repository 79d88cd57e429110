"""The pages that list the content, and those that belong to no text: home, glossary, archive, offline, 404."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from xwener.rendering.archive import archive
from xwener.rendering.front_page import front_page
from xwener.rendering.library import Library
from xwener.rendering.listing import Listing
from xwener.rendering.not_found import candidates
from xwener.rendering.offline.list_path import list_of
from xwener.rendering.relations import picture
from xwener.rendering.term_pages import term_pages
from xwener.rendering.views import EntryView, by_letter
from xwener.sorani import sort_key


def listings(library: Library) -> Iterator[Listing]:
    """Every listing of the site."""
    people, organizations = library.people, library.organizations
    backgrounds = sorted(library.backgrounds.values(), key=lambda background: sort_key(background.title))
    yield front_page(library)
    everyone = sorted([*people, *organizations], key=lambda entry: sort_key(entry.name))
    counts = {"people_count": len(people), "organizations_count": len(organizations)}
    relations = picture(library.entries, library.structure.ties)
    yield Listing("glossary.html", "glossary", {"groups": by_letter(everyone), "relations": relations, **counts})
    yield Listing("people.html", "people", {"groups": by_letter(people), "kind": "person"})
    groups = by_letter(organizations)
    yield Listing("organizations.html", "organizations", {"groups": groups, "kind": "organization"})
    yield Listing("backgrounds.html", "backgrounds", {"backgrounds": backgrounds})
    yield from archive(library.articles)
    sections = [(term, list_of(term)) for term in dict.fromkeys(article.section for article in library.articles)]
    yield Listing("offline.html", "offline", {"editions": [], "sections": sections})
    yield Listing("404.html", "404", {"root_pictures": candidates()})
    yield from term_pages(library.articles)
    for entry in everyone:
        yield from _further_mentions(entry)


def _further_mentions(entry: EntryView) -> Iterator[Listing]:
    """The pages that go on with the articles that mention an entry; its own page shows the first of them."""
    for path, shown, pagination in islice(entry.mention_pages(), 1, None):
        variables = {"of": entry, "backlinks": shown, "pagination": pagination}
        yield Listing(path, "entry_mentions", variables)
