"""Finds the names of the glossary in a text: one pass, whatever the number of entries.

A mention is a claimed surface (name, alias, abbreviation, form) and a licensed suffix chain, bounded by word
boundaries. Each distinct word is folded and looked up once and remembered, since a language has far fewer
distinct words than its texts have words. Stems are never used: they would merge بارزان and بارزانی.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from re import Match as WordMatch

from xwener.glossary.claims import PREPOSITIONS, Claim, claims_of
from xwener.glossary.entry import Entry
from xwener.glossary.naming import means_another
from xwener.glossary.trie import Node, build
from xwener.glossary.words import WORD, fold
from xwener.sorani import normalize_with_offsets

# Remembered words; more than this are forgotten together, so that memory stays flat on endless text.
REMEMBERED = 200_000


@dataclass(frozen=True, slots=True)
class Match:
    """A span of the text that one entry claims, or several (`slugs`, sorted).

    `key` is the claimed surface without its suffix (as `surface_key` gives it); `full` tells that it names
    its entry so that a later surname can lean on it.
    """

    start: int
    end: int
    slugs: tuple[str, ...]
    key: str
    full: bool


@dataclass(frozen=True, slots=True)
class _Start:
    """How a name may begin with a word: the preposition joined to it (folded), and what follows from there."""

    preposition: str
    endings: tuple[tuple[Claim, int], ...]
    node: Node | None


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read the words `first` to `last` as a claimed surface."""

    first: int
    last: int
    suffix: int
    preposition: str
    claim: Claim

    def rank(self) -> tuple[int, int, int]:
        """Longest span first, then the longest lemma, then without a preposition."""
        return -self.last, self.suffix, len(self.preposition)


class _Memory(dict[str, tuple[_Start, ...]]):
    """How names may begin with a word as written, asked of `look` once a word."""

    def __init__(self, look: Callable[[str], tuple[_Start, ...]]) -> None:
        super().__init__()
        self._look = look

    def __missing__(self, surface: str) -> tuple[_Start, ...]:
        if len(self) >= REMEMBERED:
            self.clear()
        found = self[surface] = self._look(surface)
        return found


class Finder:
    """Knows every claim of a set of entries; `find` may be called on any number of texts."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = {entry.slug: entry for entry in entries}
        self._root = build(claim for entry in self._entries.values() for claim in claims_of(entry))
        self._starts = _Memory(lambda surface: tuple(self._starts_of(fold(surface))))
        self._fold = lru_cache(maxsize=REMEMBERED)(fold)

    def find(self, text: str) -> list[Match]:
        """The mentions in `text`, in order and without overlaps; offsets are those of `text` as given."""
        starts, words = self._starts, list(WORD.finditer(text))
        readings: list[_Reading] = []
        for index, word in enumerate(words):
            found = starts[word[0]]
            if found:
                readings += self._readings(text, words, index, found)
        return list(self._choose(text, words, readings)) if readings else []

    def claims(self, key: str) -> bool:
        """Whether some entry claims the surface of this `surface_key`."""
        node: Node | None = self._root
        *inner, last = key.split(" ")
        for word in inner:
            node = node.after.get(word) if node else None
        return any(not claim.never for claim in node.last.get(last, ())) if node else False

    def _starts_of(self, word: str) -> Iterator[_Start]:
        for preposition in ("", *(p for p in PREPOSITIONS if word.startswith(p) and word != p)):
            rest = word[len(preposition) :]
            endings = tuple((c, n) for c, n in self._root.endings(rest) if c.joined or not preposition)
            node = self._root.follow(rest)
            if endings or node:
                yield _Start(preposition, endings, node)

    def _readings(
        self, text: str, words: list[WordMatch[str]], first: int, starts: tuple[_Start, ...]
    ) -> Iterator[_Reading]:
        """Every way to read a name that begins with the word `first`."""
        for start in starts:
            for claim, suffix in start.endings:
                yield _Reading(first, first, suffix, start.preposition, claim)
            node, last = start.node, first
            while node is not None and last + 1 < len(words):
                between = text[words[last].end() : words[last + 1].start()].strip()
                last += 1
                word = between + self._fold(words[last][0])
                for claim, suffix in node.endings(word):
                    if claim.joined or not start.preposition:
                        yield _Reading(first, last, suffix, start.preposition, claim)
                node = node.follow(word)

    def _choose(self, text: str, words: list[WordMatch[str]], readings: list[_Reading]) -> Iterator[Match]:
        """Of the readings, from left to right, the longest that nothing speaks against."""
        vetoes = [reading for reading in readings if reading.claim.never]
        reached = -1
        for first, group in groupby(readings, key=lambda reading: reading.first):
            if first <= reached:
                continue
            for _, same in groupby(sorted(group, key=_Reading.rank), key=_Reading.rank):
                good = [r for r in same if not _vetoed(r, vetoes) and not self._another(text, words, r, reached)]
                if good:
                    reached = good[0].last
                    yield _match(words, good)
                    break

    def _another(self, text: str, words: list[WordMatch[str]], reading: _Reading, reached: int) -> bool:
        """Whether the neighbours of a surname make it another's; a name that was just found is no neighbour."""
        before = after = ""
        if reading.first - 1 > reached and not reading.preposition and _adjoin(text, words, reading.first - 1):
            before = self._fold(words[reading.first - 1][0])
        if reading.last + 1 < len(words) and not reading.suffix and _adjoin(text, words, reading.last):
            after = self._fold(words[reading.last + 1][0])
        return means_another(reading.claim, self._entries[reading.claim.slug], before, after)


def _adjoin(text: str, words: list[WordMatch[str]], left: int) -> bool:
    """Whether nothing but white space stands between a word and the next."""
    return text[words[left].end() : words[left + 1].start()].isspace()


def _vetoed(reading: _Reading, vetoes: list[_Reading]) -> bool:
    """Whether the reading is itself a veto, or lies within a surface that its entry never means."""
    return reading.claim.never or any(
        veto.claim.slug == reading.claim.slug and veto.first <= reading.first and reading.last <= veto.last
        for veto in vetoes
    )


def _match(words: list[WordMatch[str]], readings: list[_Reading]) -> Match:
    reading = readings[0]
    first, last = words[reading.first], words[reading.last]
    start = first.start()
    if reading.preposition:
        start += normalize_with_offsets(first[0]).offsets[len(reading.preposition)]
    slugs = tuple(sorted({reading.claim.slug for reading in readings}))
    return Match(start, last.end(), slugs, reading.claim.key, any(r.claim.full for r in readings))
