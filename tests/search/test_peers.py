"""What other searches fail at, and more that a reader of Sorani expects: one table, each row a text and its queries."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.search.node import run_node
from tests.search.whole import made, write_index

from xwener.reading.schema import Kind

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("data").joinpath("peers.yaml").read_text("utf-8"))
# Other texts, so that a search that returns everything does not pass.
NOISE = ("باران لە شاخ باری.", "کتێبێکی نوێ بڵاو بووەوە.", "یاریزانەکە برینداربوو.", "میوەی پایز زۆرە.")


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, list[str]]]:
    """Case → query → the titles found in a site of that text and some others."""
    asked = []
    for case in CASES:
        folder = tmp_path_factory.mktemp("peers")
        _write(folder, [case["text"], *NOISE])
        # A space after the last word says that it is finished.
        asked.append([str(folder), [*case["queries"], *(f"{query} " for query in case.get("never", []))]])
    found = json.loads(run_node("ask.js", given=json.dumps(asked)))
    return {case["case"]: titles for case, titles in zip(CASES, found, strict=True)}


def _write(folder: Path, texts: list[str]) -> None:
    documents = [
        made(f"articles/2024/{number}.html", Kind.ARTICLE, f"t{number}", passages=(text,), day="2024-01-01")
        for number, text in enumerate(texts)
    ]
    write_index(documents, folder)


@cache
def _rows(kind: str) -> list[tuple[str, str]]:
    return [(case["case"], query) for case in CASES for query in case.get(kind, [])]


@pytest.mark.parametrize(("case", "query"), _rows("queries"))
def test_found(answers: dict[str, dict[str, list[str]]], case: str, query: str):
    """The text comes first for its query."""
    assert answers[case][query][:1] == ["t0"]


@pytest.mark.parametrize(("case", "query"), _rows("never"))
def test_not_found(answers: dict[str, dict[str, list[str]]], case: str, query: str):
    """A finished word that means something else does not find the text."""
    assert "t0" not in answers[case][f"{query} "]
