"""Claims by their words: one step of the tree a word, so that looking never costs more with more entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from xwener.glossary.claims import Claim
from xwener.glossary.words import fold_inner
from xwener.sorani import suffixes

# Pairs of a name and what follows it that are remembered: names come with the same few suffixes.
REMEMBERED = 65_536


class Node:
    """Where one stands after the words read so far: which words may follow, and which may be the last.

    `longest` is how many words a name may still have from here, `lengths` how many letters the last may have, the
    most first.
    """

    __slots__ = ("after", "last", "lengths", "longest")

    def __init__(self) -> None:
        self.after: dict[str, Node] = {}
        self.last: dict[str, list[Claim]] = {}
        self.lengths: list[int] = []
        self.longest = 0

    def endings(self, word: str) -> Iterator[tuple[Claim, int]]:
        """The claims whose last word is `word` or a beginning of it that leaves a licensed suffix chain.

        With each comes the length of the suffix; the longest lemma comes first.
        """
        for length in self.lengths:
            if length <= len(word) and (claims := self.last.get(word[:length])):
                rest = word[length:]
                for claim in claims:
                    if not rest or (claim.inflects and _licensed(word[:length], rest)):
                        yield claim, len(rest)

    def follow(self, word: str) -> Node | None:
        """Where `word`, not being the last, leads."""
        return self.after.get(fold_inner(word))


@lru_cache(maxsize=REMEMBERED)
def _licensed(lemma: str, suffix: str) -> bool:
    return suffixes(lemma, proper=True).licensed(suffix)


def build(claims: Iterable[Claim]) -> Node:
    """The tree of `claims`."""
    root = Node()
    for claim in claims:
        node = root
        for left, word in zip(range(len(claim.words), 1, -1), claim.words, strict=False):
            node.longest = max(node.longest, left)
            node = node.after.setdefault(word, Node())
        node.longest = max(node.longest, 1)
        if len(claim.words[-1]) not in node.lengths:
            node.lengths = sorted([*node.lengths, len(claim.words[-1])], reverse=True)
        same = node.last.setdefault(claim.words[-1], [])
        if claim not in same:
            same.append(claim)
    return root
