"""What a publisher has put in the place of parts of the theme is in the editions and in the list of them, too."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.conftest import ROOT, write
from tests.house import make_house

from xwener.building.build import build
from xwener.editions.command import editions

STRINGS = """\
    offline.editions:
      ckb: فایلەکانی ئێمە
      en: Our files
    edition.contents:
      ckb: پێڕستی ئێمە
      en: Our contents
    edition.size:
      ckb: "{n} مێگا"
      en: "{n} mega"
    """
STYLE = '@font-face { font-family: "Mine"; src: url("../override/mine.woff2") format("woff2"); }'
BOOK = '.kicker { color: #0f5d57; font-family: "Mine", serif; }'
CARD = '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630"><rect width="9" height="9"/></svg>'
TITLE = """\
    {% extends "editions/epub/chapter.html" %}
    {% block chapter %}<h1>{{ heading }}</h1><p>کتێبی ئێمە</p>{% endblock chapter %}
    """
LIST = """\
    {%- macro editions_list(editions) -%}
    <ul class="ours">{% for one in editions %}<li>{{ t("offline.editions") }} {{ one.size_text }}</li>{% endfor %}</ul>
    {%- endmacro -%}
    """


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A project whose publisher has words, templates, a typeface and a style of their own."""
    house = make_house(tmp_path / "house", "pelicanconf.py")
    for name, text in {
        "strings.yaml": STRINGS,
        "override.css": STYLE,
        "epub.css": BOOK,
        "templates/cards/article.svg": CARD,
        "templates/editions/epub/title.html": TITLE,
        "templates/partials/editions.html": LIST,
    }.items():
        write(house / "look" / name, text)
    settings = (ROOT / "pelicanconf.py").read_text("utf-8")
    named = settings.replace('XWENER_THEME_OVERRIDE = ""', 'XWENER_THEME_OVERRIDE = "look"')
    (house / "pelicanconf.py").write_text(named, "utf-8")
    font = next((ROOT / "node_modules/@fontsource/vazirmatn/files").glob("vazirmatn-arabic-400-normal.woff2"))
    (house / "look" / "mine.woff2").write_bytes(font.read_bytes())
    return house


def test_everything_is_the_publishers(house: Path, content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Words, templates, style and typeface of the book; the list on the offline page, also after a further build."""
    site = tmp_path / "site"
    assert build(house, content, site, "https://example.org") == 0
    assert editions(house, content, site, ["zip", "epub"]) == 0
    with ZipFile(site / "editions" / "xwener.zip") as packed:
        assert [name for name in packed.namelist() if "/static/cards/" in name] == [], (
            "nobody passes on a page from disk"
        )
    with ZipFile(site / "editions" / "xwener.epub") as book:
        assert "پێڕستی ئێمە" in book.read("EPUB/nav.xhtml").decode()
        assert "کتێبی ئێمە" in book.read("EPUB/title.xhtml").decode()
        style = book.read("EPUB/style.css").decode()
        assert style.index(".kicker{margin") < style.index(".kicker{color:#0f5d57")
        assert 'url("override/mine.ttf")' in style
        assert book.read("EPUB/override/mine.ttf")[:4] == b"\x00\x01\x00\x00"
        # The site knows for which address it was built.
        assert "https://example.org/" in book.read("EPUB/package.opf").decode()
    assert editions(house, content, site, ["zip"], site_url="https://other.org") == 1
    assert "the site was built for https://example.org, not for https://other.org" in capsys.readouterr().err
    for _ in range(2):
        page = (site / "offline.html").read_text("utf-8")
        assert '<ul class="ours"><li>فایلەکانی ئێمە ٠٫' in page
        assert "مێگا</li>" in page
        assert "editions-list" not in page
        assert build(house, content, site, "https://example.org") == 0
    assert len(next((site / "static" / "cards").iterdir()).read_bytes()) < 2_000, "the card is the theme's"
