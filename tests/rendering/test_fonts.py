"""The font subsets hold what Sorani needs."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from tests.conftest import ROOT

from xwener.rendering.fonts import build_fonts
from xwener.sorani.tables import load

ALPHABET = load("collation")["order"]
DIGITS = "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"
SIGNS = "،؛؟\u200c"
CSS = (ROOT / "theme/static/css/fonts.css").read_text("utf-8")
FACE = re.compile(r"@font-face \{[^}]*\}")


def ranges_of(name: str, weight: str = "") -> set[int]:
    """The code points for which style sheets ask for a file, at `weight` where it is named for several."""
    face = next(face for face in FACE.findall(CSS) if f"../{name}" in face and f"font-weight: {weight}" in face)
    parts = [part.split("-") for part in re.findall(r"U\+([0-9A-F-]+)", face)]
    return {code for part in parts for code in range(int(part[0], 16), int(part[-1], 16) + 1)}


def percent(face: str, descriptor: str) -> float:
    """The percentage of a descriptor in a `@font-face` rule; 0 where there is none."""
    found = re.search(rf"{descriptor}: ([\d.]+)%", face)
    return float(found[1]) if found else 0


@pytest.fixture(scope="module")
def fonts() -> dict[str, bytes]:
    """The fonts; one test makes them anew."""
    return build_fonts(ROOT / "node_modules", ROOT / "build" / "fonts")


@pytest.mark.parametrize(
    "name", ["fonts/text.woff2", "fonts/text-bold.woff2", "fonts/heading.woff2", "fonts/sans.woff2"]
)
def test_every_letter_is_there(fonts: dict[str, bytes], name: str):
    """The house alphabet, both digit sets, the signs and ZWNJ, with the rules that join letters."""
    font = TTFont(BytesIO(fonts[name]))
    missing = [sign for sign in ALPHABET + DIGITS + SIGNS if ord(sign) not in font.getBestCmap()]
    assert missing == []
    features = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
    assert {"init", "medi", "fina"} <= features


@pytest.mark.parametrize("face", ["text", "heading", "sans"])
def test_latin_names_and_quotation_marks(fonts: dict[str, bytes], face: str):
    """Letters, Kurdish quotation marks and dashes come from the Latin file, those of Hawar alone from a third."""
    latin, hawar = (TTFont(BytesIO(fonts[f"fonts/{face}-{part}.woff2"])).getBestCmap() for part in ("latin", "hawar"))
    assert [sign for sign in "ABCxyz0189«»–“”êîûçÊÎÛÇ" if ord(sign) not in latin] == []
    assert [sign for sign in "şŞłŁřŘ" if ord(sign) not in hawar] == []


FACES_OF_FILES = [
    ("400", ("fonts/text.woff2", "fonts/text-latin.woff2", "fonts/text-hawar.woff2")),
    ("700", ("fonts/text-bold.woff2", "fonts/text-bold-latin.woff2", "fonts/text-hawar.woff2")),
    ("700", ("fonts/heading.woff2", "fonts/heading-latin.woff2", "fonts/heading-hawar.woff2")),
    ("400", ("fonts/sans.woff2", "fonts/sans-latin.woff2", "fonts/sans-hawar.woff2")),
]


def test_a_page_asks_for_what_the_files_hold(fonts: dict[str, bytes]):
    """Each `unicode-range` covers its file's letters, and no letter is in the range of two files of a face."""
    for weight, names in FACES_OF_FILES:
        ranges = {name: ranges_of(name, weight) for name in names}
        for name, found in ranges.items():
            assert set(TTFont(BytesIO(fonts[name])).getBestCmap()) <= found, name
        assert sum(map(len, ranges.values())) == len(set().union(*ranges.values()))


# The fallback's name, what it is shrunk by there, and the face whose lines it must fill.
FALLBACKS = [
    ("Noto Naskh Arabic Fallback", "fonts/text.woff2"),
    ("Noto Naskh Arabic System", "fonts/text.woff2"),
    ("Vazirmatn Fallback", "fonts/heading.woff2"),
    ("Vazirmatn System", "fonts/heading.woff2"),
]


@pytest.mark.parametrize(("family", "name"), FALLBACKS)
def test_fallbacks_have_the_lines_of_the_font(fonts: dict[str, bytes], family: str, name: str):
    """Ascent and descent are those of the font file, so that no line moves when it arrives."""
    face = next(face for face in FACE.findall(CSS) if f'font-family: "{family}"' in face)
    font = TTFont(BytesIO(fonts[name]))
    shown = percent(face, "size-adjust") or 100
    for metric, value in (("ascent", font["hhea"].ascent), ("descent", -font["hhea"].descent)):
        real = value / font["head"].unitsPerEm * 100
        assert percent(face, f"{metric}-override") * shown / 100 == pytest.approx(real, abs=0.1)


def test_two_runs_make_the_same_bytes(fonts: dict[str, bytes], tmp_path: Path):
    """No time stamp gets into a font, and the cache gives back what was made."""
    first = build_fonts(ROOT / "node_modules", tmp_path)
    assert first == fonts
    assert build_fonts(ROOT / "node_modules", tmp_path) == first


def test_their_size(fonts: dict[str, bytes]):
    """No weight is bought that is not shown: a file of letters is a third of what it was with all weights."""
    assert max(map(len, fonts.values())) <= 14_000


def test_missing_packages(tmp_path: Path):
    """Without the npm packages the error names the file."""
    with pytest.raises(FileNotFoundError, match="noto-naskh"):
        build_fonts(tmp_path, tmp_path)
