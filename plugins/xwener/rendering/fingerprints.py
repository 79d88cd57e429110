"""What a page is made of, as one figure: while it stays the same, so does the page.

A page shows its own text whole, and of other texts what a card holds. Each function below names what the page of
one kind shows of others; too much costs a page that is rendered in vain, too little one that stays as it was.
docs/building.md tells how it is known that nothing is missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from xwener.linking.record import fingerprint
from xwener.rendering.backlinks import Backlink
from xwener.rendering.library import Library
from xwener.rendering.views import ArticleView, BackgroundView, EntryView, TextView


class Fingerprints:
    """The figures of the pages of `library`; `base` is what all pages depend on."""

    def __init__(self, library: Library, base: str) -> None:
        self.library = library
        self.base = base
        self._facts = {slug: self._facts_of(entry) for slug, entry in library.entries.items()}
        self._backgrounds = {slug: "".join(self._shown(view)) for slug, view in library.backgrounds.items()}

    def page(self, view: TextView) -> str:
        """The figure of the page of a text."""
        parts = [self.base, view.url, view.text.fingerprint, *self._parts(view)]
        return fingerprint("\n".join(parts).encode("utf-8", "surrogatepass"))

    def listing(self, path: str, template: str, variables: Mapping[str, Any]) -> str:
        """The figure of a page that lists texts."""
        parts = [self.base, path, template, *self._of(variables)]
        return fingerprint("\n".join(parts).encode("utf-8", "surrogatepass"))

    def _parts(self, view: TextView) -> Iterator[str]:
        yield from map(self._facts.__getitem__, view.text.mentioned)
        yield from map(self._backgrounds.__getitem__, view.text.backgrounds)
        if isinstance(view, ArticleView):
            yield from self._article(view)
        elif isinstance(view, EntryView):
            yield from self._entry(view)
        elif isinstance(view, BackgroundView):
            yield from map(_card, (*view.used_in, *view.about))

    def _article(self, view: ArticleView) -> Iterator[str]:
        for neighbour in (view.previous, view.next):
            yield neighbour.text.card if neighbour else ""
        yield from map(_card, view.related)
        if view.series:
            yield f"{view.series.number} {view.series.total}"
            yield from (part.text.card if part else "" for part in (view.series.previous, view.series.next))

    def _entry(self, view: EntryView) -> Iterator[str]:
        yield self._facts[view.slug]
        # The bars of roles that are still held reach to the day of the build.
        if view.entry.roles and not view.entry.end:
            yield self.library.today.isoformat()
        yield from map(_card, (*view.see_also, *view.companions, *view.backgrounds))
        _, shown, pagination = next(view.mention_pages())
        yield from self._of([len(view.mentioned_in), shown, pagination])

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

    def _of(self, value: Any) -> Iterator[str]:
        """What a listing shows of a variable of its template."""
        if isinstance(value, TextView):
            yield f"{value.text.card} {_counted(value)}"
        elif isinstance(value, Backlink):
            yield f"{value.article.text.card} {value.article.text.fingerprint}"
        elif isinstance(value, Mapping):
            for key, item in value.items():
                yield str(key)
                yield from self._of(item)
        elif is_dataclass(value) and not isinstance(value, type):
            for each in fields(value):
                yield from self._of(getattr(value, each.name))
        elif isinstance(value, str | int | float | date | None):
            yield repr(value)
        elif isinstance(value, Iterable):
            yield "["
            for item in value:
                yield from self._of(item)
            yield "]"
        else:
            raise TypeError(f"a listing shows {type(value).__name__}, and nothing tells when that changes")


def _counted(view: TextView) -> str:
    """What a list shows of a text that others decide."""
    if isinstance(view, EntryView):
        return str(len(view.mentioned_in))
    return f"{view.overdue} {len(view.used_in)}" if isinstance(view, BackgroundView) else ""


def _card(view: TextView) -> str:
    return view.text.card
