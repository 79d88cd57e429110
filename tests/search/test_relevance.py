"""Judged queries over the site's own content, and over a larger set of texts that nothing was tuned by."""

from __future__ import annotations

from typing import Any

import pytest
from tests.search.relevance import SETS, relevance, texts_of

# Measured by `invoke bench --name relevance`; docs/search.md has the other searches beside it.
AT_LEAST = {"site": 0.93, "knowledge": 0.93}
# A word written as two; English spellings that say nothing of how the Kurdish word sounds.
MISSED: dict[str, set[str]] = {"site": set(), "knowledge": {"وشکە ساڵی", "einstein", "unesco"}}
LUNR_AT_MOST = 0.2


@pytest.fixture(scope="module", params=SETS)
def measured(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, Any]]:
    """The name of a set, and the measure."""
    return request.param, relevance(tmp_path_factory.mktemp("relevance"), request.param)


def test_relevance_stays(measured: tuple[str, dict[str, Any]]):
    """Over all judged queries, nDCG@10 is as good as it was, and far from what lunr does by default."""
    name, report = measured
    assert len(report["xwener"]["queries"]) >= 60
    assert report["xwener"]["mean"] >= AT_LEAST[name]
    assert report["lunr"]["mean"] < LUNR_AT_MOST


def test_no_query_fails(measured: tuple[str, dict[str, Any]]):
    """Every judged query finds at least something of what it should, but for those that are known."""
    name, report = measured
    assert {query for query, value in report["xwener"]["queries"].items() if value == 0} == MISSED[name]


def test_the_second_set_is_large():
    """There are more than a hundred texts of our own, each once."""
    found, judged = texts_of("knowledge")
    assert len({document.title for document in found}) == len(found) >= 100
    assert len({row["query"] for row in judged}) == len(judged) >= 60
