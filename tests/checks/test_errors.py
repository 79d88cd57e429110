"""Every kind of error that stops a build, against its examples."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from tests.conftest import write

from xwener.errors import ContentError
from xwener.linking.site import Site

EXAMPLES = yaml.safe_load((Path(__file__).parent / "data" / "errors.yaml").read_text("utf-8"))
HEAD = "---\ntitle: هەواڵ\ndate: 2021-11-07\nstandfirst: کورتە.\nsection: سیاسەت\n"
OTHER = """\
    ---
    name: کۆمسیۆنی مافی مرۆڤ
    latin: Human Rights Commission
    kind: organization
    summary: دەزگایەکە.
    aliases: [کۆمسیۆن]
    sources: [{title: x}]
    ---

    دەزگایەکە.
    """


Load = Callable[[], tuple[Site, list[ContentError]]]


@pytest.fixture
def rights(content: Path) -> None:
    """A second entry that shares a name with the first, so that it may mean either; and an image."""
    commission = content / "glossary" / "organizations" / "commission.md"
    commission.write_text(commission.read_text("utf-8").replace("sources:", "aliases: [کۆمسیۆن]\nsources:"), "utf-8")
    write(content / "glossary" / "organizations" / "rights.md", OTHER)
    (content / "images").mkdir()
    (content / "images" / "castle.png").write_bytes(b"\x89PNG\r\n\x1a\n")


def codes(content: Path, row: dict[str, str], which: str, load: Load) -> set[str]:
    """The codes of the errors in a new article."""
    text = f"{HEAD}{row[which]}\n---\n\nدەق.\n" if "key" in row else f"{HEAD}---\n\n{row[which]}\n"
    (content / "articles" / "2021" / "zz-example.md").write_text(text, "utf-8")
    return {error.code for error in load()[1] if error.path.name == "zz-example.md"}


@pytest.mark.usefixtures("rights")
@pytest.mark.parametrize(("code", "row"), [(code, row) for code, rows in EXAMPLES.items() for row in rows], ids=str)
def test_bad_and_good(code: str, row: dict[str, str], content: Path, load: Load):
    """The bad text gives this error and no other, the good one gives none."""
    assert codes(content, row, "bad", load) == {code}
    assert codes(content, row, "good", load) == set()


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("articles/2021/a.md", b"\xff", "file"),
        ("articles/2021/a.md", b"a" * 300_001, "file"),
        ("notes/a.md", b"a", "file"),
        ("images/a.svg", b"<svg/>", "image-file"),
        ("images/a.png", b"GIF89a", "image-file"),
        ("images/con.png", b"\x89PNG\r\n\x1a\n", "image-file"),
        ("glossary/people/politics/barham-salih.md", b"", "address-taken"),
    ],
)
def test_errors_of_files(name: str, data: bytes, code: str, content: Path, load: Load):
    """What no text shows has a code, too."""
    path = content / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data or (content / "glossary/people/barham-salih.md").read_bytes())
    assert {error.code for error in load()[1] if error.path == path} == {code}


def test_links_of_the_disk(content: Path, load: Load):
    """They are refused wherever they lead, and nothing behind them is looked at."""
    (content / "pages" / "link.md").symlink_to(content / "pages" / "about.md")
    (content / "images").symlink_to("/etc")
    assert [error.code for error in load()[1]] == ["symbolic-link", "symbolic-link"]
