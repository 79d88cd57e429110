"""HTML pages, Word files and WordPress exports become drafts that the reader takes."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from xwener.importing.command import import_file
from xwener.reading.document import read_document
from xwener.reading.schema import Kind

DATA = Path(__file__).parent / "data"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 24
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
    "<dc:title>نامەی پردەکە</dc:title><dc:creator>ئاسۆ نموونە</dc:creator>"
    "<dcterms:created>2022-04-05T10:00:00Z</dcterms:created></cp:coreProperties>"
)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A folder with a saved page and what lies beside it."""
    folder = tmp_path / "saved"
    folder.mkdir()
    shutil.copy(DATA / "page.html", folder)
    (folder / "pixel.png").write_bytes(PNG)
    (folder / "fake.png").write_bytes(b"<svg onload=alert(1)>")
    (tmp_path / "outside.png").write_bytes(PNG)
    return folder


def body(path: Path) -> str:
    """A file's text without its front matter."""
    return path.read_text("utf-8").split("---\n", 2)[2].strip()


def test_a_page_becomes_an_article(source: Path, tmp_path: Path):
    """Title, day, author, section, tag and source from the page; headings from the second level; signs escaped."""
    to = tmp_path / "to"
    assert import_file(source / "page.html", to) == 0
    article, errors = read_document(next((to / "articles" / "2022").glob("*.md")), Kind.ARTICLE)
    assert article, errors
    assert article.title == "پردی نوێی شار کرایەوە"
    assert str(article.day("date")) == "2022-03-14"
    assert article.text("standfirst") == "پردەکە پاش سێ ساڵ کرایەوە."
    assert (article.texts("authors"), article.text("section"), article.texts("tags")) == (
        ["ئاسۆ نموونە"],
        "شار",
        ["پرد"],
    )
    assert article.records("sources") == [{"title": article.title, "url": "https://example.org/news/bridge"}]
    picture = next((to / "images").iterdir())
    assert picture.read_bytes() == PNG
    assert article.body.strip() == (
        "پردەکە لە ناوەڕاستی شارە و **دوو کیلۆمەتر** درێژە. گوتیان «باشە».\n\n"
        "## ژمارەکان\n\n"
        "- ١\\. یەکەم \\* دووەم\n- \\[سێیەم\\]\n\n"
        "| ساڵ | ژمارە |\n| --- | --- |\n| ٢٠٢٠ | ١٢ |\n\n"
        f"![پردەکە](../../images/{picture.name})\n\n"
        "\\# ئەمە سەردێڕ نییە. [بەستەر](https://example.org/a%28b%29) و تر\n\n"
        "## داهاتوو\n\nپردێکی تر بەڕێوەیە."
    )


def test_a_question_becomes_a_background(source: Path, tmp_path: Path):
    """The section below it goes along, its own headings levelled anew."""
    to = tmp_path / "to"
    import_file(source / "page.html", to)
    (background,) = (to / "backgrounds").glob("*.md")
    assert body(background) == "کۆمپانیایەکی ناوخۆ.\n\n## ئەزموونی کۆمپانیاکە\n\nدە ساڵ."


def test_what_a_person_must_decide_is_told(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Pictures of the web, from outside the folder or of another kind, links that run script, embedded things."""
    import_file(source / "page.html", tmp_path / "to")
    told = capsys.readouterr().out
    for part in (
        "https://example.org/far.png (it lies on the web",
        "../outside.png (there is no such file beside the text)",
        "the picture fake (it is no .png",
        "the link to javascript:alert(1)",
        "what was embedded from https://example.org/video",
    ):
        assert part in told
    assert [path.suffix for path in (tmp_path / "to" / "images").iterdir()] == [".png"]


@pytest.mark.parametrize(
    ("declared", "encoding"), [("windows-1256", "windows-1256"), ("utf-8", "utf-8-sig"), ("utf-8", "utf-16")]
)
def test_reads_the_declared_encoding(tmp_path: Path, declared: str, encoding: str):
    """What the file says itself is believed, a byte order mark more."""
    file = tmp_path / "a.html"
    file.write_bytes(f'<meta charset="{declared}"><h1>سفر</h1><p>باران.</p>'.encode(encoding))
    assert import_file(file, tmp_path / "to", "باران") == 0
    assert body(next((tmp_path / "to" / "articles").rglob("*.md"))) == "باران."


def test_a_page_nested_too_deep(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """A page of nothing but nesting is an error, not a crash."""
    file = tmp_path / "a.html"
    file.write_text("<div>" * 30_000 + "<p>باران", "utf-8")
    assert import_file(file, tmp_path / "to", "باران") in {0, 1}
    assert "Traceback" not in capsys.readouterr().err


def word_file(path: Path, document: str, core: str = CORE, **parts: str) -> Path:
    """A Word file with that document."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {WORD}><w:body>{document}</w:body></w:document>")
        archive.writestr("docProps/core.xml", core)
        archive.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
            'Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


def paragraph(text: str, style: str = "") -> str:
    """A paragraph of a Word file."""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}<w:r><w:t>{text}</w:t></w:r></w:p>"


def test_a_word_file_becomes_an_article(tmp_path: Path):
    """Headings and text from the document; title, author and day from what it says of itself."""
    text = paragraph("پردەکە كرایەوە.") + paragraph("ژمارەکان", "Heading1") + paragraph("دوو.")
    assert import_file(word_file(tmp_path / "a.docx", text), tmp_path / "to") == 0
    article, errors = read_document(next((tmp_path / "to" / "articles" / "2022").glob("*.md")), Kind.ARTICLE)
    assert article, errors
    assert (article.title, article.texts("authors")) == ("نامەی پردەکە", ["ئاسۆ نموونە"])
    assert str(article.day("date")) == "2022-04-05"
    assert article.body.strip() == "پردەکە کرایەوە.\n\n## ژمارەکان\n\nدوو."


@pytest.mark.parametrize(
    ("core", "part", "message"),
    [
        ('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "", "it declares a document type"),
        (CORE, "0" * 100_000_001, "it unpacks to more than"),
    ],
)
def test_refuses_a_word_file_that_explodes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], core: str, part: str, message: str
):
    """Document types and zip bombs are refused before anything is unpacked."""
    file = word_file(tmp_path / "a.docx", paragraph("دەق"), core, bomb=part)
    assert import_file(file, tmp_path / "to") == 1
    assert message in capsys.readouterr().err
    assert not (tmp_path / "to").exists()


def test_an_export_becomes_many_drafts(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Articles and pages, not the bin; names kept apart; uploads beside the export taken."""
    shutil.copy(DATA / "export.xml", tmp_path)
    uploads = tmp_path / "uploads" / "2022"
    uploads.mkdir(parents=True)
    (uploads / "rain.png").write_bytes(PNG)
    to = tmp_path / "to"
    assert import_file(tmp_path / "export.xml", to) == 0
    assert sorted(path.relative_to(to).as_posix() for path in to.rglob("*.md")) == [
        "articles/2022/rain-in-town-2.md",
        "articles/2022/rain-in-town.md",
        "pages/derbarey-eme.md",
    ]
    first, errors = read_document(to / "articles/2022/rain-in-town.md", Kind.ARTICLE)
    assert first, errors
    assert (first.texts("authors"), first.text("section"), first.texts("tags")) == (
        ["ئاسۆ نموونە"],
        "کەشوهەوا",
        ["باران"],
    )
    assert "![باران](../../images/rain-" in first.body
    assert body(to / "articles/2022/rain-in-town-2.md") == "دێڕی یەکەم.\n\nدێڕی دووەم."
    assert "shortcodes" in capsys.readouterr().out


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss>&b;</rss>',
        '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss>&a;</rss>',
        "<rss>",
        "",
    ],
)
def test_refuses_an_export_that_declares_entities(tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str):
    """Nothing is expanded or fetched; broken XML is an error."""
    file = tmp_path / "a.xml"
    file.write_text(text, "utf-8")
    assert import_file(file, tmp_path / "to") == 1
    assert "no WordPress export that can be read" in capsys.readouterr().err
