"""Whole small sites, as they are written: `pytest tests/site --refresh-golden` takes what is built as right."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from tests.conftest import ROOT

from xwener.building.build import build

HERE = Path(__file__).parent
SITES = sorted(folder.name for folder in HERE.iterdir() if (folder / "content").is_dir())
# The names of assets change with their bytes, which is not what these sites are about.
HASH = re.compile(r"\.[0-9a-f]{10}\.(?=css|js|svg|woff2)")
MAIN = re.compile(r"<main.*</main>", re.DOTALL)
# 2022-01-15, between the reviews of the two backgrounds of the sample.
DAY = "1642204800"


def pages(output: Path) -> dict[str, str]:
    """What each page has of its own (its `main`), by its path."""
    texts = {path.relative_to(output).as_posix(): path.read_text("utf-8") for path in sorted(output.rglob("*.html"))}
    return {name: HASH.sub(".HASH.", MAIN.findall(text)[0]) + "\n" for name, text in texts.items()}


@pytest.mark.parametrize("name", SITES)
def test_golden_site(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest):
    """Every page that the folder `expected` holds is built just so."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    expected = HERE / name / "expected"
    assert build(ROOT, HERE / name / "content", tmp_path / "output") == 0
    built = pages(tmp_path / "output")
    kept = [path.relative_to(expected).as_posix() for path in sorted(expected.rglob("*.html"))]
    assert kept, f"{expected} holds no page"
    if request.config.getoption("--refresh-golden"):
        for path in kept:
            (expected / path).write_text(built[path], "utf-8", newline="\n")
    assert {path: built[path] for path in kept} == {path: (expected / path).read_text("utf-8") for path in kept}


def test_editing_a_background_changes_just_the_pages_that_show_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Its own page and the articles that place it: no others."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    content = Path(shutil.copytree(HERE / "backgrounds" / "content", tmp_path / "content"))
    assert build(ROOT, content, tmp_path / "before") == 0
    path = content / "backgrounds" / "how-iraq-votes.md"
    path.write_text(path.read_text("utf-8").replace("دوو خول", "دوو قۆناغ"), "utf-8")
    assert build(ROOT, content, tmp_path / "after") == 0
    before, after = pages(tmp_path / "before"), pages(tmp_path / "after")
    assert {name for name in before if before[name] != after[name]} == {
        "articles/2021/count.html",
        "articles/2021/result.html",
        "articles/2021/vote.html",
        "backgrounds/how-iraq-votes.html",
    }
