"""The tree of the terms: each family with its terms, and where these stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from xwener.search.codec import LETTERS, NUMBERS, front_coded, read_word, sorted_words
from xwener.search.fields import BOOSTS, FIELDS
from xwener.search.inverted import Inverted
from xwener.search.postings import skip_field
from xwener.search.ranges import Item
from xwener.search.vocabulary import Vocabulary

# Family → its terms; both in the order in which JavaScript sorts them.
Families = Mapping[str, Sequence[str]]
# Of one family: each term with the letters of its fields.
Members = Mapping[str, Sequence[str]]
SHOWN = [(FIELDS.index(field), BOOSTS[field]) for field in ("title", "names")]


def families_of(terms: Iterable[str], vocabulary: Vocabulary) -> dict[str, list[str]]:
    """The families of `terms`."""
    found: dict[str, list[str]] = defaultdict(list)
    for term in sorted_words(terms):
        found[vocabulary.family(term)].append(term)
    return {name: found[name] for name in sorted_words(found)}


def members_of(terms: Iterable[str], inverted: Inverted) -> dict[str, list[str]]:
    """A family from the index, which holds it no longer."""
    return {term: inverted.take(term) for term in terms}


def family_letters(name: str, members: Members) -> str:
    """What stands behind a family: how many terms, and for each its letters and its fields."""
    parts = [LETTERS[len(members)]]
    previous = name
    for term, fields in members.items():
        parts += (front_coded(term, previous), *fields)
        previous = term
    return "".join(parts)


def read_family(name: str, payload: str) -> dict[str, list[str]]:
    """The family that `family_letters` wrote."""
    found: dict[str, list[str]] = {}
    at, term = 1, name
    for _ in range(NUMBERS[payload[0]]):
        term, at = read_word(payload, at, term)
        found[term] = []
        for field in range(len(FIELDS)):
            end = skip_field(payload, at, field)
            found[term].append(payload[at:end])
            at = end
    return found


def read_families(text: str) -> list[Item]:
    """The families of a shard, each with what stands behind it."""
    return list(_items(text))


def _items(text: str) -> Iterator[Item]:
    at, name = 0, ""
    while at < len(text):
        name, at = read_word(text, at, name)
        begin = at
        at += 1
        for _ in range(NUMBERS[text[begin]]):
            _, at = read_word(text, at, "")
            for field in range(len(FIELDS)):
                at = skip_field(text, at, field)
        yield name, text[begin:at]


def total(fields: Sequence[str]) -> int:
    """In how many fields of documents a term stands: what lunr reckons its rarity from."""
    return sum([NUMBERS[letters[0]] for letters in fields])


def weight(members: Iterable[Sequence[str]]) -> int:
    """How much the titles and names that hold a family's terms count."""
    return sum(boost * NUMBERS[fields[index][0]] for fields in members for index, boost in SHOWN)
