"""Who goes with whom: articles that share entries, and entries that share articles.

It depends on nothing but addresses, days, mentions and what announces an article, so that an edit that leaves
these alone leaves it alone.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import combinations, islice
from pathlib import Path

from xwener.cache import compact_json, ledger
from xwener.executors.executor import Executor, InProcess, parts
from xwener.rendering.related import Node, Related

# Two entries by their slugs, in the order of the alphabet.
Pair = tuple[str, str]

RELATED = 4
COMPANIONS = 6
# Pairs are counted among the first entries of an article only, so that the cost stays linear in the number of
# articles: a list of a hundred names says little about who belongs with whom, and would make 4,950 pairs.
ENTRIES_AN_ARTICLE = 16
# How many articles a worker takes at a time.
SHARD = 500
# How many pairs the picture of the glossary is chosen from: far more than it shows.
TIES = 5_000


@dataclass(frozen=True)
class Structure:
    """Who goes with whom.

    `related`: address of an article → those of its relatives, the nearest first; `companions`: entry → entries
    that share articles with it, those that share the most first; `ties`: how many articles two entries share, for
    the strongest TIES pairs.
    """

    related: Mapping[str, Sequence[str]]
    companions: Mapping[str, Sequence[str]]
    ties: Mapping[Pair, int]


SeeAlso = Mapping[str, Sequence[str]]
FindStructure = Callable[[Sequence[Node], SeeAlso], Structure]


def structure(nodes: Sequence[Node], see_also: SeeAlso, executor: Executor | None = None) -> Structure:
    """The structure of articles in the order of time, the newest first.

    What an author names under `see_also` is no companion: it is shown beside them.
    """
    executor = executor if executor and len(nodes) > SHARD else InProcess()
    # The pairs of a large site are many: what they take goes with the process that counts them.
    counting = executor.begin(_counted, (nodes, see_also))
    try:
        shards = parts(range(len(nodes)), SHARD)
        related: dict[str, list[str]] = {}
        # What workers send are copies.
        own = {node.url: node.url for node in nodes}
        for found in executor.map(_related, Related(nodes), shards):
            related |= {own[url]: [own[other] for other in others] for url, others in found}
        shared, ties = counting.result()
    finally:
        counting.stop()
    return Structure(related, shared, ties)


@dataclass(frozen=True)
class KeptStructure:
    """Finds the structure as `structure` does, and keeps it in the file at `path` for as long as it holds.

    `rules` changes with the code; with `forget` what is kept is not used.
    """

    path: Path
    rules: str
    executor: Executor
    forget: bool = False

    def __call__(self, nodes: Sequence[Node], see_also: SeeAlso) -> Structure:
        """The structure of `nodes`."""
        key = hashlib.sha256(compact_json.dumps([self.rules, nodes, list(see_also.items())])).hexdigest()
        lines = [] if self.forget else ledger.load(self.path, key)
        if lines:
            related, shared, ties = ledger.parse(lines)
            return Structure(related, shared, {(first, second): number for first, second, number in ties})
        made = structure(nodes, see_also, self.executor)
        tied = [[*pair, number] for pair, number in made.ties.items()]
        ledger.save(self.path, key, map(compact_json.dumps, (made.related, made.companions, tied)))
        return made


def co_mentions(articles: Iterable[Iterable[str]]) -> Counter[Pair]:
    """How many articles, each given by its entries, mention both entries of a pair; only pairs that share one."""
    counts: Counter[Pair] = Counter()
    for entries in articles:
        counts.update(combinations(sorted(islice(entries, ENTRIES_AN_ARTICLE)), 2))
    return counts


def strongest(counts: Mapping[Pair, int]) -> dict[Pair, int]:
    """The TIES pairs that share the most articles: by number, then by name, so that the choice is always the same."""
    # Few pairs share as many as the last that is taken: only these are put in order.
    least = min(sorted(counts.values(), reverse=True)[:TIES], default=0)
    pairs = [(pair, number) for pair, number in counts.items() if number >= least]
    return dict(sorted(pairs, key=lambda item: (-item[1], item[0]))[:TIES])


def companions(counts: Mapping[Pair, int], see_also: SeeAlso) -> dict[str, list[str]]:
    """Entry → the COMPANIONS entries that share the most articles with it, equals in the order of their slugs."""
    shared: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for (first, second), number in counts.items():
        shared[first].append((-number, second))
        shared[second].append((-number, first))
    return {entry: _nearest(others, see_also.get(entry, ())) for entry, others in shared.items()}


def _nearest(others: Iterable[tuple[int, str]], named: Sequence[str]) -> list[str]:
    """The entries that share the most articles, without those that are `named` anyway."""
    return [other for _, other in nsmallest(COMPANIONS, (each for each in others if each[1] not in named))]


def _counted(asked: tuple[Sequence[Node], SeeAlso]) -> tuple[dict[str, list[str]], dict[Pair, int]]:
    """The companions of each entry, and the strongest ties."""
    nodes, see_also = asked
    counts = co_mentions(node.entries for node in nodes)
    return companions(counts, see_also), strongest(counts)


def _related(related: Related, numbers: Sequence[int]) -> list[tuple[str, list[str]]]:
    """The relatives of the articles of those numbers."""
    return [(related.nodes[number].url, related.to(number, RELATED)) for number in numbers]
