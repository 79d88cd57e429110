"""The whole index as files: name below `static/search/` → script."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from xwener.search.before import State
from xwener.search.cards import CARDS, GROUP
from xwener.search.codec import SCRIPT, SIGNS, script
from xwener.search.facets import Numbered, ranges
from xwener.search.fields import BOOSTS, K1, B
from xwener.search.ranges import LISTED, Shard, directories, listing
from xwener.search.texts import Text, file_names, payloads

FOLDER = "static/search"
MANIFEST = "manifest"
# A site whose whole index is smaller (bytes before compression) gets it in one file: about what the first
# query of a larger site loads.
ONE_FILE = 160_000

# A file's name and what it holds; None when it is one of the build before.
File = tuple[str, str | None]


@dataclass(frozen=True)
class Pieces:
    """What an index is made of: documents with their numbers, shards, and by name the texts that are not kept."""

    documents: Numbered
    state: State
    texts: Mapping[str, Callable[[], Text]]

    def files(self, kept: Collection[str] = ()) -> Iterator[File]:
        """Every file but the one with the manifest; those in `kept` are there already."""
        for shard in self._shards():
            name = f"{shard.name}.js"
            known = shard.payload is None or name in kept
            yield name, None if known else script(shard.name, shard.payload)
        for name in dict.fromkeys(line.split("\t", 3)[2] for line in self.state.rows.values()):
            yield from self._text(name, kept)

    def _text(self, name: str, kept: Collection[str]) -> Iterator[File]:
        files = file_names(name)
        if name not in self.texts or all(f"{file}.js" in kept for file in files):
            yield from ((f"{file}.js", None) for file in files)
            return
        for file, payload in zip(files, payloads(self.texts[name]()), strict=True):
            yield f"{file}.js", script(file, payload)

    def _shards(self) -> Iterator[Shard]:
        for tree, shards in self._trees.items():
            # Shards and directories that hold the same have one name, such as those of numbers kept for new articles.
            yield from {shard.name: shard for shard in (*shards, *self._directories[tree])}.values()
        yield self.state.facets

    @property
    def _trees(self) -> Mapping[str, Sequence[Shard]]:
        return {**self.state.trees, CARDS: self.state.cards}

    @cached_property
    def _directories(self) -> Mapping[str, Sequence[Shard]]:
        return {tree: directories(tree, shards) if len(shards) > LISTED else () for tree, shards in self._trees.items()}

    def manifest(self) -> str:
        """The script with the manifest."""
        state = self.state
        directory = {}
        for tree, shards in self._trees.items():
            listed = self._directories[tree]
            directory[tree] = [len(listed), *listing(listed or shards)]
        manifest: dict[str, object] = {
            "documents": len(self.documents),
            "size": len(state.levels),
            "fields": list(BOOSTS),
            "boosts": list(BOOSTS.values()),
            "k1": K1,
            "b": B,
            "averages": [length / max(1, len(self.documents)) for length in state.lengths],
            "lengths": state.levels,
            "ranges": ranges(self.documents),
            "swapped": [SCRIPT, SIGNS],
            "group": GROUP,
            "listed": LISTED,
            "facets": state.facets.name,
            "trees": directory,
        }
        return script(MANIFEST, manifest)
