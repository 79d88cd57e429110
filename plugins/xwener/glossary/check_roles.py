"""What is wrong with the roles of the glossary's entries, and what only looks wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise
from pathlib import Path

from xwener.errors import ContentError
from xwener.glossary.entry import Entry, Role
from xwener.glossary.glossary import Glossary


def error_at(glossary: Glossary, entry: Entry, where: tuple[str | int, ...], message: str, hint: str) -> ContentError:
    """The error at the front-matter value `where` of the entry's file."""
    document = glossary.documents.get(entry.slug)
    if document is None:
        return ContentError(Path(entry.slug), 0, message, hint, "glossary")
    return ContentError(document.path, document.lines.line_of(*where), message, hint, "glossary")


def roles_in_order(glossary: Glossary) -> Iterator[ContentError]:
    """A role ends after it begins, and lies within the life of who held it."""
    for entry in glossary:
        for index, role in enumerate(entry.roles):
            where = ("roles", index)
            if role.from_ and role.to and role.from_.surely_after(role.to):
                message = f"the role «{role.title}» ends ({role.to}) before it begins ({role.from_})"
                yield error_at(glossary, entry, (*where, "to"), message, "correct `from` or `to`")
            if entry.beginning and role.from_ and entry.beginning.surely_after(role.from_):
                message = (
                    f"the role «{role.title}» begins ({role.from_}) before {entry.beginning}, when its holder does"
                )
                yield error_at(glossary, entry, (*where, "from"), message, "correct `from`, `born` or `founded`")
            if entry.end and _outlives(role, entry):
                message = f"the role «{role.title}» goes on after {entry.end}, when its holder ends"
                yield error_at(glossary, entry, (*where, "to"), message, f"add `to: {entry.end}` or an earlier date")


def _outlives(role: Role, entry: Entry) -> bool:
    return entry.end is not None and (role.to is None or role.to.surely_after(entry.end))


def roles_placeable(glossary: Glossary) -> Iterator[ContentError]:
    """Of several roles each has a date: one without any would be shown on every day of all times."""
    for entry in glossary:
        for index, role in enumerate(entry.roles):
            if len(entry.roles) > 1 and not (role.from_ or role.to):
                message = f"the role «{role.title}» has neither `from` nor `to`, though there are other roles"
                hint = "give it a `from` or `to` (a year is enough), or say it in the text instead"
                yield error_at(glossary, entry, ("roles", index), message, hint)


def roles_apart(glossary: Glossary) -> Iterator[ContentError]:
    """The same post is not held twice at the same time. Different posts may be."""
    for entry in glossary:
        for (_, first), (index, second) in combinations(enumerate(entry.roles), 2):
            if (first.title, first.of) == (second.title, second.of) and first.surely_overlaps(second):
                message = f"the role «{second.title}» overlaps with the same role of {_span(first)}"
                hint = "end the one before the other begins, or make one role of both"
                yield error_at(glossary, entry, ("roles", index), message, hint)


def roles_without_gaps(glossary: Glossary) -> Iterator[ContentError]:
    """Between two terms in one post every day is covered by another role. For review: posts are held twice.

    A hole means that a text of those days shows its reader no role at all.
    """
    for entry in glossary:
        for post in _posts(entry):
            for first, second in pairwise(post):
                if first.to and second.from_ and _hole(entry, first, second):
                    message = f"nothing covers the time between {first.to} and {second.from_} (role «{first.title}»)"
                    hint = "fine if nothing was held; otherwise correct the dates or add the role"
                    where = ("roles", entry.roles.index(second), "from")
                    yield error_at(glossary, entry, where, message, hint)


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


def posts_held_by_one(glossary: Glossary) -> Iterator[ContentError]:
    """At one time one entry holds a post at another entry. For review: some posts have many holders."""
    holders: dict[tuple[str, str], list[tuple[Entry, int]]] = defaultdict(list)
    for entry in glossary:
        for index, role in enumerate(entry.roles):
            if role.of in glossary:
                holders[role.title, role.of].append((entry, index))
    for (title, of), held in holders.items():
        for (first, i), (second, j) in combinations(held, 2):
            if first.slug != second.slug and first.roles[i].surely_overlaps(second.roles[j]):
                message = f"«{title}» of `{of}` is held by `{first.slug}` at the same time ({_span(first.roles[i])})"
                hint = "fine if the post has several holders; otherwise correct the dates"
                yield error_at(glossary, second, ("roles", j), message, hint)


def _span(role: Role) -> str:
    return f"{role.from_ or '…'} – {role.to or '…'}"
