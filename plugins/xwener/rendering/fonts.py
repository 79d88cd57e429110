"""Fonts cut down to the letters that Sorani and its neighbours need."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools import version as fonttools_version
from fontTools.ttLib import TTFont

# What the site calls a font, and where the npm packages hold it.
SOURCES: Mapping[str, str] = {
    "fonts/text.woff2": "@fontsource-variable/noto-naskh-arabic/files/noto-naskh-arabic-arabic-wght-normal.woff2",
    "fonts/text-latin.woff2": "@fontsource-variable/noto-naskh-arabic/files/noto-naskh-arabic-latin-wght-normal.woff2",
    "fonts/heading.woff2": "@fontsource/vazirmatn/files/vazirmatn-arabic-700-normal.woff2",
    "fonts/heading-latin.woff2": "@fontsource/vazirmatn/files/vazirmatn-latin-700-normal.woff2",
}

# The letters of Sorani and of the Arabic and Persian that it quotes, harakat, both digit sets, punctuation.
ARABIC: frozenset[int] = frozenset(
    [
        *range(0x0621, 0x063B),
        *range(0x0640, 0x0653),
        *range(0x0660, 0x066D),
        *range(0x06F0, 0x06FA),
        *map(ord, "،؛؟ٱٰپچڕژڤکگڵھۀەۆیێ۔ڒ"),
        *map(ord, "\u200c\u200d\u200e\u200f .:!()[]«»-–—…/"),
    ]
)
# Latin names in English and in Kurdish (Hawar) and Turkish letters, quotation marks and dashes.
LATIN: frozenset[int] = frozenset([*range(0x20, 0x7F), *map(ord, "\u00a0©«·»ÇÊÎÖÛÜçêîöûüéáíóúñłŁřŘşŞğĞıİ‘’“”–—…↩")])


def build_fonts(node_modules: Path, cache: Path) -> dict[str, bytes]:
    """Every font of SOURCES as a WOFF2 subset; results are kept in the folder `cache`.

    Errors: FileNotFoundError when the npm packages are not installed.
    """
    return {name: _cached(node_modules / source, _letters(name), cache) for name, source in SOURCES.items()}


def _letters(name: str) -> frozenset[int]:
    return LATIN if "latin" in name else ARABIC


def _cached(source: Path, letters: Iterable[int], cache: Path) -> bytes:
    data = source.read_bytes()
    wanted = sorted(letters)
    key = hashlib.sha256(data + repr((fonttools_version, wanted)).encode()).hexdigest()[:20]
    kept = cache / f"{key}.woff2"
    if kept.is_file():
        return kept.read_bytes()
    made = _subset(data, wanted)
    cache.mkdir(parents=True, exist_ok=True)
    # Written aside and renamed: a build that is cut short leaves no half font.
    aside = kept.with_suffix(".part")
    aside.write_bytes(made)
    aside.replace(kept)
    return made


def _subset(data: bytes, letters: list[int]) -> bytes:
    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = ["*"]
    options.name_IDs = [0, 1, 2, 5, 6, 13, 14]  # who made it and under which licence stays in the font
    options.notdef_outline = True
    # Time stamps would make two builds of the same input differ.
    font = TTFont(BytesIO(data), recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=letters)
    cutter.subset(font)
    font.flavor = "woff2"
    out = BytesIO()
    font.save(out)
    return out.getvalue()
