"""Fonts cut down to the letters that Sorani and its neighbours need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from fontTools import version as fonttools_version

from xwener.errors import ContentError, ContentErrors
from xwener.rendering.kept import keep, key_of

# The letters of Sorani and of the Arabic and Persian that it quotes, both digit sets, their punctuation.
LETTERS = frozenset(
    [
        *range(0x0621, 0x063B),
        *range(0x0640, 0x064B),
        *range(0x0660, 0x066D),
        *range(0x06F0, 0x06FA),
        *map(ord, " ،؛؟ٱپچڕژڤکگڵھۀەۆیێ۔ڒ\u200c\u200d\u200e\u200f"),
    ]
)
# Signs of vowels, which Sorani writes as letters: Arabic quoted in a text has them, a headline does not.
HARAKAT = frozenset([*range(0x064B, 0x0653), 0x0670])
# Latin names in English and in most Kurdish (Hawar) letters, quotation marks and dashes.
LATIN = frozenset([*range(0x21, 0x7F), *map(ord, "\u00a0«·»ÇÊÎÖÛÜçêîöûüéáíóú‘’“”–—…")])
# The other letters of Hawar as Sorani is written in it.
HAWAR = frozenset(map(ord, "şŞłŁřŘ"))

NASKH = "@fontsource-variable/noto-naskh-arabic/files/noto-naskh-arabic-{}-wght-normal.woff2"
VAZIRMATN = "@fontsource/vazirmatn/files/vazirmatn-{}-{}-normal.woff2"


@dataclass(frozen=True)
class Cut:
    """What is kept of a font: where the npm packages hold it, its letters, and the one weight of a variable font."""

    source: str
    letters: frozenset[int]
    weight: int | None = None


# What the site calls a font. A page loads the files of whose letters (`unicode-range` in fonts.css) it shows some.
SOURCES: Mapping[str, Cut] = {
    "fonts/text.woff2": Cut(NASKH.format("arabic"), LETTERS | HARAKAT, 400),
    "fonts/text-latin.woff2": Cut(NASKH.format("latin"), LATIN, 400),
    "fonts/text-bold.woff2": Cut(NASKH.format("arabic"), LETTERS | HARAKAT, 700),
    "fonts/text-bold-latin.woff2": Cut(NASKH.format("latin"), LATIN, 700),
    "fonts/text-hawar.woff2": Cut(NASKH.format("latin-ext"), HAWAR),
    "fonts/heading.woff2": Cut(VAZIRMATN.format("arabic", 700), LETTERS),
    "fonts/heading-latin.woff2": Cut(VAZIRMATN.format("latin", 700), LATIN),
    "fonts/heading-hawar.woff2": Cut(VAZIRMATN.format("latin-ext", 700), HAWAR),
    # Loaded only by readers who have chosen it for the text.
    "fonts/sans.woff2": Cut(VAZIRMATN.format("arabic", 400), LETTERS | HARAKAT),
    "fonts/sans-latin.woff2": Cut(VAZIRMATN.format("latin", 400), LATIN),
    "fonts/sans-hawar.woff2": Cut(VAZIRMATN.format("latin-ext", 400), HAWAR),
}
# What joins letters and places their marks; figures of other widths and ornaments are left out.
FEATURES = ["ccmp", "isol", "init", "medi", "fina", "rlig", "liga", "calt", "locl", "curs", "kern", "mark", "mkmk"]


def build_fonts(node_modules: Path, cache: Path) -> dict[str, bytes]:
    """Every font of SOURCES as a WOFF2 subset; results are kept in the folder `cache`.

    Errors: FileNotFoundError when the npm packages are not installed; ContentErrors when a font is damaged.
    """
    return {name: _cached(node_modules / cut.source, cut, cache) for name, cut in SOURCES.items()}


@contextmanager
def damaged(source: Path) -> Iterator[None]:
    """Tells of a font at `source` that cannot be read in place of whatever the library stumbles over."""
    try:
        yield
    except Exception as error:
        hint = "install it again: `rm -r node_modules`, then `make setup`"
        message = f"the font is damaged ({' '.join(str(error).split()) or type(error).__name__})".rstrip(".")
        raise ContentErrors([ContentError(source, 0, message, hint)]) from error


def _cached(source: Path, cut: Cut, cache: Path) -> bytes:
    data = source.read_bytes()
    ordered = sorted(cut.letters)

    def make() -> bytes:
        with damaged(source):
            return subset_of(data, ordered, cut.weight)

    return keep(cache / f"{key_of(fonttools_version, FEATURES, data, ordered, cut.weight)}.woff2", make)


def subset_of(
    data: bytes, letters: Iterable[int], weight: int | None = None, features: Sequence[str] = FEATURES
) -> bytes:
    """The font `data` as WOFF2 with `letters` alone, at one `weight` when one is given."""
    # 11 MB in every process, and 0.1 s, that a build need not pay whose fonts are there.
    from fontTools import subset  # noqa: PLC0415
    from fontTools.ttLib import TTFont  # noqa: PLC0415
    from fontTools.varLib import instancer  # noqa: PLC0415

    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = list(features)
    options.hinting = False  # no system of today needs it at the sizes of text
    options.name_IDs = [0, 1, 2, 5, 6, 13, 14]  # who made it and under which licence stays in the font
    options.notdef_outline = True
    # Time stamps would make two builds of the same input differ.
    font = TTFont(BytesIO(data), recalcTimestamp=False)
    if weight and "fvar" in font:
        font = instancer.instantiateVariableFont(font, {"wght": weight})
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=letters)
    cutter.subset(font)
    font.flavor = "woff2"
    out = BytesIO()
    font.save(out)
    return out.getvalue()
