"""Where the values of a front matter stand in their file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

# A key of a mapping or an index of a list, one a level.
Steps = tuple[str | int, ...]


class Lines:
    """The line of every value; made from pairs of steps and line, which are looked at when a line is asked for."""

    def __init__(self, pairs: Sequence[tuple[Sequence[str | int], int]] = (((), 1),)) -> None:
        self.pairs = pairs

    @classmethod
    def of(cls, lines: Mapping[Steps, int]) -> Lines:
        """The lines in a mapping."""
        return cls(list(lines.items()))

    @cached_property
    def _lines(self) -> dict[Steps, int]:
        return {tuple(steps): line for steps, line in self.pairs}

    def line_of(self, *steps: str | int) -> int:
        """The line of the value at `steps`, or of the nearest value around it."""
        while steps not in self._lines and steps:
            steps = steps[:-1]
        return self._lines.get(steps, 1)
