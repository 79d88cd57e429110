"""A content file is read whole or its errors are told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from xwener.reading.document import read_document, read_document_text
from xwener.reading.schema import Kind

PAGE = "---\ntitle: دەربارە\n{extra}\n---\nدەق\n"
ARTICLE = "---\ntitle: ت\ndate: {date}\nstandfirst: س\nsection: ب\n{extra}\n---\nدەق\n"


def errors_of(text: str, kind: Kind = Kind.ARTICLE, name: str = "a.md") -> list[tuple[int, str]]:
    """Line and message of everything wrong with a text."""
    return [(e.line, e.message) for e in read_document_text(Path(name), kind, text)[1]]


def test_reads_an_article():
    """Metadata are typed, the address has the year, the body is left as it is."""
    document, errors = read_document_text(
        Path("x/attack.md"), Kind.ARTICLE, ARTICLE.format(date="٢٠٢١-١١-٠٧", extra="tags:\n  - عێراق")
    )
    assert not errors
    assert document
    assert (document.slug, document.url) == ("attack", "articles/2021/attack.html")
    assert document.meta["date"] == date(2021, 11, 7)
    assert document.texts("tags") == ["عێراق"]
    assert (document.body, document.line_of("tags", 0)) == ("دەق\n", 7)


@pytest.mark.parametrize("bad", ["2026-13-45", "tomorrow", "12", "May", "12/05/2026", "2021-11-07T25:00"])
def test_refuses_dates_that_are_no_iso_dates(bad: str):
    """A date is never guessed."""
    assert errors_of(ARTICLE.format(date=bad, extra="")) == [(3, f"`date: {bad}` is not a date")]


@pytest.mark.parametrize(
    ("extra", "error"),
    [
        ("titel: x", (3, "the key `titel` is unknown")),
        ("save_as: index.html", (3, "the key `save_as` is unknown")),
        ("url: ../x", (3, "the key `url` is unknown")),
        ("template: x", (3, "the key `template` is unknown")),
        ("get_content: x", (3, "the key `get_content` is unknown")),
        ("standfirst:", (3, "`standfirst` has no text")),
        ('standfirst: "a\\u202eb"', (3, "`standfirst` holds the control character U+202E")),
        ('standfirst: "a\\u0000b"', (3, "`standfirst` holds the control character U+0000")),
        ("slug: ../out", (3, "`../out` cannot be a slug: it has other signs than a–z, 0–9 and single hyphens")),
        ("slug: con", (3, "`con` cannot be a slug: Windows keeps that name for a device")),
        (f"slug: {'a' * 81}", (3, f"`{'a' * 81}` cannot be a slug: it is longer than 80 bytes")),
        ("sources: x", (3, "`sources` is not a list")),
        ("sources:\n  - url: https://a.b", (4, "the key `sources.1.title` is missing")),
        ("sources:\n  - title: x\n    url: javascript:alert(1)", (5, "`javascript:alert(1)` is not a web address")),
    ],
)
def test_refuses_keys(extra: str, error: tuple[int, str]):
    """Unknown keys and values of the wrong kind are told with the line they stand on."""
    assert errors_of(PAGE.format(extra=extra), Kind.PAGE) == [error]


def test_tells_every_missing_key():
    """All missing keys are told in one run."""
    found = errors_of("---\nsection: x\n---\n")
    assert [message for _, message in found] == [f"the key `{k}` is missing" for k in ("title", "date", "standfirst")]


def test_refuses_a_file_name_without_slug():
    """A name in other letters needs a slug of its own."""
    text = PAGE.format(extra="standfirst: x")
    assert errors_of(text, Kind.PAGE, "دەربارە.md")[0][1].startswith("the file's name makes no slug")


def test_refuses_bytes_that_are_not_utf8(tmp_path: Path):
    """The line of the first bad byte is told."""
    path = tmp_path / "a.md"
    path.write_bytes(b"---\ntitle: a\xff\n---\n")
    assert [(e.line, e.message) for e in read_document(path, Kind.PAGE)[1]] == [(2, "the file is not UTF-8")]


def test_refuses_a_huge_file(tmp_path: Path):
    """What no reader would read is not parsed."""
    path = tmp_path / "a.md"
    path.write_bytes(b"x" * 300_001)
    assert "at most 300,000 are read" in read_document(path, Kind.PAGE)[1][0].message


def test_refuses_nul_in_the_body():
    """NUL breaks feeds and terminals."""
    found = errors_of(PAGE.format(extra="standfirst: x") + "a\0", Kind.PAGE)
    assert found == [(6, "the text holds the control character U+0000")]
