"""What results can be narrowed by: ranges of document numbers, and the documents of each entry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

from xwener.search.codec import encode
from xwener.search.documents import SearchDocument


def ranges(documents: Sequence[SearchDocument]) -> list[list[object]]:
    """Runs of documents of one kind, section and year: `[kind, section, year, how many]`."""
    runs = groupby(documents, key=lambda document: (document.kind.value, document.section, document.year))
    return [[kind, section, year, sum(1 for _ in found)] for (kind, section, year), found in runs]


def by_entry(documents: Sequence[SearchDocument]) -> list[list[object]]:
    """For each entry that is mentioned: its document's number, its name, and the documents as gaps."""
    numbers = {document.url: number for number, document in enumerate(documents)}
    found: dict[str, list[int]] = defaultdict(list)
    for number, document in enumerate(documents):
        for url in document.entries:
            found[url].append(number)
    return [
        [numbers[url], documents[numbers[url]].title, _gaps(found[url])]
        for url in sorted(found, key=lambda url: numbers[url])
    ]


def _gaps(numbers: Sequence[int]) -> str:
    befores = [-1, *numbers]
    return encode(number - before - 1 for number, before in zip(numbers, befores, strict=False))
