"""What results can be narrowed by: ranges of document numbers, and the documents of each entry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby

from xwener.search.codec import encode
from xwener.search.documents import SearchDocument

# The name of the file with the documents of each entry begins with it.
FACETS = "p"

Numbered = Sequence[tuple[int, SearchDocument]]


def ranges(documents: Numbered) -> list[list[object]]:
    """Runs of documents of one kind, section and year: `[kind, section, year, first number, how many]`."""
    runs = groupby(documents, key=lambda item: (item[1].kind.value, item[1].section, item[1].year))
    found = []
    for (kind, section, year), run in runs:
        first, *others = (number for number, _ in run)
        found.append([kind, section, year, first, 1 + len(others)])
    return found


class Mentions:
    """Which documents mention an entry, by its address. Documents are added in the order of their numbers."""

    def __init__(self) -> None:
        self._found: dict[str, list[int]] = defaultdict(list)

    def add(self, number: int, entries: Iterable[str]) -> None:
        """Add the document with that number, which mentions these entries."""
        for url in entries:
            self._found[url].append(number)

    def by_entry(self, documents: Numbered) -> list[list[object]]:
        """For each entry that is mentioned: its document's number, its name, and the documents as gaps."""
        found = self._found
        return [[number, entry.title, _gaps(found[entry.url])] for number, entry in documents if entry.url in found]


def by_entry(documents: Numbered) -> list[list[object]]:
    """As Mentions.by_entry, of documents that nobody has looked at."""
    mentions = Mentions()
    for number, document in documents:
        mentions.add(number, document.entries)
    return mentions.by_entry(documents)


def _gaps(numbers: Sequence[int]) -> str:
    befores = [-1, *numbers]
    return encode(number - before - 1 for number, before in zip(numbers, befores, strict=False))
