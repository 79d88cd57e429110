"""Where the values of a front matter stand in their file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

# A key of a mapping or an index of a list, one a level.
Steps = tuple[str | int, ...]


class Lines:
    """The line of every value, kept as one text: a site has many of these, and hardly ever is a line asked for."""

    __slots__ = ("text",)

    def __init__(self, text: str = "[]") -> None:
        self.text = text

    @classmethod
    def of(cls, lines: Mapping[Steps, int]) -> Lines:
        """The lines in a mapping."""
        pairs: Iterable[tuple[Steps, int]] = lines.items()
        return cls(json.dumps(list(pairs), ensure_ascii=False, separators=(",", ":")))

    def line_of(self, *steps: str | int) -> int:
        """The line of the value at `steps`, or of the nearest value around it."""
        return line_of({tuple(found): line for found, line in json.loads(self.text)}, steps)


def line_of(lines: Mapping[Steps, int], steps: Steps) -> int:
    """The line of the value at `steps`, or of the nearest value around it."""
    while steps not in lines and steps:
        steps = steps[:-1]
    return lines.get(steps, 1)
