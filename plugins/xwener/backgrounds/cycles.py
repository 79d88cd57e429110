"""Backgrounds that place each other in a circle would never end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from xwener.backgrounds.background import Background
from xwener.errors import ContentError


def cycles(backgrounds: Mapping[str, Background], placed: Mapping[str, Sequence[str]]) -> Iterator[ContentError]:
    """An error for every background from which the placings lead back to itself.

    `placed` maps a background's slug to the slugs of those placed in its text.
    """
    for slug in placed:
        chain = _way_back(slug, placed)
        if chain:
            message = f"backgrounds place each other in a circle: {' → '.join(chain)}"
            yield ContentError(
                backgrounds[slug].document.path, 0, message, "remove one of the placings", "background-cycle"
            )


def _way_back(start: str, placed: Mapping[str, Sequence[str]]) -> list[str]:
    """The way from `start` back to itself, or nothing."""
    ways = [[start, slug] for slug in placed[start]]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        if way[-1] == start:
            return way
        if way[-1] not in seen:
            seen.add(way[-1])
            ways += [[*way, slug] for slug in placed.get(way[-1], [])]
    return []
