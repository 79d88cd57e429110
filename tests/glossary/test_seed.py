"""The finder on a real article, where there is one beside the repository."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from tests.glossary.labels import DATA, fixture_entries

from xwener.glossary.finder import Finder
from xwener.linking.offsets import read_glossary

SEED = Path(__file__).parents[2] / "../shared/seed.txt"
# Real text has what must not be found, too: an event that is spelt like the broadcaster, calm like the system.
TRAPS = ("رووداوە", "رووداوەکە", "رووداوەکەی", "ئارامی", "بەغدا", "لەبەغدا")

Counts = Counter[tuple[str, str]]


@pytest.fixture(scope="module")
def found() -> Counts:
    """What the finder finds in the article: how often each surface means each entry."""
    if not SEED.is_file():
        pytest.skip("the seed article is not on this machine: it may not be published with the code")
    text = SEED.read_text("utf-8")
    matches = Finder(fixture_entries()).find(text)
    return Counter((" ".join(text[m.start : m.end].split()), "|".join(m.slugs)) for m in matches)


def labelled() -> Counts:
    """What is there, by data/seed.tsv."""
    rows = [row.split("\t") for row in (DATA / "seed.tsv").read_text("utf-8").splitlines() if row[0] != "#"]
    return Counter({(surface, slug): int(count) for count, surface, slug in rows})


def test_precision_and_recall(found: Counts):
    """At least 99% of what is found is right, and 98% of what is there is found."""
    right = (found & labelled()).total()
    assert right / found.total() >= 0.99
    assert right / labelled().total() >= 0.98


def test_every_form_of_every_name(found: Counts):
    """Every labelled surface is found as often as it is there, and nothing else is."""
    assert found == labelled()


def test_traps(found: Counts):
    """None of the words that only look like names are found."""
    assert not {surface for surface, _ in found} & set(TRAPS)


def test_the_glossary_of_this_site():
    """With the entries under content/, each entry that is labelled is found as often as it is there."""
    if not SEED.is_file():
        pytest.skip("the seed article is not on this machine: it may not be published with the code")
    glossary, errors = read_glossary(Path(__file__).parents[2] / "content")
    assert errors == []
    names = {entry.slug: entry.name for entry in fixture_entries()}
    there = Counter[str]()
    for (_, slug), count in labelled().items():
        there[names[slug]] += count
    matches = Finder(glossary).find(SEED.read_text("utf-8"))
    found = Counter(glossary[slug].name for match in matches for slug in match.slugs)
    shared = there.keys() & {entry.name for entry in glossary}
    assert len(shared) >= 29
    assert {name: found[name] for name in shared} == {name: there[name] for name in shared}
