"""The whole index as files: name below `static/search/` → script."""

from __future__ import annotations

from collections.abc import Sequence

from xwener.search.cards import GROUP, groups, text_name
from xwener.search.codec import encode, front_coded, script
from xwener.search.documents import SearchDocument
from xwener.search.facets import by_entry, ranges
from xwener.search.fields import BODY, BOOSTS, K1, B
from xwener.search.inverted import Inverted
from xwener.search.ranges import Shard, content_hash
from xwener.search.trees import trees

FOLDER = "static/search"
# The only file whose name never changes: every page may name it, and pages need not be written again for it.
INDEX = "index.js"
MANIFEST = "manifest"
FACETS = "p"
# A site whose whole index is smaller (bytes before compression) gets it in one file: about what the first
# query of a larger site loads.
ONE_FILE = 160_000


def site_index(documents: Sequence[SearchDocument], inverted: Inverted, one_file: int = ONE_FILE) -> dict[str, str]:
    """The files of the index of `documents`; `inverted` holds their terms in the same order."""
    shards = trees(inverted)
    cards = list(groups(documents))
    entries = by_entry(documents)
    facets = f"{FACETS}-{content_hash(repr(entries))}"
    payloads: dict[str, object] = {shard.name: shard.text for tree in shards.values() for shard in tree}
    payloads |= {shard.name: group for shard, group in cards}
    payloads |= {text_name(document): "\n".join(document.passages) for document in documents}
    payloads[facets] = entries
    manifest = {
        "documents": inverted.documents,
        "fields": list(BOOSTS),
        "boosts": list(BOOSTS.values()),
        "k1": K1,
        "b": B,
        "averages": inverted.averages,
        "lengths": encode(inverted.levels[BODY]),
        "ranges": ranges(documents),
        "trees": {tree: _directory(found) for tree, found in shards.items()},
        "cards": "".join(shard.name.partition("-")[2] for shard, _ in cards),
        "group": GROUP,
        "facets": facets,
    }
    scripts = {name: script(name, payload) for name, payload in payloads.items()}
    index = script(MANIFEST, manifest)
    if sum(len(text.encode()) for text in scripts.values()) <= one_file:
        return {INDEX: "".join(scripts.values()) + index}
    return {INDEX: index} | {f"{name}.js": text for name, text in scripts.items()}


def _directory(shards: Sequence[Shard]) -> list[str]:
    """The first keys of a tree's shards, front-coded, and the hashes of their names."""
    keys: list[str] = []
    previous = ""
    for shard in shards:
        keys.append(front_coded(shard.first, previous))
        previous = shard.first
    return ["".join(keys), "".join(shard.name.partition("-")[2] for shard in shards)]
