"""Which documents are others than in the build before, and what is known of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from xwener.glossary.load import ENTRY_KINDS
from xwener.search.anew import Counted, names_by_entry, row
from xwener.search.before import Before, Row, entry_ids
from xwener.search.counting import CountedText, Field, by_field
from xwener.search.documents import SearchDocument
from xwener.search.edits import Edit
from xwener.search.facets import Numbered


class Changed:
    """The numbers that belong to another document than before, or to one with another key."""

    def __init__(self, numbered: Numbered, counts: Counted, before: Before) -> None:
        self.before = before
        self.now = dict(numbered)
        lines = before.state.rows
        self.old = {int(line[: line.index("\t")]): url for url, line in lines.items()}
        same = {
            number
            for number, document in numbered
            if lines.get(document.url, "").startswith(f"{number}\t{document.key}\t")
        }
        self.numbers = sorted((self.now.keys() | self.old.keys()) - same)
        self._counts = counts
        self._places = {document.url: (place, document) for place, (_, document) in enumerate(numbered)}
        self._counted: dict[str, CountedText] = {}

    @cached_property
    def documents(self) -> list[tuple[int, SearchDocument]]:
        """The documents that have these numbers now."""
        return [(number, self.now[number]) for number in self.numbers if number in self.now]

    @cached_property
    def edits(self) -> list[Edit]:
        """The fields of each, as they were and as they are."""
        return [Edit(number, self._fields_before(number), self._fields_after(number)) for number in self.numbers]

    @cached_property
    def called(self) -> dict[str, list[str]]:
        """What each entry is called, by its id."""
        old = self.before.state.called
        changed = any(document.kind in ENTRY_KINDS for _, document in self.documents)
        gone = any(entry_ids([self.old[number]]) in old for number in self.numbers if number in self.old)
        return names_by_entry(list(self.now.items())) if changed or gone else old

    @cached_property
    def rows(self) -> dict[str, Row]:
        """What is kept of these documents."""
        return {
            document.url: row(
                number, document.key, document.called(), self._counted_text(document)["name"], self.called
            )
            for number, document in self.documents
        }

    def row(self, url: str) -> Row:
        """What is kept of any document."""
        return self.rows.get(url) or self.before.row(url)

    @property
    def other_entries(self) -> bool:
        """Whether a text may mention other entries, or an entry may be called otherwise."""
        return self.called is not self.before.state.called or any(
            number not in self.now
            or self.old.get(number) != self.now[number].url
            or self.before.row(self.old[number]).entries != self.rows[self.old[number]].entries
            for number in self.numbers
        )

    def _counted_text(self, document: SearchDocument) -> CountedText:
        found = self._counted.get(document.url)
        if found is None:
            found = self._counted[document.url] = self._counts(self._places[document.url][0])
        return found

    def _fields_after(self, number: int) -> Sequence[Field] | None:
        document = self.now.get(number)
        return by_field(self._counted_text(document), document.names) if document else None

    def _fields_before(self, number: int) -> Sequence[Field] | None:
        url = self.old.get(number)
        if url is None:
            return None
        kept = self.before.row(url)
        _, document = self._places.get(url, (0, None))
        if document and document.key == kept.key:  # it has another number, and that is all
            return by_field(self._counted_text(document), document.names)
        return by_field(*self.before.counted(kept))
