"""A section of an article becomes a background and is placed where it stood."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from xwener.importing.extract_background import extract_background
from xwener.reading.document import read_document
from xwener.reading.schema import Kind

SECTION = "\n## ساڵح کێیە؟\n\nلە سلێمانی لەدایک بووە.\n\n### ژیان\n\nئەندازیارە.\n\n## کۆتایی\n\nدەق.\n"


@pytest.fixture
def article(content: Path) -> Path:
    """An article with a section that asks who somebody is."""
    path = content / "articles" / "2021" / "vote.md"
    path.write_text(path.read_text("utf-8") + SECTION, "utf-8")
    return path


def test_moves_the_section_out(content: Path, article: Path):
    """The section with its subsections goes, a placing stays, what follows is untouched."""
    assert extract_background(article, "ساڵح کێیە؟", content, "who-is-salih") == 0
    assert article.read_text("utf-8").endswith("::: background who-is-salih\n:::\n\n## کۆتایی\n\nدەق.\n")
    background, errors = read_document(content / "backgrounds" / "who-is-salih.md", Kind.BACKGROUND)
    assert not errors
    assert background
    assert background.title == "ساڵح کێیە؟"
    assert background.body.strip() == "لە سلێمانی لەدایک بووە.\n\n### ژیان\n\nئەندازیارە."
    assert background.day("as_of") == date(2021, 11, 30)


def test_unknown_heading(content: Path, article: Path, capsys: pytest.CaptureFixture[str]):
    """The headings there are stand in the hint; nothing is changed."""
    before = article.read_text("utf-8")
    assert extract_background(article, "نییە", content) == 1
    assert "there is no heading «نییە» in the article. Hint: name one of: دەنگەکان" in capsys.readouterr().err
    assert article.read_text("utf-8") == before


def test_never_writes_over_a_background(content: Path, article: Path, capsys: pytest.CaptureFixture[str]):
    """A background of that name stays, and so does the article."""
    before = article.read_text("utf-8")
    assert extract_background(article, "ساڵح کێیە؟", content, "how-iraq-votes") == 1
    assert "the file exists already" in capsys.readouterr().err
    assert article.read_text("utf-8") == before
