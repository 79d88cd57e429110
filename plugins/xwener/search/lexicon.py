"""The small trees, by which a word that is not quite a family's finds it: from the terms of each family."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from heapq import nlargest

from xwener.search.codec import LETTERS, NUMBERS, after_units, read_word, sorted_words, units
from xwener.search.families import Members, total
from xwener.search.ranges import Item
from xwener.search.vocabulary import Vocabulary

# A beginning that more families share than this says little, so the likeliest few stand for all of them.
MANY = 60
LIKELIEST = 4
LONGEST_BEGINNING = 4


def frequency(members: Members) -> str:
    """The number of bits of how often a family stands: enough to prefer the more frequent one."""
    return LETTERS[sum(map(total, members.values())).bit_length()]


def latin(members: Members, vocabulary: Vocabulary) -> list[str]:
    """The Latin keys by which a family is found: those of its terms' stems and of its main term."""
    if not members:
        return []
    main = max(members, key=lambda term: total(members[term])) if len(members) > 1 else next(iter(members))
    forms = dict.fromkeys([main, *map(vocabulary.stem, members)])
    return list(dict.fromkeys(key for form in forms for key in vocabulary.latin_keys(form)))


def by_key(keys: Iterable[tuple[str, Iterable[str]]]) -> dict[str, list[str]]:
    """The other way round: each Latin key with its families."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, own in keys:
        for key in own:
            found[key].append(name)
    return found


def beginnings(names: Iterable[str]) -> dict[str, list[str]]:
    """Each beginning of a few letters with the families that share it."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in names:
        for beginning in beginnings_of(name):
            found[beginning].append(name)
    return found


def beginnings_of(name: str) -> list[str]:
    """The beginnings of one family's name.

    >>> beginnings_of("نان")
    ['ن', 'نا', 'نان']
    """
    return [name[:length] for length in range(1, min(len(name), LONGEST_BEGINNING) + 1)]


def likeliest(names: Sequence[str], weights: Mapping[str, int]) -> str | None:
    """The families that most titles and names hold, of those that share a beginning; None when these are few."""
    return encode_names(nlargest(LIKELIEST, names, key=weights.__getitem__)) if len(names) > MANY else None


def encode_names(names: Collection[str]) -> str:
    """How many names, and each with its length."""
    return LETTERS[len(names)] + "".join([LETTERS[units(name)] + name for name in names])


def read_names(letters: str) -> list[str]:
    """The names that `encode_names` wrote.

    >>> read_names(encode_names(["باران", "با"]))
    ['باران', 'با']
    """
    return _names(letters, 0)[0]


def read_frequencies(text: str) -> list[Item]:
    """The items of a shard with one letter behind each key."""
    return _items(text, 1)


def read_keys(text: str) -> list[Item]:
    """The items of a shard with nothing behind its keys."""
    return _items(text, 0)


def read_name_lists(text: str) -> list[Item]:
    """The items of a shard with names behind each key."""
    found = []
    at, key = 0, ""
    while at < len(text):
        key, begin = read_word(text, at, key)
        _, at = _names(text, begin)
        found.append((key, text[begin:at]))
    return found


def sorted_items(items: Mapping[str, str | None]) -> list[Item]:
    """What there is, in the order in which JavaScript sorts keys."""
    return [(key, payload) for key in sorted_words(items) if (payload := items[key]) is not None]


def _items(text: str, letters: int) -> list[Item]:
    found = []
    at, key = 0, ""
    while at < len(text):
        key, begin = read_word(text, at, key)
        at = begin + letters
        found.append((key, text[begin:at]))
    return found


def _names(text: str, at: int) -> tuple[list[str], int]:
    found = []
    count = NUMBERS[text[at]]
    at += 1
    for _ in range(count):
        end = after_units(text, at + 1, NUMBERS[text[at]])
        found.append(text[at + 1 : end])
        at = end
    return found, at
