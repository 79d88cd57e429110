"""The glossary as open data: what stands in `output/glossary.json`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypedDict

from xwener.glossary.entry import Entry, Role

# Dates are ISO texts (`2020`, `2020-05`, `2020-05-07`), empty where they are not known.
# The call, because `from` is a keyword of Python's.
RoleData = TypedDict("RoleData", {"title": str, "of": str, "from": str, "to": str})


class EntryData(TypedDict):
    """An entry; `url` and `mentioned_in` are paths from the file's own folder."""

    id: str
    kind: str
    name: str
    latin: str
    aliases: list[str]
    roles: list[RoleData]
    url: str
    mentioned_in: list[str]


def open_data(entries: Iterable[Entry], mentioned_in: Mapping[str, Sequence[str]]) -> list[EntryData]:
    """Every entry as plain data, in the order of the slugs.

    `mentioned_in` gives for a slug the addresses of the articles that mention it, the newest first.
    """
    return [
        EntryData(
            id=entry.slug,
            kind=entry.kind.value,
            name=entry.name,
            latin=entry.latin,
            aliases=list(entry.names[1:]),
            roles=[_role(role) for role in entry.roles],
            url=entry.url,
            mentioned_in=list(mentioned_in.get(entry.slug, ())),
        )
        for entry in sorted(entries, key=lambda entry: entry.slug)
    ]


def _role(role: Role) -> RoleData:
    return {"title": role.title, "of": role.of, "from": str(role.from_ or ""), "to": str(role.to or "")}
