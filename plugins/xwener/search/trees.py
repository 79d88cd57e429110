"""The sorted trees of the index: terms by family, families, their ends, Latin keys, and short beginnings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from heapq import nlargest

from xwener.search.codec import LETTERS, encode, front_coded, units, utf16
from xwener.search.fields import BODY, BOOSTS, FIELDS
from xwener.search.inverted import MOST, SHIFT, Inverted, total
from xwener.search.ranges import Shard, cut
from xwener.search.vocabulary import Vocabulary

# What the browser calls the trees.
TERMS, FAMILIES, ENDINGS, LATIN, BEGINNINGS = "t", "f", "e", "k", "b"
Families = Mapping[str, list[str]]

# A beginning that more families share than this says little, so the likeliest few stand for all of them.
MANY = 60
LIKELIEST = 4
LONGEST_BEGINNING = 4
SHOWN = [(FIELDS.index(field), field) for field in ("title", "names")]


def trees(inverted: Inverted, vocabulary: Vocabulary) -> dict[str, list[Shard]]:
    """Every tree of the index as shards."""
    found = _families(inverted, vocabulary)
    return {
        TERMS: cut(TERMS, _terms(found, inverted)),
        FAMILIES: cut(FAMILIES, _frequencies(found, inverted)),
        ENDINGS: cut(ENDINGS, ((key, "") for key in sorted((name[::-1] for name in found), key=utf16))),
        LATIN: cut(LATIN, _latin(found, inverted, vocabulary)),
        BEGINNINGS: cut(BEGINNINGS, _beginnings(found, inverted)),
    }


def _families(inverted: Inverted, vocabulary: Vocabulary) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for term in sorted(inverted.postings, key=utf16):
        found[vocabulary.family(term)].append(term)
    return {name: found[name] for name in sorted(found, key=utf16)}


def _terms(found: Families, inverted: Inverted) -> Iterator[tuple[str, str]]:
    """Each family with its terms: how many, and for each its letters and its postings field by field."""
    for name, members in found.items():
        parts = [encode([len(members)])]
        previous = name
        for term in members:
            parts.append(front_coded(term, previous))
            parts += (_field(postings, index, inverted) for index, postings in enumerate(inverted.postings[term]))
            previous = term
        yield name, "".join(parts)


def _field(postings: Sequence[int], index: int, inverted: Inverted) -> str:
    """Of one field: the number of documents; for each document the gap to the one before, with a flag.

    The flag is set when the term stands there more than once; then its frequency follows. After that, except
    for the body, whose lengths stand in the manifest, comes the step of the field's length.
    """
    if not postings:
        return LETTERS[0]
    letters, levels = LETTERS, inverted.levels[index]
    with_level = index != BODY
    parts = [letters[len(postings)]]
    before = -1
    # A large site has millions of these, so there is one loop and nothing is called in it.
    for posting in postings:
        document, frequency = posting >> SHIFT, posting & MOST
        gap = 2 * (document - before - 1)
        before = document
        parts.append(letters[gap] if frequency == 1 else letters[gap + 1] + letters[frequency - 2])
        if with_level:
            parts.append(letters[levels[document]])
    return "".join(parts)


def _frequencies(found: Families, inverted: Inverted) -> Iterator[tuple[str, str]]:
    """Each family with the number of bits of how often it stands: enough to prefer the more frequent one."""
    for name, members in found.items():
        together = sum(total(inverted.postings[term]) for term in members)
        yield name, encode([together.bit_length()])


def _latin(found: Families, inverted: Inverted, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Each Latin key with the families that may be meant by it: those of their stems and of their main form."""
    by_key: dict[str, dict[str, None]] = defaultdict(dict)
    for name, members in found.items():
        main = max(members, key=lambda term: total(inverted.postings[term]))
        for form in dict.fromkeys([main, *map(vocabulary.stem, members)]):
            for key in vocabulary.latin_keys(form):
                by_key[key][name] = None
    for key in sorted(by_key, key=utf16):
        yield key, _names(by_key[key])


def _beginnings(found: Families, inverted: Inverted) -> Iterator[tuple[str, str]]:
    """Each beginning that MANY families share, with the likeliest of them: those that most titles and names hold."""
    sharing: dict[str, list[str]] = defaultdict(list)
    for name in found:
        for length in range(1, min(len(name), LONGEST_BEGINNING) + 1):
            sharing[name[:length]].append(name)
    weight = {
        name: sum(BOOSTS[field] * len(inverted.postings[term][index]) for term in members for index, field in SHOWN)
        for name, members in found.items()
    }
    for beginning in sorted(sharing, key=utf16):
        names = sharing[beginning]
        if len(names) > MANY:
            yield beginning, _names(nlargest(LIKELIEST, names, key=lambda name: weight[name]))


def _names(names: Collection[str]) -> str:
    return encode([len(names)]) + "".join(encode([units(name)]) + name for name in names)
