"""The sorted trees of the index: terms by family, families, their ends, Latin keys, and short beginnings."""

from __future__ import annotations

from collections.abc import Iterator

from xwener.search.families import Families, families_of, family_letters, members_of, weight
from xwener.search.inverted import Inverted
from xwener.search.lexicon import beginnings, by_key, encode_names, frequency, latin, likeliest, sorted_items
from xwener.search.ranges import Item, Shard, cut
from xwener.search.vocabulary import Vocabulary

# What the browser calls the trees.
TERMS, FAMILIES, ENDINGS, LATIN, BEGINNINGS = "t", "f", "e", "k", "b"


def trees(inverted: Inverted, vocabulary: Vocabulary) -> tuple[dict[str, list[Shard]], dict[str, int]]:
    """Every tree of the index as shards, and each family with how much the titles and names that hold it count."""
    found = families_of(inverted.terms, vocabulary)
    weights: dict[str, int] = {}
    frequencies: list[Item] = []
    keys: list[tuple[str, list[str]]] = []

    def terms() -> Iterator[Item]:
        for name, terms in found.items():
            members = members_of(terms, inverted)
            weights[name] = weight(members.values())
            frequencies.append((name, frequency(members)))
            keys.append((name, latin(members, vocabulary)))
            yield name, family_letters(name, members)

    made = {TERMS: cut(TERMS, terms()), FAMILIES: cut(FAMILIES, frequencies), ENDINGS: cut(ENDINGS, _endings(found))}
    latin_keys = sorted_items({key: encode_names(names) for key, names in by_key(keys).items()})
    likely = {beginning: likeliest(names, weights) for beginning, names in beginnings(found).items()}
    return made | {LATIN: cut(LATIN, latin_keys), BEGINNINGS: cut(BEGINNINGS, sorted_items(likely))}, weights


def _endings(found: Families) -> list[Item]:
    return sorted_items({name[::-1]: "" for name in found})
