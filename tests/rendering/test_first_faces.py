"""The faces that come with the style sheets: small, whole for Sorani, and drawn as the fonts that follow are."""

from __future__ import annotations

import base64
import gzip
import re
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from tests.conftest import ROOT

from xwener.rendering.first_faces import FACES, GRID, NAME, build_first_faces
from xwener.rendering.fonts import build_fonts
from xwener.sorani.tables import load

RULE = re.compile(r'@font-face\{font-family:"([^"]+)";font-weight:(\d+);.*?base64,([^"]+)".*?unicode-range:([^}]+)\}')
# With it and the page's own style sheet one round trip of slow 4G brings all that the first paint needs: the lines of
# https://github.com/GoogleChrome/lighthouse, 10 packets of 1460 bytes at first, then as many as 1.6 Mbit/s carry.
MOST = 18_700
KEPT = ROOT / "build" / "fonts"
SIGNS = "٠١٢٣٤٥٦٧٨٩،؛؟ «».:()-–—!…/%\u00a0\u200c"
# The full face that the letters of each are the same as.
SAME = {"Noto Naskh Sorani": "fonts/text.woff2", "Vazirmatn Sorani": "fonts/heading.woff2"}


@pytest.fixture(scope="module")
def sheet() -> str:
    """The style sheet."""
    return build_first_faces(ROOT / "node_modules", KEPT)[NAME].decode()


@pytest.fixture(scope="module")
def faces(sheet: str) -> dict[str, TTFont]:
    """The fonts in it."""
    return {found[1]: TTFont(BytesIO(base64.b64decode(found[3]))) for found in RULE.finditer(sheet)}


def test_every_letter_is_there(faces: dict[str, TTFont], sheet: str):
    """The house alphabet with the rules that join letters, the digits and the punctuation of prose; none else."""
    assert list(faces) == list(FACES)
    wanted = {*load("collation")["order"], *SIGNS}
    for rule in RULE.finditer(sheet):
        font = faces[rule[1]]
        assert {chr(code) for code in font.getBestCmap()} >= wanted
        assert {"init", "medi", "fina"} <= {each.FeatureTag for each in font["GSUB"].table.FeatureList.FeatureRecord}
        parts = [part.removeprefix("U+").split("-") for part in rule[4].split(",")]
        asked = {code for part in parts for code in range(int(part[0], 16), int(part[-1], 16) + 1)}
        assert set(map(ord, wanted)) == asked - {ord("\u200d")}


def test_letters_are_as_wide_as_in_the_fonts_that_follow(faces: dict[str, TTFont]):
    """On the next page nothing moves when these take their place; lines are as high."""
    full = build_fonts(ROOT / "node_modules", KEPT)
    for name, font in faces.items():
        other = TTFont(BytesIO(full[SAME[name]]))
        units, more = font["head"].unitsPerEm, other["head"].unitsPerEm
        assert units <= GRID
        for code in sorted(set(font.getBestCmap()) & set(other.getBestCmap())):
            width, its = font["hmtx"][font.getBestCmap()[code]][0], other["hmtx"][other.getBestCmap()[code]][0]
            assert width / units == pytest.approx(its / more, abs=1 / GRID), chr(code)
        for line in ("ascent", "descent", "lineGap"):
            assert getattr(font["hhea"], line) / units == pytest.approx(getattr(other["hhea"], line) / more, abs=1e-3)


def test_its_size(sheet: str):
    """It arrives in as many round trips as the page's own style sheet beside it, and names its licence."""
    assert len(gzip.compress(sheet.encode(), 6)) <= MOST
    assert "SIL Open Font License" in sheet


def test_two_runs_make_the_same_bytes(sheet: str, tmp_path: Path):
    """No time stamp gets into a font, and the cache, here empty, gives back what was made."""
    for _ in range(2):
        assert build_first_faces(ROOT / "node_modules", tmp_path)[NAME].decode() == sheet


def test_missing_packages(tmp_path: Path):
    """Without the npm packages the error names the file."""
    with pytest.raises(FileNotFoundError, match="noto-naskh"):
        build_first_faces(tmp_path, tmp_path)
