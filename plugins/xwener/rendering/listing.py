"""A page that lists texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Listing:
    """A page of its own: where it stands, its template, and what the template shows."""

    path: str
    template: str
    variables: dict[str, Any]
