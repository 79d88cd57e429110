"""The whole index as files: name below `static/search/` → script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from xwener.search.cards import CARDS, GROUP, groups, text_name
from xwener.search.codec import SCRIPT, SIGNS, encode, script, swapped
from xwener.search.documents import SearchDocument
from xwener.search.facets import by_entry, ranges
from xwener.search.fields import BODY, BOOSTS, K1, B
from xwener.search.inverted import Inverted
from xwener.search.ranges import LISTED, Shard, content_hash, directories, listing
from xwener.search.trees import trees
from xwener.search.vocabulary import Vocabulary

FOLDER = "static/search"
# The only file whose name never changes: every page may name it, and pages need not be written again for it.
INDEX = "index.js"
MANIFEST = "manifest"
FACETS = "p"
# A site whose whole index is smaller (bytes before compression) gets it in one file: about what the first
# query of a larger site loads.
ONE_FILE = 160_000


def site_index(
    documents: Sequence[SearchDocument],
    inverted: Inverted,
    one_file: int = ONE_FILE,
    vocabulary: Vocabulary | None = None,
) -> Iterator[tuple[str, str]]:
    """The files of the index of `documents`, one after the other: name and text.

    `inverted` holds the documents' terms in the same order. An index of less than `one_file` bytes is one file.
    """
    shards, manifest = _shards(documents, inverted, vocabulary or Vocabulary())
    pieces = chain(
        ((shard.name, shard.payload) for shard in shards),
        ((text_name(document), swapped("\n".join(document.passages))) for document in documents),
    )
    scripts = ((name, script(name, payload)) for name, payload in pieces)
    first: list[tuple[str, str]] = []
    size = 0
    for name, text in scripts:
        first.append((name, text))
        size += len(text.encode())
        if size > one_file:
            break
    index = script(MANIFEST, manifest)
    if size <= one_file:
        yield INDEX, "".join(text for _, text in first) + index
        return
    yield INDEX, index
    for name, text in chain(first, scripts):
        yield f"{name}.js", text


def _shards(
    documents: Sequence[SearchDocument], inverted: Inverted, vocabulary: Vocabulary
) -> tuple[list[Shard], dict[str, object]]:
    """Every shard but the texts, and the manifest."""
    cards = groups(documents)
    entries = by_entry(documents)
    facets = Shard(f"{FACETS}-{content_hash(repr(entries))}", "", entries)
    found = [*cards, facets]
    manifest: dict[str, object] = {
        "documents": inverted.documents,
        "fields": list(BOOSTS),
        "boosts": list(BOOSTS.values()),
        "k1": K1,
        "b": B,
        "averages": inverted.averages,
        "lengths": encode(inverted.levels[BODY]),
        "ranges": ranges(documents),
        "swapped": [SCRIPT, SIGNS],
        "group": GROUP,
        "listed": LISTED,
        "facets": facets.name,
    }
    directory = {}
    for tree, shards in [*trees(inverted, vocabulary).items(), (CARDS, cards)]:
        listed = directories(tree, shards) if len(shards) > LISTED else []
        directory[tree] = [len(listed), *listing(listed or shards)]
        found += [*(shards if tree != CARDS else []), *listed]
    return found, manifest | {"trees": directory}
