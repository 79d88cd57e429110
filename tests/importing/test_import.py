"""Raw text becomes drafts: an article, and a background for each section headed by a question."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from xwener.importing.blocks import escape
from xwener.importing.command import import_file
from xwener.importing.raw_text import is_heading, read_raw_text
from xwener.reading.document import read_document, read_document_text
from xwener.reading.environment import Environment
from xwener.reading.markdown import parse
from xwener.reading.rules.heading_id import plain_text
from xwener.reading.schema import Kind

SCRAPED = Path(__file__).parent / "data" / "scraped.txt"
SEED = Path(__file__).parents[3] / "shared" / "seed.txt"


def drafts(folder: Path) -> dict[str, str]:
    """The written files by their folder."""
    return {path.relative_to(folder).parts[0]: path.read_text("utf-8") for path in folder.rglob("*.md")}


def test_scraped_text_becomes_two_drafts(tmp_path: Path):
    """Paragraphs by runs of spaces, the date read, letters and quotation marks set, the question split off."""
    assert import_file(SCRAPED, tmp_path, "کۆبوونەوەی هەولێر") == 0
    found = drafts(tmp_path)
    assert 'title: "کۆبوونەوەی هەولێر"' in found["articles"]
    assert 'date: "2022-10-03"' in found["articles"]
    assert "کۆبوونەوەیەکی" in found["articles"]
    assert "«کارەکان بەردەوامن»" in found["articles"]
    assert 'title: "شوێنی پڕۆژەکە کوێیە و کەی تەواو دەبێت؟"' in found["backgrounds"]
    assert found["backgrounds"].rstrip().endswith("بڕیارە پاش دوو ساڵ تەواو بێت.")


def test_drafts_follow_the_schema(tmp_path: Path):
    """What is written can be read again, and the article places the background."""
    import_file(SCRAPED, tmp_path, "کۆبوونەوەی هەولێر")
    article, errors = read_document(next((tmp_path / "articles").rglob("*.md")), Kind.ARTICLE)
    background, more = read_document(next((tmp_path / "backgrounds").rglob("*.md")), Kind.BACKGROUND)
    assert not errors + more
    assert article
    assert background
    assert article.draft
    assert article.texts("backgrounds") == [background.slug]
    assert article.slug == "kobunewey-hewler"


def test_never_writes_over_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """A second import of the same text changes nothing and says why."""
    import_file(SCRAPED, tmp_path, "کۆبوونەوە")
    before = drafts(tmp_path)
    assert import_file(SCRAPED, tmp_path, "کۆبوونەوە") == 1
    assert "the file exists already. Hint: move it away" in capsys.readouterr().err
    assert drafts(tmp_path) == before


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("missing.txt", None, "the file cannot be read: no such file or directory"),
        ("empty.txt", b" \n ", "the file holds no text"),
        ("latin.txt", b"caf\xe9", "the file is not UTF-8"),
        ("paper.pdf", b"%PDF", ".pdf files cannot be imported"),
    ],
)
def test_refuses(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes | None, message: str):
    """What cannot be imported is told, and nothing is written."""
    file = tmp_path / name
    if data is not None:
        file.write_bytes(data)
    assert import_file(file, tmp_path / "drafts") == 1
    assert message in capsys.readouterr().err
    assert not (tmp_path / "drafts").exists()


def test_refuses_a_title_without_letters(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """A title of signs alone cannot name a file."""
    assert import_file(SCRAPED, tmp_path, "؟!") == 1
    assert "no slug can be made of the title «؟!». Hint: give another with --title" in capsys.readouterr().err


def test_headline_of_its_own_becomes_the_title():
    """A short first paragraph without a full stop is the headline."""
    raw = read_raw_text("سەردانی شاندەکە\n\nشاندەکە گەیشت. پێشوازی لێ کرا.")
    assert (raw.title, [block.markdown for block in raw.blocks]) == (
        "سەردانی شاندەکە",
        ["شاندەکە گەیشت. پێشوازی لێ کرا."],
    )


def test_lines_within_a_paragraph_are_joined():
    """A single line break is a space, an empty line ends the paragraph."""
    raw = read_raw_text("یەک\nدوو سێ. چوار.\n \nپێنج.")
    assert [block.text for block in raw.blocks] == ["یەک دوو سێ. چوار.", "پێنج."]


def test_impossible_dates_are_passed_over():
    """The first date that exists is taken."""
    assert read_raw_text("ڕۆژی ٠ - ١١ - ٢٠٢١ و ٠٧ - ١١ - ٢٠٢١ بوو.").date == date(2021, 11, 7)


@pytest.mark.parametrize(
    ("paragraph", "heading"),
    [("ئەوە کێیە؟", True), ("ئەوە کێیە. کێ نازانێت؟", False), ("دەق.", False), ("وشە " * 15, False)],
)
def test_heading(paragraph: str, heading: bool):
    """A heading is short and one sentence."""
    assert is_heading(paragraph.strip()) is heading


@example("1) یەک")
@example("12. دوو")
@given(st.text(alphabet=st.sampled_from("اب12 #*_[]()<>|:`~-+.!^&=\\"), min_size=1).map(str.strip).filter(bool))
def test_escaped_text_stays_text(paragraph: str):
    """Whatever signs a paragraph holds, Markdown shows them as they are."""
    source = "---\ntitle: ت\n---\n" + escape(paragraph)
    document, _ = read_document_text(Path("a.md"), Kind.PAGE, source)
    assert document
    tokens = parse(document, Environment(document.path, 4, {}))
    shown = "".join(plain_text(token) for token in tokens if token.type == "inline")
    assert shown.split() == paragraph.split()


@pytest.mark.skipif(not SEED.exists(), reason="the seed text is not on this machine; the tests above always run")
def test_seed(tmp_path: Path):
    """The real scraped article: 17 paragraphs, and a background of three."""
    assert import_file(SEED, tmp_path) == 0
    found = drafts(tmp_path)
    body = {name: text.split("---\n", 2)[2].strip().split("\n\n") for name, text in found.items()}
    assert {name: len(parts) for name, parts in body.items()} == {"articles": 17, "backgrounds": 3}
    assert 'date: "2021-11-07"' in found["articles"]
    assert not any("ك" in text for text in found.values())
    assert all('"' not in paragraph for parts in body.values() for paragraph in parts)
