"""An edition is whole or leaves what was there; a build keeps those that lie in the site."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import ROOT, tree
from tests.editions.conftest import DAY, Built

from xwener.building.build import build
from xwener.editions.archive import Archive
from xwener.editions.command import editions
from xwener.rendering.edition_list import BEGIN, END, read

KINDS = ("zip", "html", "epub", "zim")
OFFLINE = f"<!DOCTYPE html><html lang=ckb><title>x</title><body><main>{BEGIN}old{END} rest</main></body></html>"


def names(folder: Path) -> list[str]:
    """The files of a folder, hidden ones too."""
    return sorted(path.name for path in folder.iterdir())


def test_every_edition_is_made_and_listed(demo: Built):
    """Four files and the list that names them with their sizes."""
    listed = {one["file"]: one["size"] for one in json.loads((demo.folder / "editions.json").read_text("utf-8"))}
    assert {f"xwener.{kind}" for kind in KINDS} <= set(listed)
    assert listed == {file: (demo.folder / file).stat().st_size for file in names(demo.folder) if file in listed}
    assert names(demo.folder) == sorted(["editions.json", *listed])
    assert [path for path in demo.output.parent.iterdir() if path != demo.output] == []


def test_two_builds_and_their_editions_are_the_same_bytes(
    sample: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Site and all four editions: nothing of the moment gets in, nor of the folder."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    made = []
    for name in ("here", "somewhere/else"):
        built = Built(sample.content, tmp_path / name)
        assert build(ROOT, built.content, built.output) == 0
        assert built.make() == 0
        made.append(tree(built.output))
    assert {f"editions/xwener.{kind}" for kind in KINDS} < set(made[0])
    assert [name for name in made[0] if made[0][name] != made[1].get(name)] == []
    assert made[0].keys() == made[1].keys()


def test_a_build_keeps_the_editions(sample: Built):
    """They lie in the new site as they lay in the old one; what no list names is gone."""
    assert sample.make("zip") == 0
    (sample.folder / "stray.zip").write_bytes(b"somebody's")
    before = (sample.folder / "xwener.zip").read_bytes()
    assert build(ROOT, sample.content, sample.output) == 0
    assert (sample.folder / "xwener.zip").read_bytes() == before
    assert names(sample.folder) == ["editions.json", "xwener.zip"]
    assert [edition.file for edition in read(sample.output)] == ["xwener.zip"]


def test_the_offline_page_names_the_editions_with_size_and_date(sample: Built, monkeypatch: pytest.MonkeyPatch):
    """And no edition holds a page that names editions: they would not be beside it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    (sample.output / "offline.html").write_text(OFFLINE, "utf-8")
    assert sample.make("zip") == 0
    page = (sample.output / "offline.html").read_text("utf-8")
    assert 'href="./editions/xwener.zip"' in page
    assert 'مێگابایت، <time datetime="2022-01-15">١٥ی کانوونی دووەمی ٢٠٢٢</time>' in page
    assert "old" not in page
    assert page.endswith("rest</main></body></html>")
    first = (sample.folder / "xwener.zip").read_bytes()
    assert sample.make("zip") == 0
    assert (sample.folder / "xwener.zip").read_bytes() == first
    assert b"editions/xwener.zip" not in first


def test_an_edition_that_nobody_finds_is_not_named(sample: Built):
    """Whoever removes a file has removed the edition."""
    (sample.output / "offline.html").write_text(OFFLINE, "utf-8")
    assert sample.make("zip") == 0
    (sample.folder / "xwener.zip").unlink()
    assert sample.make("html") == 0
    page = (sample.output / "offline.html").read_text("utf-8")
    assert "xwener.html" in page
    assert "xwener.zip" not in page


@pytest.mark.parametrize("kind", KINDS)
def test_too_large(sample: Built, kind: str, capsys: pytest.CaptureFixture[str]):
    """The message says both sizes and a way out; the older edition stays and nothing else does."""
    assert sample.make(kind) == 0
    before = (sample.folder / f"xwener.{kind}").read_bytes()
    capsys.readouterr()
    assert sample.make(kind, limit=0.01) == 1
    assert "the limit is 0.01 MB. Hint: " in capsys.readouterr().err
    assert (sample.folder / f"xwener.{kind}").read_bytes() == before
    assert names(sample.folder) == ["editions.json", f"xwener.{kind}"]
    assert names(sample.output.parent) == ["content", "output"]


def test_one_html_file_that_would_be_too_large_is_not_begun(sample: Built, monkeypatch: pytest.MonkeyPatch):
    """Its size is known before."""
    monkeypatch.setattr("xwener.editions.html_edition._style", lambda _source: pytest.fail("it was begun"))
    assert sample.make("html", limit=0.01) == 1


def test_the_size_told_before_is_about_right(demo: Built, capsys: pytest.CaptureFixture[str]):
    """Within a fifth for the demo."""
    assert demo.make("html", limit=0.1) == 1
    told = float(capsys.readouterr().out.split("xwener.html: ")[1].split(" MB")[0]) * 1_000_000
    assert told == pytest.approx((demo.folder / "xwener.html").stat().st_size, rel=0.2)


@pytest.mark.parametrize("kind", KINDS)
def test_a_missing_picture(sample: Built, kind: str, capsys: pytest.CaptureFixture[str]):
    """No edition is made without it."""
    (sample.output / "images" / "point.png").unlink()
    assert sample.make(kind) == 1
    assert "images/point.png" in capsys.readouterr().err
    assert not sample.folder.exists()


@pytest.mark.parametrize("kind", KINDS)
def test_a_damaged_font(sample: Built, kind: str, capsys: pytest.CaptureFixture[str]):
    """Its name says what it should hold."""
    font = next((sample.output / "static" / "fonts").glob("text.*.woff2"))
    font.write_bytes(font.read_bytes()[:1000])
    assert sample.make(kind) == 1
    assert f"{font}: the file is damaged. Hint: run `invoke build` again." in capsys.readouterr().err
    assert not sample.folder.exists()


def test_no_built_site(sample: Built, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Editions are made of a finished site and of nothing else."""
    assert editions(ROOT, sample.content, tmp_path / "nowhere") == 1
    assert "there is no built site. Hint: run `invoke build` first." in capsys.readouterr().err
    assert not (tmp_path / "nowhere").exists()


def test_a_site_older_than_the_content(sample: Built, capsys: pytest.CaptureFixture[str]):
    """The edition would lack a text."""
    text = (sample.content / "pages" / "about.md").read_text("utf-8")
    (sample.content / "pages" / "new.md").write_text(text, "utf-8")
    assert sample.make("epub") == 1
    assert "new.md: the built site does not hold it. Hint: run `invoke build` first." in capsys.readouterr().err


def test_a_section_that_nobody_knows(sample: Built, capsys: pytest.CaptureFixture[str]):
    """The message names those that there are."""
    assert sample.make("html", section="وەرزش") == 1
    assert "no section is called `وەرزش`. Hint: there are: سیاسەت." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("kinds", "options", "told"),
    [
        (("pdf",), {}, "there is no edition `pdf`"),
        (("zip",), {"section": "سیاسەت"}, "zip always holds the whole site"),
        (("epub",), {"section": "x", "article": "y"}, "not both"),
        ((), {"limit": -1}, "less than nothing"),
        ((), {"site_url": "example.org"}, "does not begin with https://"),
    ],
)
def test_wrong_usage(sample: Built, kinds, options, told, capsys: pytest.CaptureFixture[str]):
    """Exit code 2 and one line."""
    assert sample.make(*kinds, **options) == 2
    assert told in capsys.readouterr().err


def test_the_disk_is_full(sample: Built, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Nothing half written is left."""

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Archive, "add", full)
    assert sample.make("zip") == 1
    assert "No space left on device" in capsys.readouterr().err
    assert not sample.folder.exists()
    assert names(sample.output.parent) == ["content", "output"]


@pytest.mark.parametrize("words", [["zip"], ["zip,html"], ["zip", "--limit", "3"], ["--limit", "3", "zip"]])
def test_the_kinds_stand_behind_the_command(sample: Built, words: list[str]):
    """Invoke itself knows no word that may be left out."""
    folders = ["--content", str(sample.content), "--output", str(sample.output)]
    invoke = Path(sys.executable).with_name("invoke")
    subprocess.run([invoke, "editions", *words, *folders], cwd=ROOT, check=True, capture_output=True)  # noqa: S603
    kinds = words[0].split(",") if words[0] != "--limit" else ["zip"]
    assert names(sample.folder) == ["editions.json", *sorted(f"xwener.{kind}" for kind in kinds)]


def test_without_a_word_every_kind_is_made(sample: Built):
    """All four."""
    folders = ["--content", str(sample.content), "--output", str(sample.output)]
    invoke = Path(sys.executable).with_name("invoke")
    subprocess.run([invoke, "editions", *folders], cwd=ROOT, check=True, capture_output=True)  # noqa: S603
    assert len(names(sample.folder)) == len(KINDS) + 1
