"""Social cards: lines that fit, one drawing a card, clear words when a font is damaged."""

from __future__ import annotations

import io
import re
from pathlib import Path
from time import time_ns

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from tests.conftest import ROOT

from xwener.building.build import build
from xwener.errors import ContentErrors
from xwener.rendering.cards.card import COLUMN, HEIGHT, WIDTH, CardMaker, Words
from xwener.rendering.cards.card_fonts import CardFonts, card_fonts
from xwener.rendering.cards.lines import break_lines, cut_lines
from xwener.rendering.look import Look

WORDS = Words("هێرشی درۆن بۆ سەر ماڵی سەرۆکوەزیران", "ئاسایش", "خوێنەر", "٧ی تشرینی دووەمی ٢٠٢١")
ADDRESS = "https://example.org/x"


@pytest.fixture(scope="module")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> CardFonts:
    """The fonts of the site."""
    return card_fonts(ROOT / "node_modules", tmp_path_factory.mktemp("fonts"))


@pytest.fixture(scope="module")
def maker(fonts: CardFonts) -> CardMaker:
    """Draws with the theme's template."""
    return CardMaker(Look(ROOT / "theme"), fonts)


@given(st.text(alphabet="ab ", max_size=80), st.integers(1, 30), st.integers(1, 5))
def test_lines_fit(text: str, width: int, most: int):
    """Broken or cut, lines are neither too wide nor too many, and no word is lost unless an ellipsis says so."""
    lines = break_lines(text, width, most, len)
    if lines is not None:
        assert " ".join(lines).split() == text.split()
        assert len(lines) <= most
        assert all(len(line) <= width for line in lines)
    cut = cut_lines(text, width, most, len)
    assert all(len(line) <= width for line in cut)
    if lines is None and text.strip():
        assert cut[-1].endswith("…")


def test_lines_are_even():
    """Not a full line and a lost word."""
    assert break_lines("aa aa aa aa", 9, 2, len) == ["aa aa", "aa aa"]


@pytest.mark.parametrize("words", [1, 4, 9, 16, 60])
def test_headlines_of_every_length_stay_inside(maker: CardMaker, words: int):
    """The longer, the smaller; nothing stands beyond the margins or on the imprint."""
    title = " ".join(["سەرۆکوەزیرانی", "کۆمسیۆنی", "ڕێکخراوەکان"] * 20).split()[:words]
    with Image.open(io.BytesIO(maker.draw(Words(" ".join(title), "بەش", "خوێنەر", "٢٠٢١")))) as card:
        assert card.size == (WIDTH, HEIGHT)
        grey = card.convert("L")
    ground = grey.getpixel((5, 300))
    left, right = grey.crop((0, 20, 60, HEIGHT)), grey.crop((1140, 20, WIDTH, HEIGHT))
    assert {*left.tobytes(), *right.tobytes()} == {ground}
    assert {*grey.crop((0, 500, WIDTH, 528)).tobytes()} == {ground}


def test_letters_are_joined(maker: CardMaker):
    """The measure is HarfBuzz's: joined letters are narrower than the same letters apart; Latin stands in it, too."""
    measure = maker._measure(str(maker.fonts.heading), 70)
    for word in ("کوردستان", "هەڵبژاردن", "پێنج", "دڵۆپ"):
        assert measure(word) < measure("\u200c".join(word))
    assert measure("Rudaw") > 100


def test_every_letter_has_a_shape(fonts: CardFonts):
    """Sorani's letters, digits and quotation marks are in each font; so are Latin letters."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    for path in fonts.files:
        shapes = TTFont(path).getBestCmap()
        assert {c for c in "ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنهەوۆیێ٠١٢٣٤٥٦٧٨٩«»،؛؟azAZ09" if ord(c) not in shapes} == set()


def test_words_cannot_become_markup(maker: CardMaker):
    """A title with markup is shown as it was typed."""
    svg = maker.svg(Words('</text><image href="file:///etc/passwd"/>', "a&b", "<x>", "٢٠٢١"))
    assert "<image" not in svg
    assert "a&amp;b" in svg


def test_a_card_is_drawn_once(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """As long as what it says stays the same; a new title makes a new picture under a new name."""
    drawn: list[Words] = []
    draw = CardMaker.draw
    # A kicker that no other test draws: kept cards are shared between builds.
    article = content / "articles" / "2021" / "vote.md"
    article.write_text(article.read_text("utf-8").replace("section:", f"kicker: {time_ns()}\nsection:"), "utf-8")

    def noted(self: CardMaker, words: Words) -> bytes:
        drawn.append(words)
        return draw(self, words)

    monkeypatch.setattr(CardMaker, "draw", noted)
    # In this process, where it can be seen.
    monkeypatch.setattr("xwener.rendering.press.FEW", 1_000)

    def cards(name: str) -> list[Path]:
        assert build(ROOT, content, tmp_path / name, ADDRESS) == 0
        return [path.relative_to(tmp_path / name) for path in (tmp_path / name / "static" / "cards").iterdir()]

    first = cards("first")
    assert (cards("second"), len(drawn)) == (first, 1)
    article.write_text(article.read_text("utf-8").replace("title: ", "title: نوێ "), "utf-8")
    assert cards("third") != first
    assert len(drawn) == 2


def test_no_address_no_cards(content: Path, tmp_path: Path):
    """Nobody can pass on a page without an address."""
    assert build(ROOT, content, tmp_path / "site") == 0
    assert not (tmp_path / "site" / "static" / "cards").exists()


def test_a_damaged_font(tmp_path: Path):
    """Is named, with a cure; no half font is kept."""
    from xwener.rendering.fonts import SOURCES, build_fonts  # noqa: PLC0415

    for cut in SOURCES.values():
        target = tmp_path / "npm" / cut.source
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((ROOT / "node_modules" / cut.source).read_bytes())
    target = tmp_path / "npm" / SOURCES["fonts/heading-hawar.woff2"].source
    data = target.read_bytes()
    target.write_bytes(data[: len(data) // 2])
    for attempt in (build_fonts, card_fonts):
        with pytest.raises(ContentErrors, match=rf"{re.escape(target.name)}: the font is damaged .*Hint: install it"):
            attempt(tmp_path / "npm", tmp_path / "cache")
    assert list((tmp_path / "cache").glob("*.part")) == []


def test_a_broken_template(tmp_path: Path, fonts: CardFonts):
    """Is named, too."""
    (tmp_path / "templates" / "cards").mkdir(parents=True)
    (tmp_path / "templates" / "cards" / "article.svg").write_text("<svg", "utf-8")
    with pytest.raises(ContentErrors, match=r"article\.svg: the card cannot be drawn"):
        CardMaker(Look(tmp_path), fonts).draw(WORDS)


def test_the_column_lies_inside_the_card():
    """Margins of the template and the measure of lines belong together."""
    svg = (ROOT / "theme" / "templates" / "cards" / "article.svg").read_text("utf-8")
    assert f"M80 532H{80 + COLUMN}" in svg
