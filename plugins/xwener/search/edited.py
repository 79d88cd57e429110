"""The pieces of the index after some documents have changed."""

from __future__ import annotations

from collections.abc import Sequence

from xwener.search.anew import Counted
from xwener.search.before import Before, StaleError, State
from xwener.search.cards import GROUP, group
from xwener.search.changed import Changed
from xwener.search.codec import LETTERS
from xwener.search.counting import Field
from xwener.search.documents import SearchDocument
from xwener.search.edited_trees import edited_trees
from xwener.search.edits import Edit, changes
from xwener.search.facets import FACETS, by_entry
from xwener.search.fields import BODY, FIELDS, LEVELS, level
from xwener.search.numbering import numbers
from xwener.search.ranges import Shard, named
from xwener.search.site_index import Pieces
from xwener.search.vocabulary import Vocabulary

# When more than one document in so many has changed, to begin anew is faster.
ANEW = 4


def edited(documents: Sequence[SearchDocument], counts: Counted, before: Before, vocabulary: Vocabulary) -> Pieces:
    """The index of `documents`. StaleError when too much has changed, or when the build before is damaged."""
    numbered = list(zip(numbers(documents), documents, strict=True))
    changed = Changed(numbered, counts, before)
    if len(changed.numbers) * ANEW > len(documents):
        raise StaleError(before.folder)
    state = before.state
    trees, weights = edited_trees(before, changes(changed.edits), vocabulary)
    size = numbered[-1][0] + 1 if numbered else 0
    rows = state.rows | {url: row.line() for url, row in changed.rows.items()}
    new = State(
        {document.url: rows[document.url] for document in documents},
        trees,
        _cards(changed, size),
        named(FACETS, "", by_entry(numbered)) if changed.other_entries else state.facets,
        weights,
        _lengths(state.lengths, changed.edits),
        _levels(state.levels, changed.edits, size),
        changed.called,
    )
    texts = {changed.rows[document.url].text: document.text for _, document in changed.documents}
    return Pieces(numbered, new, texts)


def _cards(changed: Changed, size: int) -> list[Shard]:
    old = changed.before.state.cards
    wanted = {number // GROUP for number in changed.numbers}
    found = []
    for number in range(-(-size // GROUP)):
        if number < len(old) and number not in wanted:
            found.append(old[number])
            continue
        own = {at: changed.now[at] for at in range(number * GROUP, (number + 1) * GROUP) if at in changed.now}
        found.append(group(number, own, {at: changed.row(document.url).text for at, document in own.items()}))
    return found


def _steps(fields: Sequence[Field] | None) -> list[int]:
    """The step of each field's length; 0 where there is no document."""
    return [level(field.length) for field in fields] if fields else [0] * len(FIELDS)


def _lengths(before: Sequence[int], edits: Sequence[Edit]) -> list[int]:
    found = list(before)
    for edit in edits:
        for field, (old, new) in enumerate(zip(_steps(edit.before), _steps(edit.after), strict=True)):
            found[field] += LEVELS[new] - LEVELS[old]
    return found


def _levels(before: str, edits: Sequence[Edit], size: int) -> str:
    found = [*before[:size], *LETTERS[0] * (size - len(before))]
    for edit in edits:
        if edit.number < size:
            found[edit.number] = LETTERS[_steps(edit.after)[BODY]]
    return "".join(found)
