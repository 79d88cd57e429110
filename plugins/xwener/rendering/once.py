"""What is the same on many pages is rendered once a build."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any


class Once:
    """The template function `once(macro, …)`: what the macro gives for these arguments, kept for the next page.

    Only for macros that depend on nothing but their arguments. Addresses on a page begin with `root:` until the
    page is whole, so that what is kept fits at any depth.
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
