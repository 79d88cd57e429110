"""How old a background's facts are: what is due for review, and which roles have ended since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from xwener.backgrounds.background import Background
from xwener.errors import ContentError
from xwener.glossary.entry import Entry, Role


def ended_between(entry: Entry, as_of: date, today: date) -> list[Role]:
    """The roles of `entry` that were held on `as_of` and had surely ended by `today`, the first to end first."""
    ended = [role for role in entry.roles if role.to and role.held_on(as_of) and as_of < role.to.last < today]
    return sorted(ended, key=lambda role: role.to.last if role.to else date.max)


def overdue(backgrounds: Iterable[Background], today: date) -> Iterator[ContentError]:
    """What is due for review: each with the line that says since when."""
    for background in backgrounds:
        if background.overdue(today):
            document = background.document
            key = "review_by" if "review_by" in document.meta else "as_of"
            message = f"the background «{background.title}» was due for review by {background.review_by}"
            hint = "check its facts, then give `as_of` and `review_by` new days"
            yield ContentError(document.path, document.line_of(key), message, hint, "stale-background")
