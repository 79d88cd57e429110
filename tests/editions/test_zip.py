"""The zip is the site as it is."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.editions.conftest import Built

from xwener.building.verify import verify
from xwener.editions.zip_edition import PATH_CHARACTERS

MOST_BYTES = 2_000_000


def test_one_folder_with_the_whole_site(demo: Built, tmp_path: Path):
    """Every file with its bytes, fixed times, short paths; what is unpacked verifies as the site did."""
    with ZipFile(demo.folder / "xwener.zip") as packed:
        infos = packed.infolist()
        packed.extractall(tmp_path)
    assert {info.filename.split("/")[0] for info in infos} == {"xwener"}
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert max(len(info.filename) for info in infos) <= PATH_CHARACTERS
    files = {path.relative_to(demo.output).as_posix() for path in demo.output.rglob("*") if path.is_file()}
    assert {info.filename.removeprefix("xwener/") for info in infos} == {
        name for name in files if not name.startswith("editions/")
    }
    assert verify(tmp_path / "xwener") == []
    assert (tmp_path / "xwener" / "index.html").read_bytes() == (demo.output / "index.html").read_bytes()


def test_the_demo_is_small_enough_for_a_message(demo: Built):
    """At most 2 MB."""
    assert (demo.folder / "xwener.zip").stat().st_size <= MOST_BYTES


def test_a_path_that_windows_could_not_open(sample: Built, capsys: pytest.CaptureFixture[str]):
    """It is told by its name."""
    long = sample.output / "tags" / f"{'a' * 150}.html"
    long.parent.mkdir(exist_ok=True)
    long.write_text("<!DOCTYPE html><title>x</title><main>x</main>", "utf-8")
    assert sample.make("zip") == 1
    assert f"{'a' * 150}.html: its path in the zip is longer than 150 characters" in capsys.readouterr().err
    assert not sample.folder.exists()
