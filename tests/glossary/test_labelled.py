"""The finder against the sentences that were labelled before it was written."""

from __future__ import annotations

import pytest
from tests.glossary.labels import Labelled, Span, fixture_entries, labelled_sentences

from xwener.glossary.finder import Finder

SENTENCES = list(labelled_sentences())
FINDER = Finder(fixture_entries())
# What the whole set must reach; each sentence below must be exactly right all the same.
PRECISION, RECALL = 0.99, 0.98


def found_in(text: str) -> frozenset[Span]:
    """The spans the finder finds, with the one entry each means."""
    return frozenset((match.start, match.end, "|".join(match.slugs)) for match in FINDER.find(text))


@pytest.mark.parametrize("labelled", SENTENCES, ids=[sentence.why for sentence in SENTENCES])
def test_sentence(labelled: Labelled):
    """Exactly the labelled mentions of the sentence are found."""
    found = {(labelled.text[start:end], slug) for start, end, slug in found_in(labelled.text)}
    expected = {(labelled.text[start:end], slug) for start, end, slug in labelled.spans}
    assert found == expected
    assert found_in(labelled.text) == labelled.spans


def test_precision_and_recall():
    """Over all labelled sentences at least 99% of what is found is right, and 98% of what is there is found."""
    assert len(SENTENCES) >= 60
    found = {(number, span) for number, one in enumerate(SENTENCES) for span in found_in(one.text)}
    there = {(number, span) for number, one in enumerate(SENTENCES) for span in one.spans}
    assert len(found & there) / len(found) >= PRECISION
    assert len(found & there) / len(there) >= RECALL


def test_traps_are_there():
    """A good part of the set are sentences without any mention: the traps."""
    assert sum(not sentence.spans for sentence in SENTENCES) >= 20


def test_one_text_of_all_sentences():
    """All sentences in one text give the same mentions as one by one: sentences do not run into each other."""
    whole, there = "", set()
    for sentence in SENTENCES:
        there |= {(start + len(whole), end + len(whole), slug) for start, end, slug in sentence.spans}
        whole += sentence.text + "\n"
    assert found_in(whole) == there
