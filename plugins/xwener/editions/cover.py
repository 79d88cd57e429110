"""The cover of a book: the site's name, and the title of the section or article that it holds."""

from __future__ import annotations

from xwener.editions.source import Source
from xwener.rendering.cards.card_fonts import CardFonts, card_fonts
from xwener.rendering.cards.lines import Measure, break_lines, cut_lines
from xwener.sorani import format_date

TEMPLATE = "editions/epub/cover.svg"
# Of the SVG's 1600 units, between the margins.
COLUMN = 1240
# Sizes of the title with the lines that they have room for: the largest that fits is taken.
SIZES = ((190, 4), (150, 6), (120, 8))
LEADING = 1.42
NOTE_SIZE, NOTE_LINES = 60, 2
# The direction of a line whatever letters it begins or ends with: the renderer looks at nothing else.
RLE, PDF = "\u202b", "\u202c"


def cover(source: Source) -> bytes:
    """The cover as a PNG of 1600 × 2560 pixels, which is what shops ask for."""
    from resvg_py import svg_to_bytes  # noqa: PLC0415  (only books and icons are drawn)

    root, site = source.site.look.theme.parent, source.publication.site
    fonts = card_fonts(root / "node_modules", root / "build" / "fonts")
    size, lines = _headline(source.selection.title or site["tagline"], fonts)
    note = cut_lines(site["tagline"], COLUMN, NOTE_LINES, _measure(str(fonts.text), NOTE_SIZE))
    drawn = (
        source.site.look.templates()
        .get_template(TEMPLATE)
        .render(
            name=_right_to_left(site["name"]),
            size=size,
            leading=round(size * LEADING),
            lines=map(_right_to_left, lines),
            note=map(_right_to_left, [*(note if source.selection.title else ()), _day(source)]),
        )
    )
    return bytes(svg_to_bytes(svg_string=drawn, font_files=fonts.files, skip_system_fonts=True))


def _day(source: Source) -> str:
    return format_date(source.publication.library.today, "long")


def _headline(title: str, fonts: CardFonts) -> tuple[int, list[str]]:
    """Size and lines."""
    for size, most in SIZES:
        lines = break_lines(title, COLUMN, most, _measure(str(fonts.heading), size))
        if lines:
            return size, lines
    size, most = SIZES[-1]
    return size, cut_lines(title, COLUMN, most, _measure(str(fonts.heading), size))


def _measure(font: str, size: int) -> Measure:
    from PIL import ImageFont  # noqa: PLC0415

    # HarfBuzz shapes here as it does in the renderer: what is measured is what is drawn.
    face = ImageFont.truetype(font, size, layout_engine=ImageFont.Layout.RAQM)
    return lambda text: float(face.getlength(text, direction="rtl", language="ckb"))


def _right_to_left(text: str) -> str:
    return f"{RLE}{text}{PDF}"
