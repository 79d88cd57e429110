"""One card: its words set in lines, drawn from the theme's SVG template, as a PNG picture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import astuple, dataclass
from functools import cache, cached_property
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from xwener.cache.code import CODE, files
from xwener.errors import ContentError, ContentErrors
from xwener.rendering.cards.card_fonts import CardFonts
from xwener.rendering.cards.lines import Measure, break_lines, cut_lines
from xwener.rendering.kept import key_of
from xwener.rendering.look import Look

if TYPE_CHECKING:
    from jinja2 import Template

# What messengers show whole. https://ogp.me/ and the guides of the large platforms: 1.91 to 1.
WIDTH, HEIGHT = 1200, 630
TEMPLATE = "cards/article.svg"
# Room for text between the margins.
COLUMN = 1040
# Sizes of the headline in pixels with the lines that they have room for: the largest that fits is taken.
SIZES = ((112, 2), (84, 2), (70, 3), (58, 4), (46, 5))
KICKER_SIZE = 32
LEADING = 1.42
# The direction of a line whatever letters it begins or ends with: the renderer looks at nothing else.
RLE, PDF = "\u202b", "\u202c"
# Few colours and their shades: half the bytes, and no eye sees it.
COLOURS = 32


@dataclass(frozen=True)
class Words:
    """What stands on a card."""

    title: str
    kicker: str
    site: str
    date: str


@dataclass(frozen=True)
class CardMaker:
    """Draws cards from the template of `look` with `fonts`."""

    look: Look
    fonts: CardFonts

    @cached_property
    def key(self) -> str:
        """Changes with everything but the words of a card."""
        from PIL import __version__ as pillow  # noqa: PLC0415  (what only cards need is loaded for cards)
        from resvg_py import __version__ as resvg  # noqa: PLC0415

        drawing = files(Path(__file__).parent, CODE)
        return key_of(self._source.read_bytes(), self.fonts.key, resvg, pillow, drawing)

    def name(self, words: Words) -> str:
        """A name that changes with the picture."""
        return key_of(self.key, *astuple(words))

    def draw(self, words: Words) -> bytes:
        """The card as PNG. ContentErrors: the template is no SVG."""
        from resvg_py import svg_to_bytes  # noqa: PLC0415

        svg = self.svg(words)
        try:
            png = svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=self.fonts.files)
        except ValueError as error:
            message = f"the card cannot be drawn ({error})"
            raise ContentErrors([ContentError(self._source, 0, message, "correct the SVG")]) from error
        return _small(png)

    def svg(self, words: Words) -> str:
        """The card as SVG."""
        size, lines = self._headline(words.title)
        kicker = cut_lines(words.kicker, COLUMN, 1, self._measure(str(self.fonts.heading), KICKER_SIZE))
        fields: Mapping[str, object] = {
            "lines": [_right_to_left(line) for line in lines],
            "size": size,
            "leading": round(size * LEADING),
            "kicker": _right_to_left("".join(kicker)),
            "site": _right_to_left(words.site),
            "date": _right_to_left(words.date),
        }
        return self._template.render(fields)

    def _headline(self, title: str) -> tuple[int, list[str]]:
        """Size and lines."""
        for size, most in SIZES:
            lines = break_lines(title, COLUMN, most, self._measure(str(self.fonts.heading), size))
            if lines:
                return size, lines
        size, most = SIZES[-1]
        return size, cut_lines(title, COLUMN, most, self._measure(str(self.fonts.heading), size))

    @staticmethod
    @cache
    def _measure(font: str, size: int) -> Measure:
        from PIL import ImageFont  # noqa: PLC0415

        # HarfBuzz shapes here as it does in the renderer: what is measured is what is drawn.
        face = ImageFont.truetype(font, size, layout_engine=ImageFont.Layout.RAQM)
        return lambda text: float(face.getlength(text, direction="rtl", language="ckb"))

    @property
    def _source(self) -> Path:
        return self.look.template(TEMPLATE)

    @cached_property
    def _template(self) -> Template:
        return self.look.templates().get_template(TEMPLATE)


def _right_to_left(text: str) -> str:
    return f"{RLE}{text}{PDF}"


def _small(png: bytes) -> bytes:
    """The picture with a palette."""
    from PIL import Image  # noqa: PLC0415

    with Image.open(BytesIO(png)) as picture:
        few = picture.convert("RGB").quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    out = BytesIO()
    few.save(out, "PNG", compress_level=6)
    return out.getvalue()
