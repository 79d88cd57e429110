"""What an edit changes: where terms stand, and through that the families and the small trees."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from xwener.search.codec import sorted_words
from xwener.search.counting import Field
from xwener.search.families import total
from xwener.search.fields import FIELDS, level
from xwener.search.postings import NOWHERE, Place, changed_field, place
from xwener.search.vocabulary import Vocabulary

# Of one field: the places that are there now, by document; None where there is none any more.
Changes = dict[int, Place | None]
_NOTHING = tuple(Field(0, {}) for _ in FIELDS)


class Edit(NamedTuple):
    """The fields of the document with this number, as they were and as they are; None when there is none."""

    number: int
    before: Sequence[Field] | None
    after: Sequence[Field] | None


class Family(NamedTuple):
    """The terms of a family with the letters of their fields, before and after."""

    before: dict[str, list[str]]
    after: dict[str, list[str]]


def changes(edits: Iterable[Edit]) -> dict[str, list[Changes]]:
    """Each term that stands otherwise than before, with its changes field by field."""
    found: dict[str, list[Changes]] = defaultdict(lambda: [{} for _ in FIELDS])
    for number, *sides in edits:
        for field in range(len(FIELDS)):
            before, after = (_places(number, field, side or _NOTHING) for side in sides)
            for term in before.keys() | after.keys():
                if before.get(term) != after.get(term):
                    found[term][field][number] = after.get(term)
    return found


def _places(number: int, field: int, fields: Sequence[Field]) -> dict[str, Place]:
    own = fields[field]
    step = level(own.length)
    return {term: place(number, field, known, step) for term, known in own.counts.items()}


def by_family(changed: Mapping[str, list[Changes]], vocabulary: Vocabulary) -> dict[str, dict[str, list[Changes]]]:
    """The changed terms of each family."""
    found: dict[str, dict[str, list[Changes]]] = defaultdict(dict)
    for term, fields in changed.items():
        found[vocabulary.family(term)][term] = fields
    return found


def applied(before: dict[str, list[str]], changed: Mapping[str, list[Changes]]) -> Family:
    """A family once its terms have changed; terms that stand nowhere are no terms."""
    after = dict(before)
    for term, fields in changed.items():
        old = before.get(term) or [NOWHERE] * len(FIELDS)
        after[term] = [changed_field(letters, field, fields[field]) for field, letters in enumerate(old)]
    return Family(before, {term: after[term] for term in sorted_words(after) if total(after[term])})
