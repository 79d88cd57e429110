"""The terms of a text, field by field, with how often they stand there: counted once, kept until the text changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple, TypedDict

from xwener.search.analysis import count_terms, terms
from xwener.search.texts import Text, halves, text_name
from xwener.sorani.memory import Memory

# Of one field of a text: its terms, each with a number: `more << STATE_BITS | state`, where the state says what is
# true of most terms and `more` is 0 but for the last state. In the body, of which browsers load one half: 0 once in
# the first half, 1 once in the second, 2 once in each, 3 more often, and `more` is 3 * frequency + (0 the first half,
# 1 the second, 2 both). In the other fields: 0 once, 3 more often, and `more` is the frequency.
Counts = Mapping[str, int]
STATE_BITS = 2
MORE = 3
# A frequency is this at the most.
MOST = (1 << 16) - 1
# The terms of names, of so many at the most: thousands of texts share them.
_REMEMBERED = 65_536
_NAMES: Memory[tuple[str, ...]] = Memory(terms, _REMEMBERED)


class Field(NamedTuple):
    """One field of a document: how many words it has, and its terms."""

    length: int
    counts: Counts


class CountedText(TypedDict):
    """What is kept of a text: the name of its files; of its title, standfirst and body, lengths and counts."""

    name: str
    lengths: list[int]
    counts: list[dict[str, int]]


def count_text(title: str, standfirst: str, passages: Sequence[str], headings: str) -> CountedText:
    """What the index needs of a text; JSON can keep it, and a worker can make it.

    >>> count_text("باران", "", ["باران و باران"], "")["counts"]
    [{'باران': 0}, {}, {'باران': 27, 'و': 0}]
    """
    fields = [_counted([title]), _counted([standfirst]), _body(passages, headings)]
    name = text_name(Text(tuple(passages), headings))
    return {"name": name, "lengths": [field.length for field in fields], "counts": [dict(f.counts) for f in fields]}


def count_names(names: Iterable[str]) -> Field:
    """What the entries of a text are called, as a field."""
    return _field(Counter(chain.from_iterable(map(_NAMES.__getitem__, names))))


def by_field(counted: CountedText, names: Iterable[str]) -> tuple[Field, ...]:
    """A text's fields with the names in their place: in the order of FIELDS."""
    title, standfirst, body = map(Field, counted["lengths"], counted["counts"])
    return title, standfirst, count_names(names), body


def frequency(number: int, *, body: bool) -> int:
    """How often a term stands in a field, by its number there.

    >>> frequency(27, body=True), frequency(2, body=True), frequency(11, body=False)
    (2, 2, 2)
    """
    state, more = number & MORE, number >> STATE_BITS
    if state != MORE:
        return 2 if state == 2 else 1  # noqa: PLR2004  (the state of a word that stands once in each half)
    return more // 3 if body else more


def _counted(texts: Iterable[str]) -> Field:
    return _field(count_terms(texts))


def _field(found: Counter[str]) -> Field:
    return Field(found.total(), {term: _number(times) for term, times in found.items()})


def _number(times: int) -> int:
    return 0 if times == 1 else min(times, MOST) << STATE_BITS | MORE


def _body(passages: Sequence[str], headings: str) -> Field:
    first, second = map(count_terms, _halves(passages, headings))
    found = {term: 0 if times == 1 else _more(times, 0) for term, times in first.items()}
    for term, times in second.items():
        before = first.get(term, 0)
        if before:
            found[term] = 2 if before == times == 1 else _more(before + times, 2)
        else:
            found[term] = 1 if times == 1 else _more(times, 1)
    return Field(first.total() + second.total(), found)


def _more(times: int, half: int) -> int:
    return (3 * min(times, MOST) + half) << STATE_BITS | MORE


def _halves(passages: Sequence[str], headings: str) -> tuple[Sequence[str], Sequence[str]]:
    first, *second = halves(passages)
    return (*first, headings), second[0] if second else ()
