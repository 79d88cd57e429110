"""What is the same in many chapters of a book is rendered once."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any

from markupsafe import Markup


class Once:
    """The template function `once(macro, …)`: what the macro gives for these arguments, kept for the next time.

    Only for macros that depend on nothing but their arguments. Pages of the site have `Shared` in its place.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[Hashable, ...], Any] = {}

    def __call__(self, macro: Any, *arguments: Hashable) -> Any:  # a macro of Jinja gives Markup
        """The macro's HTML."""
        key = (macro, *arguments)
        html = self._kept.get(key)
        if html is None:
            html = self._kept[key] = macro(*arguments)
        return html

    def each(self, macro: Any, items: Iterable[Hashable], *arguments: Hashable) -> Markup:
        """The macro's HTML for each of `items`, which are its first argument, one behind the other."""
        return Markup().join(self(macro, item, *arguments) for item in items)
