"""What Pelican alone would skip, guess, follow or publish: the cases that no other test has.

The others: dates, keys, slugs and bytes in tests/reading/test_document.py, links in
tests/linking/test_addresses.py, files in tests/reading/test_tree.py and test_images.py, tags in test_terms.py,
pages of listings in tests/rendering/test_listings.py, templates in test_failures.py, kills and locks beside this.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import ROOT, SAMPLE, write

from xwener.building.build import build
from xwener.errors import ContentError
from xwener.linking.site import Site

Load = Callable[[], tuple[Site, list[ContentError]]]
VOTE = "articles/2021/vote.md"
TITLE = "title: ئەنجامی هەڵبژاردن ڕاگەیەندرا"


def changed(content: Path, old: str, new: str, name: str = "vote.md") -> Path:
    """The sample article with one change."""
    assert old in SAMPLE[VOTE]
    path = content / "articles" / "2021" / name
    write(path, SAMPLE[VOTE].replace(old, new))
    return path


@pytest.mark.parametrize(
    ("change", "line", "message"),
    [
        (("section:", "status: publish\n        section:"), 5, "`status: publish` is not known"),
        (("section:", "slug: a:b?c\n        section:"), 5, "`a:b?c` cannot be a slug"),
        (("section:", "slug: Case\n        section:"), 5, "`Case` cannot be a slug"),
        (("section:", "slug: a/b\n        section:"), 5, "`a/b` cannot be a slug"),
        ((TITLE, "title: a\x1bb"), 1, "the front matter holds a forbidden character"),
        ((TITLE, "title: a\0b"), 1, "the front matter holds a forbidden character"),
        ((TITLE, 'title: "\u202eevil"'), 2, "`title` holds the control character U+202E"),
        ((TITLE, 'title: "\u2066evil"'), 2, "`title` holds the control character U+2066"),
        ((TITLE, "title: \u200fت"), 2, "`title` holds the control character U+200F"),
        ((TITLE, r'title: "a\uFFFE"'), 2, "`title` holds the control character U+FFFE"),
        (("ساڵحیش", "ساڵحیش \uffff"), 12, "the text holds the control character U+FFFF"),
        (("ساڵحیش", "[ن]({filename}../../pages/gone.md) ساڵحیش"), 12, "the link `{filename}../../pages/gone.md` leads"),
        (("ساڵحیش", "[ن]({static}/images/a.png) ساڵحیش"), 12, "the link `{static}/images/a.png` leads to no file"),
        (("ساڵحیش", "![ن](../../images/a.png) ساڵحیش"), 12, "the image `../../images/a.png` leads to no file"),
    ],
)
def test_refused(content: Path, load: Load, change: tuple[str, str], line: int, message: str):
    """Each is one error, with its line."""
    changed(content, *change)
    [error] = load()[1]
    assert (error.path.name, error.line) == ("vote.md", line)
    assert error.message.startswith(message)
    assert error.hint


def test_every_collision_is_told_at_once(content: Path, load: Load):
    """Before anything is built, not as a crash in the middle of it."""
    text = SAMPLE["pages/about.md"].replace("---\n", "---\n        slug: about\n", 1)
    write(content / "pages" / "a.md", text)
    write(content / "pages" / "b.md", text)
    messages = [error.message for error in load()[1]]
    assert messages == [f"the address about.html is taken by {content}/pages/a.md"] * 2


def test_accepted(content: Path, tmp_path: Path):
    """What is right though Pelican would stumble over it: built in one run, and every page is whole."""
    long = "درێژ" * 50
    changed(content, TITLE, 'title: "؟!"', "signs.md")
    changed(content, TITLE, f"title: {long}", "long.md")
    changed(content, "date: 2021-11-30", "date: 2999-01-01", "future.md")
    changed(content, "section:", 'tags:\n          - "<script>alert(1)</script>"\n        section:', "script.md")
    # Other readers are off: such files are no content, and nothing of the disk is included.
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    write(content / "articles" / "leak.rst", f"Leak\n====\n\n.. include:: {secret}\n")
    write(content / "articles" / "leak.html", "<html><head><title>leak</title></head><body>the secret</body></html>")
    output = tmp_path / "output"
    assert build(ROOT, content, output) == 0
    assert "؟!" in (output / "articles" / "2021" / "signs.html").read_text("utf-8")
    assert long in (output / "articles" / "2021" / "long.html").read_text("utf-8")
    assert (output / "articles" / "2999" / "future.html").is_file()
    assert (output / "tags" / "script-alert-1-script.html").is_file()
    pages = {path.name: path.read_text("utf-8") for path in output.rglob("*.html")}
    assert not any("<script>alert" in page or "the secret" in page for page in pages.values())
    assert not [name for name in pages if name.startswith("leak")]
    assert not any(name.startswith(".") for name in pages)
