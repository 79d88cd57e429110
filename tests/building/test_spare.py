"""The folder of the site before: only what is the site's own still is taken from it, and the site is never touched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.conftest import ROOT, SAMPLE, tree, write

from xwener.building import make, spare
from xwener.building.build import build
from xwener.errors import ContentError
from xwener.rendering.former import write_new


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """A site, and a folder that has one of its files and much else."""
    site, folder = tmp_path / "site", tmp_path / "folder"
    for name in ("same.html", "a/same.html", "a/other.html", "b.html"):
        write(site / name, name)
    for name in ("a/other.html", "b.html/file.html", "gone/further/gone.html", "gone.html"):
        write(folder / name, name)
    for name in ("same.html", "a/same.html"):
        os.link(site / name, folder / name)
    (folder / "empty").mkdir()
    (folder / "out").symlink_to(tmp_path)
    return folder, site


def test_only_the_very_files_of_the_site_stay(folders: tuple[Path, Path]):
    """Not what has the same name, nor folders that hold nothing else."""
    folder, site = folders
    before = tree(site)
    assert spare.align(folder, site) == {"same.html", "a/same.html"}
    assert sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*")) == [
        "a",
        "a/same.html",
        "same.html",
    ]
    assert tree(site) == before


def test_nothing_is_taken_from_outside_of_the_site(folders: tuple[Path, Path], tmp_path: Path):
    """Where somebody has put a link in the place of a folder."""
    folder, site = folders
    (site / "a").rename(tmp_path / "elsewhere")
    (site / "a").symlink_to(tmp_path / "elsewhere")
    assert spare.align(folder, site) == {"same.html"}


def test_without_a_site_nothing_stays(folders: tuple[Path, Path], tmp_path: Path):
    """The folder is as good as new."""
    folder, _ = folders
    assert spare.align(folder, tmp_path / "none") == frozenset()
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(("witness", "stays"), [("a/same.html", True), ("a/other.html", False), ("", False)])
def test_a_folder_of_no_use_is_removed(folders: tuple[Path, Path], tmp_path: Path, witness: str, stays: bool):
    """Where its files are copies, or too few are those of the site; the spare folder before it goes in any case."""
    folder, _ = folders
    kept = tmp_path / "cache" / "spare"
    write(kept / "older", "older")
    spare.keep(folder, kept, witness)
    assert not folder.exists()
    assert kept.exists() == stays
    assert not (kept / "older").exists()


def test_nothing_is_written_into_a_file_of_the_site(tmp_path: Path):
    """A file with two names is not changed under both."""
    write(tmp_path / "old", "old")
    os.link(tmp_path / "old", tmp_path / "new")
    write_new(str(tmp_path / "new"), b"new")
    assert ((tmp_path / "old").read_text(), (tmp_path / "new").read_text()) == ("old", "new")


def test_builds_take_turns_with_two_folders(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The site is made in the folder of the one before the last; one that is found wrong has touched nothing."""
    # A small site is all changed by any edit.
    monkeypatch.setattr(make, "FEW_CHANGED", 1)
    site, vote = tmp_path / "site", content / "articles" / "2021" / "vote.md"
    numbers = []
    for number in range(4):
        write(vote, f"{SAMPLE['articles/2021/vote.md']}\n        {number}\n")
        assert build(ROOT, content, site) == 0
        numbers.append(site.stat().st_ino)
    first, second, *others = numbers
    assert others == [first, second]
    before = tree(site)
    wrong = ContentError(vote, 1, "it is wrong", "right it")
    for number in range(2):
        write(vote, f"{SAMPLE['articles/2021/vote.md']}\n        wrong {number}\n")
        with monkeypatch.context() as patch:
            patch.setattr(make, "verify_made", lambda *_: [wrong])
            assert build(ROOT, content, site) == 1
        assert tree(site) == before
    assert build(ROOT, content, site) == 0
    assert site.stat().st_ino == first
    assert build(ROOT, content, tmp_path / "anew", full=True) == 0
    assert tree(site) == tree(tmp_path / "anew")
