"""The shards give what the whole lunr index gives."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from tests.bench.corpus import Corpus
from tests.search.node import run_node
from tests.search.whole import corpus_documents, whole_index, write_index

from xwener.search.documents import SearchDocument

QUERIES = 1_200


def _queries(documents: list[SearchDocument]) -> list[str]:
    """Words, beginnings of words and words with an error in them, one to four at a time."""
    rng = random.Random(6)  # noqa: S311  (a sample that is the same every time)
    pool = sorted({word for document in documents for text in document.texts for word in text.split()})
    letters = sorted({letter for word in pool for letter in word})

    def word() -> str:
        found = rng.choice(pool)
        match rng.randrange(6):
            case 0:
                return found[: rng.randint(1, len(found))]
            case 1:
                at = rng.randrange(len(found))
                return found[:at] + rng.choice(letters) + found[at + 1 :]
        return found

    return [" ".join(word() for _ in range(rng.randint(1, 4))) for _ in range(QUERIES)]


@pytest.mark.parametrize("one_file", [0, 10_000_000], ids=["cut", "one file"])
def test_same_refs_and_scores_as_the_whole_index(tmp_path: Path, one_file: int):
    """Over a thousand random queries, every ref and every score is the whole index's own."""
    documents = corpus_documents(Corpus(articles=80, words=300, entries=24, forms=8_000, mentions=4, seed=6))
    folder = tmp_path / "shards"
    folder.mkdir()
    write_index(documents, folder, one_file)
    assert (len(list(folder.iterdir())) == 1) is bool(one_file)
    assert (folder / "index.js").is_file()
    # The tree of the terms is deep enough to have directories.
    assert bool(list(folder.glob("dt*.js"))) is not bool(one_file)
    whole = tmp_path / "whole.json"
    whole.write_text(json.dumps(whole_index(documents)), "utf-8")
    report = json.loads(run_node("compare.js", str(folder), str(whole), given=json.dumps(_queries(documents))))
    assert report["wrong"] == []
    assert report["queries"] > 1_000
    assert report["results"] > 10 * report["queries"]
