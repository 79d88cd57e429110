"""The messages that the README shows under “When something is wrong” are those that people get."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable
from pathlib import Path

import jinja2
import pytest
from tests.conftest import ROOT, SAMPLE, write

from xwener.building import build as module
from xwener.building.build import build
from xwener.building.failures import explain
from xwener.building.lock import lock
from xwener.building.verify import verify

BLOCKS = re.findall(
    r"```\n(.*?)```", (ROOT / "README.md").read_text("utf-8").split("## When something is wrong")[1], re.DOTALL
)
CONTENT, OTHERS = BLOCKS[0].splitlines(), BLOCKS[1].splitlines()
VOTE = """\
    ---
    title: ئەنجامی هەڵبژاردن
    date: 2021-13-30
    titel: ئەنجام
    standfirst: کۆمسیۆن ئەنجامی ڕاگەیاند.
    section: سیاسەت
    ---

    ## دەنگەکان

    دەق.
    ::: background who-is-kazmi
    :::
    """


def test_errors_of_the_content(content: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    """Four mistakes in two files, told in one run as the README tells them."""
    monkeypatch.chdir(content.parent)
    write(content / "articles/2021/vote.md", VOTE)
    write(content / "backgrounds/who-is-kazimi.md", SAMPLE["backgrounds/how-iraq-votes.md"])
    write(content / "images/map.svg", "<svg/>")
    assert build(ROOT, Path("content"), Path("output")) == 1
    assert capsys.readouterr().err.splitlines() == CONTENT


def template(folder: Path, _monkeypatch: pytest.MonkeyPatch) -> str:
    """A template names what nobody gives it."""
    write(folder / "theme/templates/page.html", "1\n2\n3\n{{ gone }}\n")
    loader = jinja2.FileSystemLoader(folder / "theme/templates")
    environment = jinja2.Environment(loader=loader, undefined=jinja2.StrictUndefined, autoescape=True)
    with pytest.raises(jinja2.UndefinedError) as raised:
        environment.get_template("page.html").render()
    return str(explain(raised.value, folder))


def page(folder: Path, _monkeypatch: pytest.MonkeyPatch) -> str:
    """A page links to one that is not there, as 82 others do."""
    html = "<!DOCTYPE html><title>ت</title>" + "\n" * 36 + '<main><a href="home.html">ن</a></main>'
    for name in ("404", "index", *(f"page-{number}" for number in range(81))):
        write(folder / "site" / f"{name}.html", html)
    [error] = verify(folder / "site", "")
    return str(error)


def failed(folder: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException) -> str:
    """A build stops with that error."""

    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(module, "make_safely", fail)
    return told_by_a_build(folder)


def told_by_a_build(folder: Path) -> str:
    """What a build of the sample content prints."""
    assert build(ROOT, folder / "content", folder / "output")
    return ""


def disk(folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The disk is full."""
    return failed(folder, monkeypatch, OSError(errno.ENOSPC, "No space left on device"))


def locked(folder: Path, _monkeypatch: pytest.MonkeyPatch) -> str:
    """Another build is at work."""
    with lock(folder / "output"):
        return told_by_a_build(folder)


def interrupted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Ctrl-C."""
    return failed(folder, monkeypatch, KeyboardInterrupt())


@pytest.mark.parametrize(("number", "trouble"), list(enumerate([template, page, disk, locked, interrupted])))
def test_other_errors(
    number: int,
    trouble: Callable[[Path, pytest.MonkeyPatch], str],
    content: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
):
    """Letter for letter, but for who builds where and when."""
    told = trouble(content.parent, monkeypatch) or capsys.readouterr().err.strip()
    told = told.replace(f"process {os.getpid()} on {os.uname().nodename} ", "process 4711 on desk ")
    assert re.sub(r"since [\d-]+ [\d:]+ UTC", "since 2026-11-24 03:22:20 UTC", told) == OTHERS[number]


def test_every_line_is_tried():
    """No message stands in the README that no test has seen."""
    assert (len(CONTENT), len(OTHERS)) == (5, 5)
