"""What is wrong with the glossary as a whole: dates, names, and who points to whom."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

from xwener.errors import ContentError
from xwener.glossary.check_roles import (
    error_at,
    posts_held_by_one,
    roles_apart,
    roles_in_order,
    roles_placeable,
    roles_without_gaps,
)
from xwener.glossary.claims import surface_key
from xwener.glossary.entry import Entry
from xwener.glossary.glossary import Glossary
from xwener.reading.fields import SLUG
from xwener.reading.schema import Kind

Check = Callable[[Glossary], Iterable[ContentError]]


def check_glossary(glossary: Glossary) -> list[ContentError]:
    """Everything the checks of the table below find, in the order of files and lines."""
    return sorted({error for check in CHECKS for error in check(glossary)})


def review_glossary(glossary: Glossary) -> list[ContentError]:
    """What may be right but is worth a look: a build goes on, `check` shows it."""
    return sorted({error for check in REVIEWS for error in check(glossary)})


def sources_given(glossary: Glossary) -> Iterator[ContentError]:
    """Every entry names at least one source."""
    for entry in glossary:
        if not entry.sources:
            hint = "add at least one `- title: …` under `sources:`"
            yield error_at(glossary, entry, ("sources",), f"«{entry.name}» names no source", hint)


def life_in_order(glossary: Glossary) -> Iterator[ContentError]:
    """Nobody dies before being born, no organization is dissolved before being founded."""
    for entry in glossary:
        begin, end = entry.beginning, entry.end
        if begin and end and begin.surely_after(end):
            first, last = ("born", "died") if entry.kind is Kind.PERSON else ("founded", "dissolved")
            message = f"`{first}: {begin}` is after `{last}: {end}`"
            yield error_at(glossary, entry, (last,), message, "correct one of the two")


def references_known(glossary: Glossary) -> Iterator[ContentError]:
    """`see_also`, and `of` where it is written like a slug, name entries that exist."""
    for entry in glossary:
        for index, slug in enumerate(entry.see_also):
            if slug == entry.slug:
                message = f"`see_also` names `{slug}`, which is this entry itself"
                yield error_at(glossary, entry, ("see_also", index), message, "remove it")
            elif not glossary.knows(slug):
                message = f"`see_also` names `{slug}`, which is no entry"
                yield error_at(glossary, entry, ("see_also", index), message, nearest_slug(slug, glossary))
        for index, role in enumerate(entry.roles):
            if SLUG.fullmatch(role.of) and not glossary.knows(role.of):
                message = f"the role «{role.title}» is at `{role.of}`, which is no entry"
                hint = f"{nearest_slug(role.of, glossary)}; or write its name in Sorani"
                yield error_at(glossary, entry, ("roles", index, "of"), message, hint)


def nearest_slug(slug: str, glossary: Glossary) -> str:
    """What to try instead of an unknown slug."""
    if slug in glossary.drafts:
        return f"`{slug}.md` is a draft: take `status: draft` out of it"
    near = difflib.get_close_matches(slug, glossary.entries, n=1)
    return f"did you mean `{near[0]}`" if near else f"make the entry first: its file is named `{slug}.md`"


def names_claimed_once(glossary: Glossary) -> Iterator[ContentError]:
    """No two entries claim one name, unless one lists the other under `see_also`.

    Two people may truly bear one surname. Whoever says so by `see_also` accepts that each use is decided
    by its context (`xwener.linking.context`), or reported.
    """
    claims: dict[str, list[tuple[Entry, tuple[str | int, ...], str]]] = defaultdict(list)
    for entry in glossary:
        for where, surface in _claimed(entry):
            claims[surface_key(surface)].append((entry, where, surface))
    for claimants in claims.values():
        for (first, _, _), (second, where, surface) in combinations(claimants, 2):
            if first.slug == second.slug or first.slug in second.see_also or second.slug in first.see_also:
                continue
            message = f"«{surface}» is claimed by `{second.slug}` and by `{first.slug}`"
            hint = "take it from one of them; if both bear it, list the other under `see_also`"
            yield error_at(glossary, second, where, message, hint)


def _claimed(entry: Entry) -> Iterator[tuple[tuple[str | int, ...], str]]:
    yield ("name",), entry.name
    if entry.abbreviation:
        yield ("abbreviation",), entry.abbreviation
    for key, surfaces in (("aliases", entry.aliases), ("forms", entry.forms)):
        for index, surface in enumerate(surfaces):
            yield (key, index), surface


def names_said_once(glossary: Glossary) -> Iterator[ContentError]:
    """No entry claims what it also lists under `never`: it would be linked nowhere."""
    for entry in glossary:
        never = {surface_key(surface) for surface in entry.never}
        for where, surface in _claimed(entry):
            if surface_key(surface) in never:
                message = f"«{surface}» is claimed, yet stands under `never` as well"
                yield error_at(glossary, entry, where, message, "take it out of one of the two")


CHECKS: tuple[Check, ...] = (
    sources_given,
    life_in_order,
    roles_in_order,
    roles_placeable,
    roles_apart,
    references_known,
    names_claimed_once,
    names_said_once,
)

REVIEWS: tuple[Check, ...] = (roles_without_gaps, posts_held_by_one)
