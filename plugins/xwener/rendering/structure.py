"""Who goes with whom: articles that share entries, and entries that share articles.

It depends on nothing but addresses, days, mentions and what announces an article, so that an edit that leaves
these alone leaves it alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from xwener.cache import compact_json, ledger
from xwener.executors.executor import Executor, InProcess

# Two entries by their slugs, in the order of the alphabet.
Pair = tuple[str, str]


class Node(NamedTuple):
    """An article among others.

    Its address, its day (as a number), the entries it mentions in their order, its tags, its title and standfirst:
    all as they are known, since an edit asks for each article only whether these are the same.
    """

    url: str
    day: int
    entries: Sequence[str]
    tags: Sequence[str] = ()
    title: str = ""
    standfirst: str = ""


RELATED = 4
COMPANIONS = 6
# Of fewer articles all is found sooner than a process is forked.
FEW = 500
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
    executor = executor if executor and len(nodes) > FEW else InProcess()
    # The pairs of a large site are many: what they take goes with the processes that count them.
    finding, counting = executor.begin(_relatives, nodes), executor.begin(_counted, (nodes, see_also))
    try:
        # What workers send are copies.
        own = {node.url: node.url for node in nodes}
        related = {node.url: [own[url] for url in found] for node, found in zip(nodes, finding.result(), strict=True)}
        return Structure(related, *counting.result())
    finally:
        finding.stop()
        counting.stop()


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


def _relatives(nodes: Sequence[Node]) -> list[list[str]]:
    """The relatives of each article."""
    # Arrays take a tenth of a second to load, which a build without anything to find is done in.
    from xwener.rendering.related import related  # noqa: PLC0415

    return list(related(nodes, RELATED))


def _counted(asked: tuple[Sequence[Node], SeeAlso]) -> tuple[dict[str, list[str]], dict[Pair, int]]:
    """The companions of each entry, and the strongest ties."""
    from xwener.rendering.co_mentions import CoMentions  # noqa: PLC0415

    nodes, see_also = asked
    counts = CoMentions(node.entries for node in nodes)
    return counts.companions(COMPANIONS, see_also), counts.strongest(TIES)
