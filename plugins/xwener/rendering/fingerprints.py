"""What a page is made of, as one figure: while it stays the same, so does the page.

A page shows its own text whole, and of other texts what a card holds. Each function below names what the page of
one kind shows of others; too much costs a page that is rendered in vain, too little one that stays as it was.
docs/building.md tells how it is known that nothing is missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from operator import attrgetter
from typing import Any

from xwener.linking.record import fingerprint
from xwener.rendering.backlinks import Backlinks
from xwener.rendering.library import Library
from xwener.rendering.views import ArticleView, BackgroundView, EntryView, TextView

CARD, FIGURES = attrgetter("text.card"), attrgetter("figures")


class Fingerprints:
    """The figures of the pages of `library`; `base` is what all pages depend on."""

    def __init__(self, library: Library, base: str) -> None:
        self.library = library
        # Short, since it goes into every figure.
        self.base = _short(base)
        # Short, too: these go into the figures of most pages.
        self._facts = {slug: _short(self._facts_of(entry)) for slug, entry in library.entries.items()}
        self._backgrounds = {slug: _short(*self._shown(view)) for slug, view in library.backgrounds.items()}

    def page(self, view: TextView) -> str:
        """The figure of the page of a text."""
        return self._figure(view.url, view.text.fingerprint, *self._parts(view))

    def listing(self, path: str, template: str, variables: Mapping[str, Any]) -> str:
        """The figure of a page that lists texts."""
        return self._figure(path, template, _of(variables))

    def _figure(self, *parts: str) -> str:
        return _short(self.base, *parts)

    def _parts(self, view: TextView) -> list[str]:
        parts = [*map(self._facts.__getitem__, view.text.mentioned)]
        parts += map(self._backgrounds.__getitem__, view.text.backgrounds)
        if isinstance(view, ArticleView):
            parts += self._article(view)
        elif isinstance(view, EntryView):
            parts += self._entry(view)
        elif isinstance(view, BackgroundView):
            parts += map(CARD, (*view.used_in, *view.about))
        return parts

    def _article(self, view: ArticleView) -> list[str]:
        shown = [*(each.text.card if each else "" for each in (view.previous, view.next)), *map(CARD, view.related)]
        series = view.series
        if series:
            shown.append(f"{series.number} {series.total}")
            shown += (part.text.card if part else "" for part in (series.previous, series.next))
        return shown

    def _entry(self, view: EntryView) -> list[str]:
        parts = [self._facts[view.slug]]
        # The bars of roles that are still held reach to the day of the build.
        if view.entry.roles and not view.entry.end:
            parts.append(self.library.today.isoformat())
        parts += map(CARD, (*view.see_also, *view.companions, *view.backgrounds))
        _, shown, pagination = next(view.mention_pages())
        parts.append(_of([len(view.mentioned_in), shown, pagination]))
        return parts

    def _shown(self, view: BackgroundView, depth: int = 2) -> Iterator[str]:
        """What a text shows of a background that is placed in it, with those that are placed in that."""
        yield f"{view.text.fingerprint} {view.overdue}"
        yield from (f"{since.entry.text.card} {since.role.title} {since.role.to_text}" for since in view.since)
        yield from map(self._facts.__getitem__, view.text.mentioned)
        if depth:
            for slug in view.text.backgrounds:
                yield from self._shown(self.library.backgrounds[slug], depth - 1)

    def _facts_of(self, entry: EntryView) -> str:
        """What a text shows of an entry: its card, whom its roles were held at, and which of them is held now."""
        held = entry.entry.role_on(self.library.today)
        at = (self.library.entries[role.of].text.card for role in entry.entry.roles if role.of in self.library.entries)
        number = entry.entry.roles.index(held) if held else -1
        return " ".join([entry.text.card, str(number), *at])


def _short(*parts: str) -> str:
    return fingerprint("\n".join(parts).encode("utf-8", "surrogatepass"))


def _of(value: Any) -> str:
    """What a listing shows of a variable of its template."""
    # What lists mostly hold comes first.
    if isinstance(value, Backlinks):
        # A site has millions of these.
        return "\n".join(["[", *map(FIGURES, value.articles)])
    if isinstance(value, TextView):
        return value.text.card if isinstance(value, ArticleView) else f"{value.text.card} {_counted(value)}"
    if isinstance(value, str | int | float | date | None):
        return repr(value)
    if isinstance(value, Mapping):
        return "\n".join(f"{key}\n{_of(item)}" for key, item in value.items())
    if is_dataclass(value) and not isinstance(value, type):
        return "\n".join([_of(getattr(value, each.name)) for each in fields(value)])
    if isinstance(value, Iterable):
        return "\n".join(["[", *map(_of, value), "]"])
    raise TypeError(f"a listing shows {type(value).__name__}, and nothing tells when that changes")


def _counted(view: TextView) -> str:
    """What a list shows of a text that others decide."""
    if isinstance(view, EntryView):
        return str(len(view.mentioned_in))
    return f"{view.overdue} {len(view.used_in)}" if isinstance(view, BackgroundView) else ""
