"""The one thing that the build asks of a place to work at, and the simplest such place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

C = TypeVar("C")
T = TypeVar("T")
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)


class Begun(Protocol[R_co]):
    """One piece of work that has begun."""

    def result(self) -> R_co:
        """Wait for what comes of it; to be asked once. What the work raises is raised here."""

    def stop(self) -> None:
        """Give it up, if it is not done."""


class Executor(Protocol):
    """Calls a function for many items."""

    def map(self, function: Callable[[C, T], R], common: C, items: Sequence[T]) -> Iterator[R]:
        """`function(common, item)` for each of `items`, in the order in which they are done.

        `function` is one of a module, and depends on its arguments alone: it may run in a copy of this process,
        or on another machine. What it raises is raised here; what is left to do is then given up, as it is when
        the iterator is closed.
        """

    def begin(self, function: Callable[[C], R], common: C) -> Begun[R]:
        """Begin `function(common)`, to be done while this process does something else. The function is as for `map`."""


@dataclass(frozen=True)
class Postponed(Generic[C, R]):
    """Work that is done when its result is asked for, for want of somebody else to do it."""

    function: Callable[[C], R]
    common: C

    def result(self) -> R:
        """As Begun.result."""
        return self.function(self.common)

    def stop(self) -> None:
        """As Begun.stop."""


class InProcess:
    """Does everything here, one item after the other."""

    def map(self, function: Callable[[C, T], R], common: C, items: Sequence[T]) -> Iterator[R]:
        """As Executor.map, in the order of the items."""
        return (function(common, item) for item in items)

    def begin(self, function: Callable[[C], R], common: C) -> Begun[R]:
        """As Executor.begin: it is done when its result is asked for."""
        return Postponed(function, common)


def parts(items: Sequence[T], size: int) -> list[Sequence[T]]:
    """`items`, `size` at a time, as they are dealt out."""
    return [items[at : at + size] for at in range(0, len(items), size)]
