"""The faces of the first paint: what nearly every page shows, as a style sheet that holds the fonts themselves.

A style sheet is waited for before anything is painted, also from disk and without a script; a font file is not, and
a preloaded one is refused from disk. Below 20 KB both faces arrive in as many round trips as the page's own style
sheet takes beside them: docs/theming.md has the figures.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from fontTools import version as fonttools_version

from xwener.rendering.fonts import FEATURES, NASKH, VAZIRMATN, Cut, damaged, subset_of
from xwener.rendering.kept import keep, key_of
from xwener.sorani.tables import load

NAME = "fonts/sorani.css"
LICENCE = "/* Noto Naskh Arabic, Vazirmatn: cut from fonts under the SIL Open Font License 1.1 */"
# The alphabet, the digits, what joins or parts letters unseen, and the punctuation of prose.
SORANI = frozenset([*map(ord, load("collation")["order"]), *range(0x0660, 0x066A), *map(ord, " ،؛؟\u200c\u200d")])
PUNCTUATION = frozenset(map(ord, "\u00a0«».:()-–—!…/%"))
# Of the features these do nothing in Sorani (tests/rendering/test_first_faces.py looks).
FEATURES_HERE = [feature for feature in FEATURES if feature not in {"liga", "locl"}]
# Vazirmatn is drawn on a grid of 2048; half of it is finer than any screen at the size of a headline, and smaller.
GRID = 1024
# Name of the face → its weight, and the two fonts that it is cut from.
FACES: Mapping[str, tuple[int, Cut, Cut]] = {
    "Noto Naskh Sorani": (
        400,
        Cut(NASKH.format("arabic"), SORANI, 400),
        Cut(NASKH.format("latin"), PUNCTUATION, 400),
    ),
    "Vazirmatn Sorani": (
        700,
        Cut(VAZIRMATN.format("arabic", 700), SORANI),
        Cut(VAZIRMATN.format("latin", 700), PUNCTUATION),
    ),
}


def build_first_faces(node_modules: Path, cache: Path) -> dict[str, bytes]:
    """The style sheet by the name that the theme calls it; the fonts in it are kept in the folder `cache`.

    Errors: FileNotFoundError when the npm packages are not installed; ContentErrors when a font is damaged.
    """
    rules = [_rule(family, weight, _cached(node_modules, parts, cache)) for family, (weight, *parts) in FACES.items()]
    return {NAME: "\n".join([LICENCE, *rules]).encode()}


def _rule(family: str, weight: int, font: bytes) -> str:
    data = base64.b64encode(font).decode()
    return (
        f'@font-face{{font-family:"{family}";font-weight:{weight};font-display:block;'
        f'src:url("data:font/woff2;base64,{data}") format("woff2");unicode-range:{_ranges(SORANI | PUNCTUATION)}}}'
    )


def _ranges(letters: frozenset[int]) -> str:
    """Letters as a `unicode-range`: `U+20-21,U+a0`."""
    starts = [code for code in sorted(letters) if code - 1 not in letters]
    ends = [code for code in sorted(letters) if code + 1 not in letters]
    return ",".join(
        f"U+{start:x}" if start == end else f"U+{start:x}-{end:x}" for start, end in zip(starts, ends, strict=True)
    )


def _cached(node_modules: Path, parts: list[Cut], cache: Path) -> bytes:
    read = [(node_modules / part.source, part) for part in parts]
    data = [path.read_bytes() for path, _ in read]
    key = key_of(
        fonttools_version, FEATURES_HERE, GRID, *data, *((sorted(part.letters), part.weight) for part in parts)
    )

    def make() -> bytes:
        # As in fonts.py: a build whose fonts are there need not pay for the library.
        from fontTools.merge import Merger  # noqa: PLC0415
        from fontTools.ttLib import TTFont  # noqa: PLC0415

        cuts = []
        for (path, part), font in zip(read, data, strict=True):
            with damaged(path):
                cuts.append(BytesIO(subset_of(font, part.letters, part.weight, FEATURES_HERE)))
        return _light(Merger().merge(cuts), TTFont(cuts[0])["head"].modified)

    return keep(cache / f"{key}.woff2", make)


def _light(font: Any, made: int) -> bytes:
    """A font without what no browser needs; its licence stands in the style sheet.

    Time stamps would make two builds of the same input differ: it bears the one of the font that it is `made` of.
    """
    from fontTools.ttLib.scaleUpem import scale_upem  # noqa: PLC0415

    if font["head"].unitsPerEm > GRID:
        scale_upem(font, GRID)
    for table in ("STAT", "gasp"):
        if table in font:
            del font[table]
    font["name"].names = []
    font.recalcTimestamp = False
    font["head"].created = font["head"].modified = made
    font.flavor = "woff2"
    out = BytesIO()
    font.save(out)
    return out.getvalue()
