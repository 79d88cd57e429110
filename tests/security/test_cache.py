"""Ledgers that somebody else has written: not believed, and never a way out of the site."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from tests.conftest import SAMPLE, write
from tests.house import make_house

from xwener.building.build import build
from xwener.cache.code import code
from xwener.rendering.former import LEDGER, Former, Made, load_former, save_former
from xwener.rendering.press import Page, Press
from xwener.rendering.shared import Html

OUT = "../outside.html"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of one page, and a file outside it."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "a.html").write_text("secret")
    (tmp_path / "outside.html").write_text("secret")
    return tmp_path / "site"


def row(path: Path, name: str) -> Made:
    """What a ledger would say of a file to have it stand again."""
    found = path.stat()
    return Made(name, "inputs", found.st_size, found.st_mtime_ns)


def printed(site: Path, new: Path, former: Former) -> dict[str, str]:
    """What stands after a build of the page a.html."""
    new.mkdir()
    press = Press(former=replace(former, sound=former.as_written()), render=lambda page: Html(f"made {page.path}"))
    press.pages.append(Page("a.html", "a", {}, "inputs"))
    press.run(new)
    return {path.relative_to(site.parent).as_posix(): path.read_text("utf-8") for path in new.rglob("*")}


def test_a_forged_path_is_never_asked_for(site: Path, tmp_path: Path):
    """Though its seal is right: files stand again under the names of this build's list alone."""
    beside = tmp_path / "beside"
    save_former(beside, "rules", [row(site.parent / "outside.html", OUT), row(site.parent / "outside.html", "/etc/x")])
    former = load_former(site, beside, "rules")
    assert OUT in former.files
    assert printed(site, tmp_path / "new", former) == {"new/a.html": "made a.html"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["beside", "new", "outside.html", "site"]


def test_a_link_does_not_stand_again(site: Path, tmp_path: Path):
    """A symbolic link in the old site would publish what it leads to; the file itself does stand again."""
    honest = Former(site, {"a.html": row(site / "a.html", "a.html")})
    assert printed(site, tmp_path / "new", honest) == {"new/a.html": "secret"}
    (site / "a.html").unlink()
    (site / "a.html").symlink_to(tmp_path / "outside.html")
    for path in (tmp_path / "outside.html", site / "a.html"):
        found = os.lstat(path)
        former = Former(site, {"a.html": Made("a.html", "inputs", found.st_size, found.st_mtime_ns)})
        new = tmp_path / f"new-{path.is_symlink()}"
        assert printed(site, new, former) == {f"{new.name}/a.html": "made a.html"}
        assert not (new / "a.html").is_symlink()


def test_a_changed_ledger_is_as_none(site: Path, tmp_path: Path):
    """Its seal is over every byte, and over the program that wrote it."""
    beside = tmp_path / "beside"
    save_former(beside, "rules", [row(site / "a.html", "a.html")])
    assert "a.html" in load_former(site, beside, "rules").files
    assert load_former(site, beside, "other rules").files == {}
    ledger = beside / LEDGER
    ledger.write_bytes(ledger.read_bytes().replace(b"a.html", b"b.html"))
    assert load_former(site, beside, "rules").files == {}


def test_a_whole_build_with_a_forged_ledger(tmp_path: Path):
    """Nothing is written, linked or removed outside the target."""
    house = make_house(tmp_path / "house")
    for name, text in SAMPLE.items():
        write(tmp_path / "content" / name, text)
    output = tmp_path / "deep" / "site"
    assert build(house, tmp_path / "content", output) == 0
    before = {path.relative_to(output) for path in output.rglob("*")}
    outside = tmp_path / "deep" / "outside.html"
    outside.write_text("secret")
    [ledger] = (house / "build" / "cache").glob(f"*/*/{LEDGER}")
    former = load_former(output, ledger.parent, code())
    save_former(
        ledger.parent, code(), [*former.files.values(), row(outside, OUT), row(outside, "a/../../outside.html")]
    )
    write(tmp_path / "content/pages/about.md", SAMPLE["pages/about.md"] + "\n        x\n")
    assert build(house, tmp_path / "content", output) == 0
    assert {path.relative_to(output) for path in output.rglob("*")} == before
    assert sorted(path.name for path in output.parent.iterdir()) == ["outside.html", "site"]
    assert outside.read_text() == "secret"
