"""What an entry claims: the surfaces that mean it, and those that never do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from xwener.glossary.entry import Entry
from xwener.glossary.words import fold_inner, name_words
from xwener.reading.schema import Kind

# The prepositions that some write joined to the word after them: لەکازمی, بەداعش.
PREPOSITIONS = ("لە", "بە")


@dataclass(frozen=True, slots=True)
class Claim:
    """One surface of one entry.

    `words` are folded, those before the last also for ezafe. `inflects`: licensed suffixes may follow.
    `joined`: a preposition may be written joined to it. `never`: it vetoes what it covers. `full`: who
    reads it knows who is meant (a name of several words, or the entry's name itself).

    For one word of a person's name, `own` holds the words of all that person's names; `given` tells that it is
    the first word of the name.
    """

    slug: str
    words: tuple[str, ...]
    inflects: bool = True
    joined: bool = False
    never: bool = False
    full: bool = False
    own: frozenset[str] = frozenset()
    given: bool = False

    @property
    def key(self) -> str:
        """The surface as `surface_key` gives it."""
        return " ".join(self.words)


def surface_key(surface: str) -> str:
    """What two spellings of one surface have in common."""
    return " ".join(_compared(name_words(surface)))


def claims_of(entry: Entry) -> Iterator[Claim]:
    """Every claim of `entry`."""
    named = name_words(entry.name)
    own = frozenset(word for name in entry.names for word in name_words(name))
    for surface in entry.names:
        for words in _spellings(surface):
            full = len(words) > 1 or words == named
            if full or entry.kind is not Kind.PERSON:
                yield Claim(entry.slug, words, joined=entry.joined, full=full)
            else:
                yield Claim(entry.slug, words, joined=entry.joined, own=own, given=words[0] == named[0])
    for surface in entry.forms:
        words = _compared(name_words(surface))
        yield Claim(entry.slug, words, inflects=False, joined=entry.joined, full=len(words) > 1)
    for surface in entry.never:
        for words in _spellings(surface):
            yield Claim(entry.slug, words, joined=True, never=True)


def _compared(words: tuple[str, ...]) -> tuple[str, ...]:
    return (*map(fold_inner, words[:-1]), *words[-1:])


def _spellings(surface: str) -> Iterator[tuple[str, ...]]:
    """The folded words of `surface`, and again with every preposition inside it joined: لە بەغدا, لەبەغدا."""
    words = _compared(name_words(surface))
    if not words:
        return
    yield words
    joined: list[str] = []
    for word in words:
        if len(joined) > 1 and joined[-1] in PREPOSITIONS:
            joined[-1] += word
        else:
            joined.append(word)
    if len(joined) < len(words):
        yield tuple(joined)
