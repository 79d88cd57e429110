"""Judged queries over the site's own content."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.search.node import ROOT, run_node
from tests.search.whole import write_index

from xwener.linking.site import load_site
from xwener.rendering.library import Library
from xwener.rendering.strings import load_strings
from xwener.search.documents import SearchDocument, documents
from xwener.search.fields import FIELDS

JUDGED = Path(__file__).with_name("data") / "judged.yaml"
# Measured: 0.947; MiniSearch with prefixes and typing errors allowed 0.891, lunr's default 0.123.
AT_LEAST = 0.93


def relevance(folder: Path, peers: str = "") -> dict[str, Any]:
    """nDCG@10 of the searches over the site's content, each as a mean and by query."""
    site, errors = load_site(ROOT / "content", load_strings(ROOT / "theme" / "strings.yaml").words)
    assert errors == []
    found = documents(Library(site, date(2024, 1, 1)))
    write_index(found, folder, 0)
    judged = yaml.safe_load(JUDGED.read_text("utf-8"))
    _check(judged, found)
    others = [{"url": document.url, **dict(zip(FIELDS, document.texts, strict=True))} for document in found]
    given = json.dumps({"documents": others, "judged": judged})
    report: dict[str, Any] = json.loads(run_node("relevance.js", str(folder), *filter(None, [peers]), given=given))
    return report


def _check(judged: list[dict[str, Any]], found: list[SearchDocument]) -> None:
    """Every text that is judged has to be there, or the measure says nothing."""
    stems = {Path(document.url).stem for document in found}
    unknown = {stem for row in judged for stem in row["answers"]} - stems
    assert unknown == set()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The measure, taken once."""
    return relevance(tmp_path_factory.mktemp("relevance"))


def test_relevance_stays(report: dict[str, Any]):
    """Over all judged queries, nDCG@10 is as good as it was, and far from what lunr does by default."""
    assert len(report["xwener"]["queries"]) >= 60
    assert report["xwener"]["mean"] >= AT_LEAST
    assert report["lunr"]["mean"] < 0.2


def test_no_query_fails(report: dict[str, Any]):
    """Every judged query finds at least something of what it should."""
    assert [query for query, value in report["xwener"]["queries"].items() if value == 0] == []
