"""A property that is remembered for the object that was asked last: one page asks for it several times."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

S = TypeVar("S")
T = TypeVar("T")


class latest_property(Generic[S, T]):  # noqa: N801  (used as `property` is)
    """As `cached_property`, but of one object at a time: kept for ten thousand texts, it would fill the memory."""

    def __init__(self, make: Callable[[S], T]) -> None:
        self.__doc__ = make.__doc__
        self._make = make
        self._latest: tuple[S, T] | None = None

    def __get__(self, asked: S, _owner: type[S] | None = None) -> T:
        """What `make` gives for the object."""
        if self._latest is None or self._latest[0] is not asked:
            self._latest = asked, self._make(asked)
        return self._latest[1]
