"""Roles as templates see them, and whom they are told of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xwener.rendering.views import EntryView


@dataclass(frozen=True, eq=False)
class MentionView:
    """An entry that an article mentions, with its role on the article's day and the one today.

    `role_before` is the last one it had before the article's day, where it had none on it.
    """

    entry: EntryView
    role_then: RoleView | None
    role_now: RoleView | None
    role_before: RoleView | None = None


@dataclass(frozen=True)
class RoleView:
    """A role with its organization and its dates as words."""

    title: str
    of_name: str
    of_url: str
    from_text: str
    to_text: str


@dataclass(frozen=True)
class SinceView:
    """A role that somebody has lost since a background was written."""

    entry: EntryView
    role: RoleView
