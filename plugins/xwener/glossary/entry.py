"""A glossary entry: a person or an organization, what it is called, and which posts it held when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from xwener.glossary.partial_date import PartialDate
from xwener.reading.fields import Value
from xwener.reading.schema import Kind


@dataclass(frozen=True)
class Role:
    """A post: its title, at whom (`of`: an entry's slug or plain words), from when, and until when.

    An end that is not given is open: a role without `to` is still held.
    """

    title: str
    of: str = ""
    from_: PartialDate | None = None
    to: PartialDate | None = None

    def held_on(self, day: date) -> bool:
        """Whether the post may have been held on `day`: a year counts from its first day to its last."""
        begun = self.from_ is None or self.from_.first <= day
        return begun and (self.to is None or day <= self.to.last)

    def begin(self) -> date:
        """The first day it may have been held; the beginning of time when that is unknown."""
        return self.from_.first if self.from_ else date.min

    def surely_overlaps(self, other: Role) -> bool:
        """Whether both were held on more than the day (month, year) on which one followed the other.

        >>> first = Role("وەزیر", from_=PartialDate.parse("2010"), to=PartialDate.parse("2013"))
        >>> first.surely_overlaps(Role("وەزیر", from_=PartialDate.parse("2013")))
        False
        """
        begin = max(role.from_.last if role.from_ else date.min for role in (self, other))
        end = min(role.to.first if role.to else date.max for role in (self, other))
        return begin < end


@dataclass(frozen=True)
class Entry:
    """A person or an organization of the glossary, as its file says.

    `forms` are surfaces that are linked as they stand, `never` surfaces that are not; `joined` allows the
    prepositions لە and بە written together with the name. `born`, `died`, `born_in` are for people,
    `founded`, `dissolved`, `seat`, `abbreviation` for organizations.
    """

    slug: str
    kind: Kind
    name: str
    latin: str = ""
    summary: str = ""
    url: str = ""
    aliases: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    joined: bool = False
    abbreviation: str = ""
    roles: tuple[Role, ...] = ()
    born: PartialDate | None = None
    died: PartialDate | None = None
    born_in: str = ""
    founded: PartialDate | None = None
    dissolved: PartialDate | None = None
    seat: str = ""
    see_also: tuple[str, ...] = ()
    wikidata: str = ""
    image: Mapping[str, Value] = field(default_factory=dict, hash=False)
    sources: tuple[Mapping[str, Value], ...] = field(default=(), hash=False)
    updated: date | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Everything it is called, the name first."""
        return tuple(dict.fromkeys(filter(None, (self.name, *self.aliases, self.abbreviation))))

    @property
    def beginning(self) -> PartialDate | None:
        """When the person was born or the organization founded."""
        return self.born or self.founded

    @property
    def end(self) -> PartialDate | None:
        """When the person died or the organization was dissolved."""
        return self.died or self.dissolved

    def roles_on(self, day: date) -> list[Role]:
        """The roles held on `day`, the latest begun first, then as the author listed them."""
        held = [role for role in self.roles if role.held_on(day)]
        return sorted(held, key=Role.begin, reverse=True)

    def role_on(self, day: date) -> Role | None:
        """The role to show beside a text of that day: of those held, the one begun last."""
        held = [role for role in self.roles if role.held_on(day)]
        return max(held, key=Role.begin, default=None)

    @property
    def current(self) -> Role | None:
        """The role held now: the one begun last of those without an end; none after the holder's own end."""
        return None if self.end else self.role_on(date.max)
