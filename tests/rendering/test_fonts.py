"""The font subsets hold what Sorani needs."""

from __future__ import annotations

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


@pytest.fixture(scope="module")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The fonts, made anew."""
    return build_fonts(ROOT / "node_modules", tmp_path_factory.mktemp("fonts"))


@pytest.mark.parametrize("name", ["fonts/text.woff2", "fonts/heading.woff2"])
def test_every_letter_is_there(fonts: dict[str, bytes], name: str):
    """The house alphabet, both digit sets, the signs and ZWNJ, with the rules that join letters."""
    font = TTFont(BytesIO(fonts[name]))
    missing = [sign for sign in ALPHABET + DIGITS + SIGNS if ord(sign) not in font.getBestCmap()]
    assert missing == []
    features = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
    assert {"init", "medi", "fina"} <= features


@pytest.mark.parametrize("name", ["fonts/text-latin.woff2", "fonts/heading-latin.woff2"])
def test_latin_names_and_quotation_marks(fonts: dict[str, bytes], name: str):
    """Letters, Kurdish quotation marks and dashes come from the Latin files."""
    cmap = TTFont(BytesIO(fonts[name])).getBestCmap()
    assert [sign for sign in "ABCxyz0189«»–“”êîûç" if ord(sign) not in cmap] == []


def test_two_runs_make_the_same_bytes(fonts: dict[str, bytes], tmp_path: Path):
    """No time stamp gets into a font, and the cache gives back what was made."""
    first = build_fonts(ROOT / "node_modules", tmp_path)
    assert first == fonts
    assert build_fonts(ROOT / "node_modules", tmp_path) == first


def test_their_size(fonts: dict[str, bytes]):
    """All four together, at most what a page may load."""
    assert sum(map(len, fonts.values())) <= 61_000


def test_missing_packages(tmp_path: Path):
    """Without the npm packages the error names the file."""
    with pytest.raises(FileNotFoundError, match="noto-naskh"):
        build_fonts(tmp_path, tmp_path)
