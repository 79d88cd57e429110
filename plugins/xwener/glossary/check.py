"""What is wrong with the glossary as a whole: dates, names, and who points to whom."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations, pairwise
from pathlib import Path

from xwener.errors import ContentError
from xwener.glossary.claims import surface_key
from xwener.glossary.entry import Entry, Role
from xwener.glossary.glossary import Glossary
from xwener.reading.fields import SLUG
from xwener.reading.schema import Kind

Check = Callable[[Glossary], Iterable[ContentError]]


def check_glossary(glossary: Glossary) -> list[ContentError]:
    """Everything the checks of the table below find, in the order of files and lines."""
    return sorted({error for check in CHECKS for error in check(glossary)})


def _error(
    glossary: Glossary, entry: Entry, where: tuple[str | int, ...], message: str, hint: str
) -> ContentError:
    """The error at the front-matter value `where` of the entry's file."""
    document = glossary.documents.get(entry.slug)
    if document is None:
        return ContentError(Path(entry.slug), 0, message, hint)
    return ContentError(document.path, document.front.line_of(*where), message, hint)


def sources_given(glossary: Glossary) -> Iterator[ContentError]:
    """Every entry names at least one source."""
    for entry in glossary:
        if not entry.sources:
            hint = "add at least one `- title: …` under `sources:`"
            yield _error(glossary, entry, ("sources",), f"«{entry.name}» names no source", hint)


def life_in_order(glossary: Glossary) -> Iterator[ContentError]:
    """Nobody dies before being born, no organization is dissolved before being founded."""
    for entry in glossary:
        begin, end = entry.beginning, entry.end
        if begin and end and begin.surely_after(end):
            first, last = ("born", "died") if entry.kind is Kind.PERSON else ("founded", "dissolved")
            message = f"`{first}: {begin}` is after `{last}: {end}`"
            yield _error(glossary, entry, (last,), message, "correct one of the two")


def roles_in_order(glossary: Glossary) -> Iterator[ContentError]:
    """A role ends after it begins, and lies within the life of who held it."""
    for entry in glossary:
        for index, role in enumerate(entry.roles):
            where = ("roles", index)
            if role.from_ and role.to and role.from_.surely_after(role.to):
                message = f"the role «{role.title}» ends ({role.to}) before it begins ({role.from_})"
                yield _error(glossary, entry, (*where, "to"), message, "correct `from` or `to`")
            if entry.beginning and role.from_ and entry.beginning.surely_after(role.from_):
                message = f"the role «{role.title}» begins ({role.from_}) before {entry.beginning}, its holder's beginning"
                yield _error(
                    glossary, entry, (*where, "from"), message, "correct `from`, `born` or `founded`"
                )
            if entry.end and _outlives(role, entry):
                message = f"the role «{role.title}» goes on after {entry.end}, its holder's end"
                yield _error(
                    glossary, entry, (*where, "to"), message, f"add `to: {entry.end}` or an earlier date"
                )


def _outlives(role: Role, entry: Entry) -> bool:
    return entry.end is not None and (role.to is None or role.to.surely_after(entry.end))


def roles_placeable(glossary: Glossary) -> Iterator[ContentError]:
    """Of several roles each has a date: one without any would be shown on every day of all times."""
    for entry in glossary:
        for index, role in enumerate(entry.roles):
            if len(entry.roles) > 1 and not (role.from_ or role.to):
                message = f"the role «{role.title}» has neither `from` nor `to`, though there are other roles"
                hint = "give it a `from` or `to` (a year is enough), or say it in the text instead"
                yield _error(glossary, entry, ("roles", index), message, hint)


def roles_apart(glossary: Glossary) -> Iterator[ContentError]:
    """The same post is not held twice at the same time. Different posts may be."""
    for entry in glossary:
        for (_, first), (index, second) in combinations(enumerate(entry.roles), 2):
            if (first.title, first.of) == (second.title, second.of) and first.surely_overlaps(second):
                message = f"the role «{second.title}» overlaps with the same role of {_span(first)}"
                hint = "end the one before the other begins, or make one role of both"
                yield _error(glossary, entry, ("roles", index), message, hint)


def roles_without_gaps(glossary: Glossary) -> Iterator[ContentError]:
    """Between two terms in one post every day is covered: by another role, or by joining the terms.

    A hole means that a text of those days shows its reader no role at all, so the author either names
    what was held in between or has mistyped a date.
    """
    for entry in glossary:
        for post in _posts(entry):
            for first, second in pairwise(post):
                if first.to and second.from_ and _hole(entry, first, second):
                    message = f"nothing covers the time between {first.to} and {second.from_} (role «{first.title}»)"
                    hint = "correct the dates, or add the role held in between"
                    where = ("roles", entry.roles.index(second), "from")
                    yield _error(glossary, entry, where, message, hint)


def _posts(entry: Entry) -> Iterable[list[Role]]:
    posts: dict[tuple[str, str], list[Role]] = defaultdict(list)
    for role in sorted(entry.roles, key=Role.begin):
        posts[role.title, role.of].append(role)
    return posts.values()


def _hole(entry: Entry, first: Role, second: Role) -> bool:
    """Whether a day lies between the two roles on which the entry holds none."""
    if not (first.to and second.from_):
        return False
    reached = first.to.last
    for role in sorted(entry.roles, key=Role.begin):
        if (role.begin() - reached).days <= 1:
            reached = max(reached, role.to.last if role.to else second.from_.first)
    return (second.from_.first - reached).days > 1


def _span(role: Role) -> str:
    return f"{role.from_ or '…'} – {role.to or '…'}"


def references_known(glossary: Glossary) -> Iterator[ContentError]:
    """`see_also`, and `of` where it is written like a slug, name entries that exist."""
    for entry in glossary:
        for index, slug in enumerate(entry.see_also):
            if slug not in glossary or slug == entry.slug:
                what = "is this entry itself" if slug == entry.slug else "is no entry"
                message = f"`see_also` names `{slug}`, which {what}"
                yield _error(glossary, entry, ("see_also", index), message, nearest_slug(slug, glossary))
        for index, role in enumerate(entry.roles):
            if SLUG.fullmatch(role.of) and role.of not in glossary:
                message = f"the role «{role.title}» is at `{role.of}`, which is no entry"
                hint = f"{nearest_slug(role.of, glossary)}; or write its name in Sorani"
                yield _error(glossary, entry, ("roles", index, "of"), message, hint)


def nearest_slug(slug: str, glossary: Glossary) -> str:
    """What to try instead of an unknown slug."""
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
            yield _error(glossary, second, where, message, hint)


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
                yield _error(glossary, entry, where, message, "take it out of one of the two")


CHECKS: tuple[Check, ...] = (
    sources_given,
    life_in_order,
    roles_in_order,
    roles_placeable,
    roles_apart,
    roles_without_gaps,
    references_known,
    names_claimed_once,
    names_said_once,
)
