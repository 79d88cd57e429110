"""Finds the names of the glossary in a text: one pass, whatever the number of entries.

A mention is a claimed surface (name, alias, abbreviation, form) and a licensed suffix chain, bounded by word
boundaries. Each distinct word is folded and looked up once and remembered, since a language has far fewer
distinct words than its texts have words; only around the words with which a name may begin is the text cut into
words at all. Stems are never used: they would merge بارزان and بارزانی.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import compress, groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from xwener.glossary.claims import PREPOSITIONS, Claim, claims_of
from xwener.glossary.entry import Entry
from xwener.glossary.naming import means_another
from xwener.glossary.trie import Node, build
from xwener.glossary.words import WORD, fold
from xwener.sorani import normalize_with_offsets
from xwener.sorani.memory import Memory

if TYPE_CHECKING:  # who hastens has loaded it
    from xwener.glossary.heads import Heads

# A word where it stands: from where, up to where, and what it is. A plain tuple, for there are many.
Word = tuple[int, int, str]
# Where a run of text without spaces begins, and how many words the longest name may have that begins in it.
_Run = tuple[int, int]

# Remembered words; more than this are forgotten together, so that memory stays flat on endless text.
REMEMBERED = 200_000


class Match(NamedTuple):
    """A span of the text that one entry claims, or several (`slugs`, sorted).

    `key` is the claimed surface without its suffix (as `surface_key` gives it); `full` tells that it names
    its entry so that a later surname can lean on it.
    """

    start: int
    end: int
    slugs: tuple[str, ...]
    key: str
    full: bool


class _Start(NamedTuple):
    """How a name may begin with a word: the preposition joined to it (folded), and what follows from there."""

    preposition: str
    endings: Sequence[tuple[Claim, int]]
    node: Node | None


class _Reading(NamedTuple):
    """One way to read the words `first` to `last` as a claimed surface."""

    first: int
    last: int
    suffix: int
    preposition: str
    claim: Claim

    def rank(self) -> tuple[int, int, int]:
        """Longest span first, then the longest lemma, then without a preposition."""
        return -self.last, self.suffix, len(self.preposition)


class Finder:
    """Knows every claim of a set of entries; `find` may be called on any number of texts."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = tuple(entries)
        self._root = build(claim for entry in self._entries for claim in claims_of(entry))
        # The first four letters of names, or as many as they have: most words begin with none of them.
        self._beginnings = {word[:4] for word in (*self._root.last, *self._root.after)}
        self._heads: Heads | None = None
        # Of the words seen so far, those that begin a name: no more than names have forms.
        self._starts: dict[str, list[_Start]] = {}
        self._longest = Memory(self._longest_in, REMEMBERED)
        self._fold = lru_cache(maxsize=REMEMBERED)(fold)

    def __reduce__(self) -> tuple[type[Finder], tuple[tuple[Entry, ...]]]:
        """On another machine the tree is built anew: its words are fewer than its branches."""
        return Finder, (self._entries,)

    def find(self, text: str) -> list[Match]:
        """The mentions in `text`, in order and without overlaps; offsets are those of `text` as given."""
        return self._found(text, self._all_runs(text))

    def find_all(self, texts: Sequence[str]) -> list[list[Match]]:
        """The mentions in each of `texts`, as `find` gives them."""
        if not self._heads:
            return list(map(self.find, texts))
        begins = zip(texts, self._heads.begins(texts), strict=True)
        return [self._found(text, self._some_runs(text, places)) for text, places in begins]

    def hasten(self) -> None:
        """Get ready for `find_all` with very many texts: where no name begins, words are then not even looked up."""
        # What is worth a tenth of a second if there are a thousand texts.
        from xwener.glossary.heads import Heads  # noqa: PLC0415

        self._heads = Heads(self._beginnings)

    def claims(self, key: str) -> bool:
        """Whether some entry claims the surface of this `surface_key`."""
        node: Node | None = self._root
        *inner, last = key.split(" ")
        for word in inner:
            node = node.after.get(word) if node else None
        return any(not claim.never for claim in node.last.get(last, ())) if node else False

    def _all_runs(self, text: str) -> Iterator[_Run]:
        """The runs of `text` in which a name may begin."""
        chunks = text.split(" ")
        longest = list(map(self._longest.__getitem__, chunks))
        begin = reached = 0
        for number in compress(range(len(chunks)), longest):
            # Behind those before, and a space for each.
            begin += sum(map(len, chunks[reached:number])) + number - reached
            reached = number
            yield begin, longest[number]

    def _some_runs(self, text: str, places: Iterable[int]) -> Iterator[_Run]:
        """The same, where names can begin at no other places."""
        end = -1
        for place in places:
            if place > end:
                begin, end = text.rfind(" ", 0, place) + 1, text.find(" ", place)
                end = end if end >= 0 else len(text)
                longest = self._longest[text[begin:end]]
                if longest:
                    yield begin, longest

    def _found(self, text: str, runs: Iterable[_Run]) -> list[Match]:
        # All of them, for this is where words are learnt that begin a name.
        words = _words_near(text, list(runs))
        readings: list[_Reading] = []
        for index, (_, _, word) in enumerate(words):
            found = self._starts.get(word)
            if found:
                readings += self._readings(text, words, index, found)
        return list(self._choose(text, words, readings)) if readings else []

    def _longest_in(self, chunk: str) -> int:
        """How many words the longest name may have that begins in a run of text without spaces; 0 if none does."""
        longest = 0
        for word in WORD.findall(chunk):
            starts = self._starts.get(word) or self._starts_of(fold(word))
            if starts:
                self._starts[word] = starts
                longest = max(longest, *(start.node.longest + 1 if start.node else 1 for start in starts))
        return longest

    def _starts_of(self, word: str) -> list[_Start]:
        found: list[_Start] = []
        for preposition in ("", *filter(word.startswith, PREPOSITIONS)):
            rest = word[len(preposition) :]
            if not self._beginnings.isdisjoint((rest[:4], rest[:3], rest[:2], rest[:1])):
                endings = [(c, n) for c, n in self._root.endings(rest) if c.joined or not preposition]
                node = self._root.follow(rest)
                found += [_Start(preposition, endings, node)] if endings or node else []
        return found

    def _readings(self, text: str, words: list[Word], first: int, starts: Sequence[_Start]) -> Iterator[_Reading]:
        """Every way to read a name that begins with the word `first`."""
        for start in starts:
            for claim, suffix in start.endings:
                yield _Reading(first, first, suffix, start.preposition, claim)
            node, last = start.node, first
            while node is not None and last + 1 < len(words):
                _, end, _ = words[last]
                last += 1
                begin, _, following = words[last]
                word = text[end:begin].strip() + self._fold(following)
                for claim, suffix in node.endings(word):
                    if claim.joined or not start.preposition:
                        yield _Reading(first, last, suffix, start.preposition, claim)
                node = node.follow(word)

    def _choose(self, text: str, words: list[Word], readings: list[_Reading]) -> Iterator[Match]:
        """Of the readings, from left to right, the longest that nothing speaks against."""
        vetoes = _vetoes(readings)
        reached = -1
        for first, group in groupby(readings, key=itemgetter(0)):
            if first <= reached:
                continue
            # Most names can neither be vetoed nor be another's.
            good = [
                reading
                for reading in group
                if not (vetoes and _vetoed(reading, vetoes))
                and not (reading.claim.own and self._another(text, words, reading, reached))
            ]
            if len(good) > 1:
                best = min(map(_Reading.rank, good))
                good = [reading for reading in good if reading.rank() == best]
            if good:
                reached = good[0].last
                yield _match(words, good)

    def _another(self, text: str, words: list[Word], reading: _Reading, reached: int) -> bool:
        """Whether the neighbours of a lone surname make it another's; a name just found is no neighbour."""
        before = after = ""
        if reading.first - 1 > reached and not reading.preposition and _adjoin(text, words, reading.first - 1):
            before = self._fold(words[reading.first - 1][2])
        if reading.last + 1 < len(words) and not reading.suffix and _adjoin(text, words, reading.last):
            after = self._fold(words[reading.last + 1][2])
        return means_another(reading.claim, before, after)


def _words_near(text: str, runs: Sequence[_Run]) -> list[Word]:
    """The words of `text` around the runs in which a name may begin.

    One run more on either side is its neighbour; between two words of a name may stand a sign of its own.
    """
    if runs and "  " in text:  # so that words and runs are not the same
        return _words(text, 0, len(text))
    words: list[Word] = []
    reached = 0
    for begin, longest in runs:
        first = max(text.rfind(" ", 0, begin - 1) + 1 if begin else 0, reached)
        many = 2 * longest + 1 + (1 if first < begin else -text.count(" ", begin, first))
        if many > 0:
            for chunk in text[first:].split(" ", many)[:many]:
                after = first + len(chunk)
                words += [(first, after, chunk)] if chunk.isalpha() else _words(text, first, after)
                first = after + 1
            reached = first
    return words


def _words(text: str, begin: int, end: int) -> list[Word]:
    return [(*found.span(), found[0]) for found in WORD.finditer(text, begin, end)]


def _adjoin(text: str, words: list[Word], left: int) -> bool:
    """Whether nothing but white space stands between a word and the next."""
    return text[words[left][1] : words[left + 1][0]].isspace()


def _vetoes(readings: list[_Reading]) -> dict[tuple[str, int], int]:
    """For an entry and a word inside surfaces it never means, the last word of the longest of these."""
    vetoes: dict[tuple[str, int], int] = {}
    for reading in readings:
        if reading.claim.never:
            for word in range(reading.first, reading.last + 1):
                place = reading.claim.slug, word
                vetoes[place] = max(reading.last, vetoes.get(place, -1))
    return vetoes


def _vetoed(reading: _Reading, vetoes: dict[tuple[str, int], int]) -> bool:
    """Whether the reading is itself a veto, or lies within a surface that its entry never means."""
    return reading.claim.never or vetoes.get((reading.claim.slug, reading.first), -1) >= reading.last


def _match(words: list[Word], readings: list[_Reading]) -> Match:
    reading = readings[0]
    start, _, word = words[reading.first]
    _, end, _ = words[reading.last]
    if reading.preposition:
        start += normalize_with_offsets(word).offsets[len(reading.preposition)]
    claim = reading.claim
    if len(readings) == 1:
        return Match(start, end, (claim.slug,), claim.key, claim.full)
    slugs = tuple(sorted({reading.claim.slug for reading in readings}))
    return Match(start, end, slugs, claim.key, any(reading.claim.full for reading in readings))
