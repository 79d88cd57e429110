"""HTML pages, Word files and WordPress exports become drafts that the reader takes."""

from __future__ import annotations

import shutil
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from tests.conftest import write

from xwener.importing.command import import_file
from xwener.importing.nesting import too_deep
from xwener.linking.site import load_site
from xwener.reading.document import read_document
from xwener.reading.schema import Kind

DATA = Path(__file__).parent / "data"


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


# One grey pixel. https://www.w3.org/TR/png-3/
HEADER = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
PIXEL = _chunk(b"IHDR", HEADER) + _chunk(b"IDAT", zlib.compress(b"\0\0")) + _chunk(b"IEND", b"")
PNG = b"\x89PNG\r\n\x1a\n" + PIXEL
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
    (folder / "damaged.png").write_bytes(PNG[:40])
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
        "the picture damaged (it is damaged)",
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


@pytest.mark.parametrize("opened", ["<div>" * 100_000, "<ul><li>" * 100_000, "<article>" + "<div>" * 3_000])
def test_a_page_nested_too_deep(tmp_path: Path, capsys: pytest.CaptureFixture[str], opened: str):
    """A page of nothing but nesting is an error and takes no minutes, though a parser would."""
    file = tmp_path / "a.html"
    file.write_text(opened + "<p>باران", "utf-8")
    assert import_file(file, tmp_path / "to", "باران") == 1
    assert capsys.readouterr().err.startswith(f"{file}: the page cannot be read: it is nested deeper than any text.")


@pytest.mark.parametrize("flat", ["<p>باران", "<p>باران<br>", "<ul><li>باران</ul>", "<p><b>ب</b>", "</div><p>باران"])
def test_a_long_page_is_not_a_deep_one(flat: str):
    """What ends by itself, or was never open, nests nothing."""
    assert not too_deep(flat * 10_000)


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>یەک</p><h3></h3><p>دوو</p>", "یەک\n\nدوو"),
        ("<p>١٠ کم<sup>2</sup></p>", "١٠ کم²"),
        ("<ol><li>یەک<ul><li>ژێر</li></ul></li></ol>", "1. یەک\n   - ژێر"),
        ("<table><tr><td>ا<br>ب</td><td>ج | د</td></tr></table>", "| ا ب | ج \\| د |\n| --- | --- |"),
        (
            '<p>دەق</p><figure><img src="pixel.png" alt="پرد"><figcaption>پردە "نوێ"یەکە</figcaption></figure>',
            'دەق\n\n![پرد](../../images/pixel-eaa4a94e.png "پردە \\"نوێ\\"یەکە")',
        ),
        ("<blockquote><p>وتە</p></blockquote><p>::: note</p><p>---</p>", "> وتە\n\n\\::: note\n\n\\---"),
    ],
)
def test_what_becomes_of_elements(source: Path, tmp_path: Path, html: str, markdown: str):
    """Lists within lists, tables, figures with their words, powers; nothing of empty headings."""
    file = source / "a.html"
    file.write_text(f"<title>پرد</title><main>{html}</main>", "utf-8")
    assert import_file(file, tmp_path / "to") == 0
    assert body(next((tmp_path / "to" / "articles").rglob("*.md"))) == markdown


SAVED = """\
    <!DOCTYPE html>
    <!-- saved from url=(0026)https://example.org/news/1 -->
    <html><head><title>پرد - ماڵپەڕ</title></head><body><div id="menu"><ul><li><a href="/">سەرەتا</a></li></ul></div>
    <div class="text"><h1>پردەکە</h1><p><img src="./page_files/pixel.png" alt="پرد"></p><p>پردەکە کرایەوە.</p></div>
    <div id="footer"><p>ماف</p></div></body></html>
    """


def test_a_page_that_a_browser_has_saved(source: Path, tmp_path: Path, words: dict[str, str]):
    """Without landmarks the text is found by its paragraphs; its address and pictures by what the browser left."""
    (source / "page_files").mkdir()
    (source / "pixel.png").rename(source / "page_files" / "pixel.png")
    write(source / "saved.html", SAVED)
    assert import_file(source / "saved.html", tmp_path / "to") == 0
    [path] = (tmp_path / "to").rglob("*.md")
    article, _ = read_document(path, Kind.ARTICLE)
    assert article
    assert article.records("sources") == [{"title": "پردەکە", "url": "https://example.org/news/1"}]
    assert (article.title, article.text("standfirst")) == ("پردەکە", "پردەکە کرایەوە.")
    assert body(path).splitlines()[-1] == "پردەکە کرایەوە."
    assert load_site(tmp_path / "to", words)[1] == []


def word_file(path: Path, document: str, core: str = CORE, **parts: str | bytes) -> Path:
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


def paragraph(text: str, style: str = "", marks: str = "", after: str = "") -> str:
    """A paragraph of a Word file."""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}<w:r><w:rPr>{marks}</w:rPr><w:t>{text}</w:t></w:r>{after}</w:p>"


def item(text: str, level: int) -> str:
    """An item of the one list that `PARTS` describes."""
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    return f"<w:p><w:pPr>{place}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS: dict[str, str | bytes] = {
    "word/_rels/document.xml.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="p" Type="{RELATED}/image" Target="media/i.png"/>'
        f'<Relationship Id="f" Type="{RELATED}/footnotes" Target="footnotes.xml"/>'
        f'<Relationship Id="n" Type="{RELATED}/numbering" Target="numbering.xml"/></Relationships>'
    ),
    "word/footnotes.xml": f'<w:footnotes {WORD}><w:footnote w:id="2">{paragraph("تێبینی.")}</w:footnote></w:footnotes>',
    "word/numbering.xml": (
        f'<w:numbering {WORD}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    ),
    "word/media/i.png": PNG,
}
PICTURE = (
    '<w:p><w:r><w:drawing xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    f'xmlns:r="{RELATED}"><wp:inline><wp:docPr id="1" name="i" descr="پرد"/><a:graphic><a:graphicData>'
    '<pic:pic><pic:blipFill><a:blip r:embed="p"/></pic:blipFill></pic:pic>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
)
TABLE = f"<w:tbl><w:tr><w:tc>{paragraph('ساڵ')}</w:tc></w:tr><w:tr><w:tc>{paragraph('2020')}</w:tc></w:tr></w:tbl>"


def test_what_a_word_file_may_hold(tmp_path: Path, words: dict[str, str]):
    """Bold and slanted words, lists within lists, a table, a picture, a footnote; and the check has nothing to say."""
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    marked = paragraph("گرنگ", marks="<w:b/>") + paragraph("لار", marks="<w:i/>")
    text = paragraph("یەکەم.", after=note) + marked + item("یەک", 0) + item("ژێر", 1) + TABLE + PICTURE
    to = tmp_path / "to"
    assert import_file(word_file(tmp_path / "a.docx", text, CORE, **PARTS), to) == 0
    [path] = to.rglob("*.md")
    assert 'standfirst: "یەکەم."' in path.read_text("utf-8")
    assert body(path) == (
        "یەکەم.[^2]\n\n**گرنگ**\n\n*لار*\n\n1. یەک\n   - ژێر\n\n| ساڵ |\n| --- |\n| ٢٠٢٠ |\n\n"
        "![پرد](../../images/picture-eaa4a94e.png)\n\n[^2]: تێبینی."
    )
    assert load_site(to, words)[1] == []


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
    told = capsys.readouterr().out
    for part in (
        "shortcodes",
        "Left out: 1 in the bin.\nLeft out: 1 of its comments.\nLeft out: 1 of the type `attachment`.\n",
        "Left out: «بەتاڵ», which holds no text.",
        "To decide: the section of 1 article; until then it is «هەواڵ».",
    ):
        assert part in told
    # Neither an article nor a page is published by its import.
    assert all("\nstatus: " in path.read_text("utf-8") for path in to.rglob("*.md"))


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
