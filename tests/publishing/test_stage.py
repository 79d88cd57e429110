"""What is published: the site with what pages still in use need, within what GitHub takes."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from tests.conftest import ROOT
from tests.house import make_house

from xwener.building.build import build
from xwener.building.inspection import Inspection
from xwener.publishing.command import stage_site
from xwener.publishing.limits import too_large
from xwener.publishing.stage import KEPT, stage
from xwener.rendering.shared import Html

SHARD = re.compile(r"static/search/\w+-\w+\.js")


def site(folder: Path, files: dict[str, str]) -> Path:
    """A site of these files and a home page."""
    for name, text in {"index.html": "ماڵەوە", **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def static(folder: Path) -> set[str]:
    """The static files in a folder, the list of kept ones left out."""
    return {path.relative_to(folder).as_posix() for path in (folder / "static").rglob("*") if path.is_file()} - {KEPT}


def test_files_are_kept_for_one_more_publish(tmp_path: Path):
    """Those of the last publish stay; those that it had only kept go; what is there anyway is not kept."""
    names = ("a.1.css", "a.2.css", "a.3.css")
    for number, name in enumerate(names, start=1):
        site(tmp_path / f"site{number}", {f"static/{name}": name, "static/same.js": "", "page.html": name})
        before = tmp_path / f"staged{number - 1}" if number > 1 else None
        stage(tmp_path / f"site{number}", before, tmp_path / f"staged{number}")
    assert static(tmp_path / "staged2") == {"static/a.1.css", "static/a.2.css", "static/same.js"}
    assert static(tmp_path / "staged3") == {"static/a.2.css", "static/a.3.css", "static/same.js"}
    assert json.loads((tmp_path / "staged3" / KEPT).read_text("utf-8")) == ["static/a.2.css"]
    assert (tmp_path / "staged3" / "page.html").read_text("utf-8") == "a.3.css"
    assert (tmp_path / "staged3" / ".nojekyll").is_file()


def test_publishing_the_same_site_again_keeps_nothing(tmp_path: Path):
    """And what had been kept goes then."""
    site(tmp_path / "old", {"static/a.1.css": "1"})
    site(tmp_path / "new", {"static/a.2.css": "2"})
    stage(tmp_path / "old", None, tmp_path / "first")
    stage(tmp_path / "new", tmp_path / "first", tmp_path / "second")
    assert stage(tmp_path / "new", tmp_path / "second", tmp_path / "third") == []


def test_old_pages_work_on_the_new_site(tmp_path: Path):
    """Every page of the site before finds its styles, scripts, fonts and shards of the index in what is published."""
    house, content = make_house(tmp_path / "house", "theme"), tmp_path / "content"
    shutil.copytree(ROOT / "content", content)
    assert build(house, content, tmp_path / "old") == 0
    stage(tmp_path / "old", None, tmp_path / "staged-old")
    # Another release: colours, scripts and texts have changed, and with them names.
    for name, mark in (
        ("css/tokens.css", "/* x */ :root{--x: 1}"),
        ("js/freshness.js", "void 1;"),
        ("js/search.js", "void 2;"),
    ):
        path = house / "theme" / "static" / name
        path.write_text(f"{path.read_text('utf-8')}\n{mark}\n", "utf-8")
    article = content / "articles" / "2021" / "kazimi-drone-attack.md"
    article.write_text(article.read_text("utf-8").replace("درۆن", "فڕۆکە"), "utf-8")
    assert build(house, content, tmp_path / "new") == 0
    kept = stage(tmp_path / "new", tmp_path / "staged-old", tmp_path / "staged-new")
    assert len(kept) > 5
    published = {path.relative_to(tmp_path / "staged-new").as_posix() for path in (tmp_path / "staged-new").rglob("*")}
    pages = [path.relative_to(tmp_path / "old").as_posix() for path in (tmp_path / "old").rglob("*.html")]
    for page in pages:
        html = Html((tmp_path / "old" / page).read_text("utf-8"))
        assert Inspection()(page, html, published) is None or not [
            target for _, target in Inspection()(page, html, published)[1] if target.startswith("static/")
        ]
    # A manifest of the index that a browser still has names shards of its time.
    before = set(SHARD.findall("\n".join(static(tmp_path / "old"))))
    assert before - static(tmp_path / "new"), "no shard has changed: the test shows nothing"
    assert before <= static(tmp_path / "staged-new")


def test_a_stage_that_fails_leaves_the_last_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """It is made aside and takes the place when it is whole."""
    site(tmp_path / "site", {"static/a.css": "1"})
    stage(tmp_path / "site", None, tmp_path / "staged")
    site(tmp_path / "published", {"static/b.css": "1"})

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("xwener.publishing.stage.shutil.copy2", full)
    assert stage_site(tmp_path / "site", tmp_path / "published", tmp_path / "staged") == 1
    assert static(tmp_path / "staged") == {"static/a.css"}


def test_no_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """There is nothing to stage."""
    assert stage_site(tmp_path, None, tmp_path / "staged") == 2
    assert "holds no site. Hint: `make site` makes one." in capsys.readouterr().err


def test_limits(tmp_path: Path):
    """A file or a site that GitHub would refuse is named before anything is sent."""
    site(tmp_path, {"images/a.avif": "x" * 300, "b.html": "x" * 100})
    assert too_large(tmp_path) == []
    [file] = too_large(tmp_path, file_bytes=200)
    assert file.startswith("images/a.avif has 0.0 MB; GitHub takes files of 0.0 MB at most. Hint: make it smaller")
    [whole] = too_large(tmp_path, site_bytes=200)
    assert "Hint: the largest files are images/a.avif (0.0 MB), b.html" in whole


def test_a_site_that_is_too_large_is_not_staged_in_silence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    """The command fails, so that the workflow stops."""
    monkeypatch.setattr("xwener.publishing.limits.too_large.__defaults__", (10, 5))
    assert stage_site(site(tmp_path / "site", {"static/a.css": "123456"}), None, tmp_path / "staged") == 1
    assert "GitHub Pages takes" in capsys.readouterr().err
