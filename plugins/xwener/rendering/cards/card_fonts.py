"""The site's fonts as TrueType files, for programs that read no WOFF2: one file a family, Arabic and Latin together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from xwener.rendering.fonts import FEATURES, SOURCES, damaged
from xwener.rendering.kept import keep_file, key_of

# Family → the fonts that it is made of, the first of which wins where both have a letter.
PARTS: Mapping[str, Sequence[str]] = {
    "text": ("fonts/text.woff2", "fonts/text-latin.woff2", "fonts/text-hawar.woff2"),
    "heading": ("fonts/heading.woff2", "fonts/heading-latin.woff2", "fonts/heading-hawar.woff2"),
}
REGULAR = 400


@dataclass(frozen=True)
class CardFonts:
    """Where the files lie; `key` changes with what is in them."""

    text: Path
    heading: Path
    key: str

    @property
    def files(self) -> list[str]:
        """The paths as text."""
        return [str(self.text), str(self.heading)]


def card_fonts(node_modules: Path, cache: Path) -> CardFonts:
    """The fonts, made once and kept in the folder `cache`.

    Errors: FileNotFoundError when the npm packages are not installed; ContentErrors when a font is damaged.
    """
    found = {family: _file(parts, node_modules, cache) for family, parts in PARTS.items()}
    return CardFonts(found["text"], found["heading"], key_of(*(path.stem for path in found.values())))


def _file(parts: Sequence[str], node_modules: Path, cache: Path) -> Path:
    from fontTools import version  # noqa: PLC0415  (0.1 s that a build without cards need not pay)

    sources = {name: node_modules / SOURCES[name].source for name in parts}
    data = {name: path.read_bytes() for name, path in sources.items()}
    key = key_of(version, FEATURES, *data.values(), *(sorted(SOURCES[name].letters) for name in parts))
    return keep_file(cache / f"{key}.ttf", lambda: _merged(data, sources))


def _merged(data: Mapping[str, bytes], sources: Mapping[str, Path]) -> bytes:
    from fontTools.merge import Merger  # noqa: PLC0415

    seen: set[int] = set()
    fonts = []
    for name, part in data.items():
        with damaged(sources[name]):
            font = _part(part, SOURCES[name].letters - seen)
        # What two fonts have would be told apart by script; we know which one we want.
        seen |= set(font.getBestCmap())
        fonts.append(_bytes(font))
    return _bytes(Merger().merge([BytesIO(font) for font in fonts]))


def _part(data: bytes, wanted: frozenset[int]) -> Any:
    """A font of `wanted` letters at one weight; TTFont has no types."""
    from fontTools import subset  # noqa: PLC0415
    from fontTools.ttLib import TTFont  # noqa: PLC0415
    from fontTools.varLib import instancer  # noqa: PLC0415

    font = TTFont(BytesIO(data), recalcTimestamp=False)
    font.flavor = None
    if "fvar" in font:
        font = instancer.instantiateVariableFont(font, {"wght": REGULAR})
    options = subset.Options()
    options.layout_features = FEATURES
    options.notdef_outline = True
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    return font


def _bytes(font: Any) -> bytes:
    font.recalcTimestamp = False
    out = BytesIO()
    font.save(out)
    return out.getvalue()
