"""All entries together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from xwener.glossary.entry import Entry
from xwener.reading.document import Document


@dataclass(frozen=True)
class Glossary:
    """The entries by slug, and the files they were read from (absent in a glossary made by hand).

    `drafts` are the slugs of those that are still being written: nothing can mention them. `unread` are the names of
    files in which something is wrong: what mentions them is not wrong, too.
    """

    entries: Mapping[str, Entry]
    documents: Mapping[str, Document] = field(default_factory=dict)
    drafts: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Glossary:
        """A glossary of these entries, which have no files."""
        return cls({entry.slug: entry for entry in entries})

    def __getitem__(self, slug: str) -> Entry:
        return self.entries[slug]

    def __contains__(self, slug: object) -> bool:
        return slug in self.entries

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries.values())

    def __len__(self) -> int:
        return len(self.entries)

    def knows(self, slug: str) -> bool:
        """Whether there is an entry of that slug, though it may be one that could not be read."""
        return slug in self.entries or slug in self.unread

    def get(self, slug: str) -> Entry | None:
        """The entry of that slug, if there is one."""
        return self.entries.get(slug)
