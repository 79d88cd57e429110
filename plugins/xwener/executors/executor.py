"""The one thing that the build asks of a place to work at, and the simplest such place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

C = TypeVar("C")
T = TypeVar("T")
R = TypeVar("R")


class Executor(Protocol):
    """Calls a function for many items."""

    def map(self, function: Callable[[C, T], R], common: C, items: Sequence[T]) -> Iterator[R]:
        """`function(common, item)` for each of `items`, in the order in which they are done.

        `function` is one of a module, and depends on its arguments alone: it may run in a copy of this process,
        or on another machine. What it raises is raised here; what is left to do is then given up, as it is when
        the iterator is closed.
        """


class InProcess:
    """Does everything here, one item after the other."""

    def map(self, function: Callable[[C, T], R], common: C, items: Sequence[T]) -> Iterator[R]:
        """As Executor.map, in the order of the items."""
        return (function(common, item) for item in items)
