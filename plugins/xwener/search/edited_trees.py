"""The trees after some terms have changed: only the shards with changed keys are read and cut again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from xwener.search.before import Before
from xwener.search.codec import sorted_words, utf16
from xwener.search.edits import Changes, Family, applied, by_family
from xwener.search.families import Members, family_letters, read_families, read_family, total, weight
from xwener.search.lexicon import (
    beginnings,
    beginnings_of,
    encode_names,
    frequency,
    latin,
    likeliest,
    read_frequencies,
    read_keys,
    read_name_lists,
    read_names,
)
from xwener.search.ranges import Item, Shard, place_of, recut
from xwener.search.trees import BEGINNINGS, ENDINGS, FAMILIES, LATIN, TERMS
from xwener.search.vocabulary import Vocabulary

READERS: Mapping[str, Callable[[str], list[Item]]] = {
    TERMS: read_families,
    FAMILIES: read_frequencies,
    ENDINGS: read_keys,
    LATIN: read_name_lists,
    BEGINNINGS: read_name_lists,
}
# What stands behind keys now; None takes a key away.
Payloads = Mapping[str, str | None]


class _Tree:
    """A tree of the build before."""

    def __init__(self, tree: str, before: Before) -> None:
        self.tree = tree
        self.before = before
        self.shards = before.state.trees[tree]
        self._firsts = [utf16(shard.first) for shard in self.shards]
        self._read: dict[str, dict[str, str]] = {}

    def get(self, key: str) -> str:
        """What stood behind a key; nothing when it was not there."""
        if not self.shards:
            return ""
        return self._items(self.shards[place_of(key, self._firsts)]).get(key, "")

    def changed(self, payloads: Payloads) -> list[Shard]:
        """The shards as they are now."""
        return recut(self.tree, self.shards, payloads, self._items)

    def _items(self, shard: Shard) -> dict[str, str]:
        found = self._read.get(shard.name)
        if found is None:
            found = self._read[shard.name] = dict(READERS[self.tree](self.before.payload(shard.name)))
        return found


def edited_trees(
    before: Before, changed: Mapping[str, list[Changes]], vocabulary: Vocabulary
) -> tuple[dict[str, list[Shard]], dict[str, int]]:
    """Every tree, and the weights of all families, once the terms in `changed` stand where that says."""
    trees = {tree: _Tree(tree, before) for tree in READERS}
    families = {name: _family(name, terms, trees[TERMS]) for name, terms in by_family(changed, vocabulary).items()}
    weights = _weights(before.state.weights, families)
    now: dict[str, Payloads] = {
        TERMS: {
            name: family_letters(name, family.after) if family.after else None for name, family in families.items()
        },
        FAMILIES: {name: frequency(family.after) if family.after else None for name, family in families.items()},
        ENDINGS: {
            name[::-1]: "" if family.after else None
            for name, family in families.items()
            if bool(family.before) != bool(family.after)
        },
        LATIN: _latin(families, trees[LATIN], vocabulary),
        BEGINNINGS: _beginnings(before.state.weights, weights, families),
    }
    now[FAMILIES] = {name: found for name, found in now[FAMILIES].items() if trees[FAMILIES].get(name) != (found or "")}
    return {tree: trees[tree].changed(payloads) for tree, payloads in now.items()}, weights


def _weights(before: Mapping[str, int], families: Mapping[str, Family]) -> dict[str, int]:
    after = {**before, **{name: weight(family.after.values()) for name, family in families.items()}}
    if after.keys() == before.keys() and all(family.after for family in families.values()):
        return after
    names = (name for name in after if name not in families or families[name].after)
    return {name: after[name] for name in sorted_words(names)}


def _family(name: str, changed: Mapping[str, list[Changes]], terms: _Tree) -> Family:
    payload = terms.get(name)
    return applied(read_family(name, payload) if payload else {}, changed)


def _latin(families: Mapping[str, Family], tree: _Tree, vocabulary: Vocabulary) -> Payloads:
    """The Latin keys whose families are others now."""
    lost: dict[str, set[str]] = defaultdict(set)
    won: dict[str, set[str]] = defaultdict(set)
    for name, family in families.items():
        if _main(family.before) != _main(family.after) or family.before.keys() != family.after.keys():
            before, after = (set(latin(members, vocabulary)) for members in family)
            for key in before - after:
                lost[key].add(name)
            for key in after - before:
                won[key].add(name)
    found = {}
    for key in lost.keys() | won.keys():
        letters = tree.get(key)
        names = (set(read_names(letters) if letters else ()) - lost[key]) | won[key]
        found[key] = encode_names(sorted_words(names)) if names else None
    return found


def _main(members: Members) -> str:
    return max(members, key=lambda term: total(members[term]), default="")


def _beginnings(before: Mapping[str, int], after: Mapping[str, int], names: Iterable[str]) -> Payloads:
    """The beginnings of those of `names` whose weights are others now."""
    changed = {beginning for name in names if before.get(name) != after.get(name) for beginning in beginnings_of(name)}
    if not changed:
        return {}
    sharing = beginnings(after)
    return {beginning: likeliest(sharing.get(beginning, ()), after) for beginning in changed}
