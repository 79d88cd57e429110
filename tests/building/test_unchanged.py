"""When a build has nothing to do, and when it has."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import ROOT, SAMPLE, tree, write

from xwener.building import unchanged
from xwener.building.build import build
from xwener.building.make import Order
from xwener.building.report import Report
from xwener.building.walk import walk
from xwener.cache import stamp
from xwener.errors import ContentError

VOTE = "content/articles/2021/vote.md"


@pytest.fixture
def order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Order:
    """A house with content and a site, of which the build before has left its note."""
    for name in ("TICK_NS", "WHOLE_SECONDS_TICK_NS"):
        monkeypatch.setattr(stamp, name, -stamp.SECOND_NS)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    shutil.copy(ROOT / "pelicanconf.py", tmp_path)
    write(tmp_path / "theme/strings.yaml", "a: b\n")
    for name, text in SAMPLE.items():
        write(tmp_path / "content" / name, text)
    write(tmp_path / "site/index.html", "<p>one</p>")
    write(tmp_path / "site/offline.html", "<p>none</p>")
    made = Order(tmp_path, tmp_path / "content", tmp_path / "site")
    made.former.mkdir(parents=True)
    report = Report("site", pages=2, texts=5, sizes={"total": 12})
    report.suggestions = [ContentError(Path("a.md"), 3, "a", "b", "c")]
    unchanged.note(made, unchanged.inputs(made), unchanged.state_of(walk(str(made.output))), report)
    return made


def stands(order: Order) -> bool:
    """Whether the next build has nothing to do."""
    return unchanged.stands(order, unchanged.inputs(order), Report("site"))


def test_nothing_has_changed(order: Order):
    """Then the report tells what the build before has told."""
    report = Report("site")
    assert unchanged.stands(order, unchanged.inputs(order), report)
    assert (report.pages, report.pages_reused, report.texts_reused, report.sizes) == (2, 2, 5, {"total": 12})
    assert report.suggestions == [ContentError(Path("a.md"), 3, "a", "b", "c")]


def later(path: Path) -> None:
    """The file gets another time, as if it had been written once more."""
    os.utime(path, ns=(1, 1))


def foreign(house: Path) -> None:
    """A plugin of somebody else's."""
    path = house / "pelicanconf.py"
    path.write_text(path.read_text("utf-8") + 'PLUGINS = [*PLUGINS, "other"]\n', "utf-8")


CHANGES: dict[str, Callable[[Path], object]] = {
    "a text": lambda house: later(house / VOTE),
    "a text of the same size": lambda house: (house / VOTE).write_bytes((house / VOTE).read_bytes()[::-1]),
    "a text is gone": lambda house: (house / VOTE).unlink(),
    "a text has moved": lambda house: (house / VOTE).rename(house / VOTE.replace("vote", "votes")),
    "an image": lambda house: write(house / "content/images/a.png", "a"),
    "the theme": lambda house: write(house / "theme/strings.yaml", "a: c\n"),
    "the settings": lambda house: write(house / "pelicanconf.py", (ROOT / "pelicanconf.py").read_text("utf-8") + "A=1"),
    "a plugin": foreign,
    "the packages": lambda house: write(house / "node_modules/.package-lock.json", "{}"),
    "a page is gone": lambda house: (house / "site/index.html").unlink(),
    "a page is another": lambda house: later(house / "site/index.html"),
    "a page more": lambda house: write(house / "site/more.html", "<p>more</p>"),
    "a link in the site": lambda house: (house / "site/out").symlink_to("/"),
    "no site": lambda house: shutil.rmtree(house / "site"),
    "a damaged note": lambda house: [
        path.write_bytes(path.read_bytes()[:-1] + b" ") for path in house.rglob(unchanged.LEDGER)
    ],
}


@pytest.mark.parametrize("name", CHANGES)
def test_something_has_changed(order: Order, name: str):
    """Whatever a build reads, and whatever of the site is not as it was."""
    assert stands(order)
    CHANGES[name](order.root)
    assert not stands(order)


def test_another_day_or_address(order: Order, monkeypatch: pytest.MonkeyPatch):
    """What a page says of today, and where it says it."""
    other = Order(order.root, order.content, order.output, "https://example.org")
    assert not stands(other)
    assert not stands(Order(order.root, order.content, order.output, full=True))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790100000")
    assert not stands(order)


def test_what_was_written_just_now_may_change_unseen(order: Order, monkeypatch: pytest.MonkeyPatch):
    """Within a tick of the file system's clock a file may change and keep size and time."""
    monkeypatch.setattr(stamp, "TICK_NS", 60 * stamp.SECOND_NS)
    monkeypatch.setattr(stamp, "WHOLE_SECONDS_TICK_NS", 60 * stamp.SECOND_NS)
    assert unchanged.inputs(order) == ""
    unchanged.note(order, "", unchanged.state_of(walk(str(order.output))), Report("site"))
    assert not unchanged.stands(order, "", Report("site"))


def test_editions_are_not_looked_at(order: Order):
    """`invoke editions` adds them, and names them on one page."""
    write(order.output / "editions/a.zip", "a")
    write(order.output / "offline.html", "<p>a.zip</p>")
    assert stands(order)


def test_a_build_that_has_nothing_to_do(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    """The site stays where it is, and the next edit is seen."""
    for name in ("TICK_NS", "WHOLE_SECONDS_TICK_NS"):
        monkeypatch.setattr(stamp, name, -stamp.SECOND_NS)
    site = tmp_path / "site"
    assert build(ROOT, content, site) == 0
    before, inode = tree(site), (site / "index.html").stat().st_ino
    capsys.readouterr()
    assert build(ROOT, content, site, as_json=True) == 0
    report = json.loads(capsys.readouterr().out)
    assert list(report["seconds"]) == ["comparing"]
    assert report["pages"] == report["pages_reused"] > 0
    assert (tree(site), (site / "index.html").stat().st_ino) == (before, inode)
    path = content / "articles/2021/vote.md"
    path.write_text(path.read_text("utf-8").replace("پێشوازی", "نوێ پێشوازی", 1), "utf-8")
    assert build(ROOT, content, site) == 0
    assert "نوێ پێشوازی" in (site / "articles/2021/vote.html").read_text("utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted({"content", "site"} | {content.name})
