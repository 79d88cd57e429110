"""What stands on many pages is rendered once a build, and known again wherever it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from xwener.rendering.filters import localise

# Stands around the number of a shared run while a page is rendered: no author can write it, since control
# characters are refused.
MARK = "\0"


class Html(NamedTuple):
    """A page: its own HTML, with a mark in place of each run of whole elements of many pages, and these runs.

    A run is UTF-8, as it is written to every page: the same object on all that are as deep.
    """

    own: str
    shared: Sequence[bytes] = ()

    def __bytes__(self) -> bytes:
        """All of it as UTF-8. UnicodeEncodeError: it holds half of a character."""
        own = self.own.encode()
        if not self.shared:
            return own
        parts = [b""] * (2 * len(self.shared) + 1)
        parts[::2], parts[1::2] = own.split(MARK.encode()), self.shared
        return b"".join(parts)

    def __str__(self) -> str:
        """All of it."""
        return bytes(self).decode()


class Shared:
    """The template function `once(macro, …)` for pages: a mark in place of what the macro gives for these arguments.

    Only for macros that depend on nothing but their arguments and give whole elements. `page` puts in what the marks
    stand for: rendered once for each depth of pages, since addresses differ by that.
    """

    def __init__(self) -> None:
        self._marks: dict[tuple[Hashable, ...], Markup] = {}
        self._calls: list[tuple[Any, ...]] = []
        # By the way to the root and the number in the mark.
        self._kept: dict[str, dict[str, bytes]] = defaultdict(dict)

    def __call__(self, macro: Any, *arguments: Hashable) -> Markup:  # a macro of Jinja gives Markup
        """The mark."""
        key = (macro, *arguments)
        mark = self._marks.get(key)
        if mark is None:
            mark = self._marks[key] = Markup(f"{MARK}{len(self._calls)}{MARK}")  # noqa: S704  (a number)
            self._calls.append(key)
        return mark

    def each(self, macro: Any, items: Iterable[Hashable], *arguments: Hashable) -> Markup:
        """The marks for each of `items`, which are the macro's first argument, one behind the other."""
        known = self._marks.get
        marks = [known((macro, item, *arguments)) or self(macro, item, *arguments) for item in items]
        return Markup("".join(marks))  # noqa: S704  (marks)

    def page(self, html: str, way: str) -> Html:
        """A page as its template gives it, with `way` before its own addresses (see `localise`)."""
        pieces = localise(html, way).split(MARK)
        kept = self._kept[way]
        shared = [kept.get(number) or self._made(number, way) for number in pieces[1::2]]
        return Html(MARK.join(pieces[::2]), shared)

    def _made(self, number: str, way: str) -> bytes:
        macro, *arguments = self._calls[int(number)]
        # As plain text: Markup escapes what is put in.
        made = self._kept[way][number] = bytes(self.page(str(macro(*arguments)), way))
        return made
