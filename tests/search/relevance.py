"""nDCG@10 of our search and of others over the same texts and judged queries: `invoke bench --name relevance`."""

from __future__ import annotations

import json
import math
import tempfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import sync_playwright
from tests.bench.peers import build_peers, installed, opened, served
from tests.search.node import ROOT, run_node
from tests.search.whole import made, write_index

from xwener.building.tools import browser
from xwener.linking.site import load_site
from xwener.reading.schema import Kind
from xwener.rendering.library import Library
from xwener.rendering.strings import load_strings
from xwener.search.documents import SearchDocument, documents, in_order
from xwener.search.fields import FIELDS

DATA = Path(__file__).with_name("data")
SETS = ("site", "knowledge")
SHOWN = 10
Judged = Sequence[Mapping[str, Any]]


def texts_of(name: str) -> tuple[list[SearchDocument], Judged]:
    """The documents of a set, and its judged queries. AssertionError when a judged text is not there."""
    found = _site() if name == "site" else _knowledge()
    judged = yaml.safe_load((DATA / ("judged.yaml" if name == "site" else "knowledge.yaml")).read_text("utf-8"))
    unknown = {stem for row in judged for stem in row["answers"]} - {Path(document.url).stem for document in found}
    assert unknown == set()
    return found, judged


def _site() -> list[SearchDocument]:
    site, errors = load_site(ROOT / "content", load_strings(ROOT / "theme" / "strings.yaml").words)
    assert errors == []
    return documents(Library(site, date(2024, 1, 1)))


def _knowledge() -> list[SearchDocument]:
    rows = [line.split("\t") for line in (DATA / "knowledge.tsv").read_text("utf-8").splitlines()]
    return in_order(
        made(f"articles/2024/{slug}.html", Kind.ARTICLE, title, passages=(text,), day="2024-01-01")
        for slug, title, text in rows
    )


def relevance(folder: Path, name: str, *, peers: bool = False) -> dict[str, Any]:
    """What the searches reach on a set, each as a mean and by query; `peers` are fetched, too."""
    found, judged = texts_of(name)
    write_index(found, folder, 0)
    others = [{"url": document.url, **dict(zip(FIELDS, document.texts, strict=True))} for document in found]
    given = json.dumps({"documents": others, "judged": judged})
    packages = [str(installed())] if peers else []
    report: dict[str, Any] = json.loads(run_node("relevance.js", str(folder), *packages, given=given))
    if peers:
        report["pagefind"] = _pagefind(found, judged)
    return report


def _pagefind(found: Sequence[SearchDocument], judged: Judged) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        build_peers(found, folder, ["pagefind"])
        with served(folder) as address:
            chromium = playwright.chromium.launch(executable_path=browser() or None, args=["--no-sandbox"])
            with opened(chromium, address, "pagefind", []) as page:
                queries = {
                    row["query"]: ndcg(row["answers"], page.evaluate("q => askPeer(q, 10)", row["query"]))
                    for row in judged
                }
            chromium.close()
    return {"mean": sum(queries.values()) / len(queries), "queries": queries}


def ndcg(answers: Mapping[str, int], urls: Sequence[str]) -> float:
    """Normalised discounted cumulative gain at ten, gains 2^grade - 1: as relevance.js has it."""
    return _gain([answers.get(Path(url).stem, 0) for url in urls]) / _gain(sorted(answers.values(), reverse=True))


def _gain(grades: Sequence[int]) -> float:
    return sum((2.0**grade - 1) / math.log2(rank + 2) for rank, grade in enumerate(grades[:SHOWN]))
