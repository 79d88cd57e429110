"""What many tests need: a content folder with one file of each kind, and the words of the interface."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import settings

from xwener.errors import ContentError
from xwener.linking.site import Site, load_site
from xwener.rendering.strings import load_strings

ROOT = Path(__file__).parents[1]

# How long an example takes depends on what else the machine does; speed is shown by benchmarks. A machine that decides
# whether a change lands draws the same examples each time, so that it judges the change and not its luck.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")

SAMPLE = {
    "articles/2021/vote.md": """\
        ---
        title: ئەنجامی هەڵبژاردن ڕاگەیەندرا
        date: 2021-11-30
        standfirst: کۆمسیۆن ئەنجامی کۆتایی ڕاگەیاند.
        section: سیاسەت
        ---

        بەرهەم ساڵح پێشوازی لە ئەنجامەکە کرد.

        ## دەنگەکان

        ساڵحیش قسەی کرد.
        """,
    "glossary/people/barham-salih.md": """\
        ---
        name: بەرهەم ساڵح
        latin: Barham Salih
        kind: person
        summary: سیاسەتمەدارێکی کوردی عێراقە.
        aliases:
          - ساڵح
        roles:
          - title: سەرۆککۆماری عێراق
            from: 2018-10-02
            to: 2022-10-17
        sources:
          - title: Barham Salih
        ---

        لە سلێمانی لەدایک بووە.
        """,
    "glossary/organizations/commission.md": """\
        ---
        name: کۆمسیۆنی باڵای هەڵبژاردنەکان
        latin: Independent High Electoral Commission
        kind: organization
        summary: دەزگای سەرپەرشتیی هەڵبژاردنە.
        sources:
          - title: IHEC
        ---

        دەزگایەکی سەربەخۆیە.
        """,
    "backgrounds/how-iraq-votes.md": """\
        ---
        title: عێراق چۆن دەنگ دەدات؟
        kind: question
        standfirst: یاسای هەڵبژاردن بە کورتی.
        about:
          - commission
        as_of: 2021-11-01
        sources:
          - title: IHEC
        ---

        هەڵبژاردن لە بازنەکاندا بەڕێوە دەچێت.

        بازنەکان هەشتا و سێن.
        """,
    "pages/about.md": """\
        ---
        title: دەربارە
        ---

        ئەمە ماڵپەڕێکی نموونەیە.
        """,
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A folder of good content, one file of each kind."""
    folder = tmp_path / "content"
    for name, text in SAMPLE.items():
        write(folder / name, text)
    return folder


def write(path: Path, text: str) -> None:
    """Write `text`, its indentation removed, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dedent(text), encoding="utf-8")


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder: its path, and what it holds."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


@pytest.fixture(scope="session")
def words() -> dict[str, str]:
    """The catalogue of the interface."""
    return dict(load_strings(ROOT / "theme" / "strings.yaml").words)


@pytest.fixture
def load(content: Path, words: dict[str, str]) -> Callable[[], tuple[Site, list[ContentError]]]:
    """Loads the content folder as it is when called."""
    return lambda: load_site(content, words)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Flags: golden sites are right as they are now; everything is looked at where else one of a kind will do."""
    parser.addoption("--refresh-golden", action="store_true", help="write the expected pages of tests/site anew")
    parser.addoption("--full", action="store_true", help="every page rather than one of each type")


@pytest.fixture(scope="session")
def full(request: pytest.FixtureRequest) -> bool:
    """Whether a test shall look at everything, however long it takes: `invoke test --full`."""
    return bool(request.config.getoption("--full"))
