"""A book's style and fonts: those of the site that it shows, as TrueType for readers that know no WOFF2."""

from __future__ import annotations

import re
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import rcssmin
from fontTools.ttLib import TTFont, TTLibError

from xwener.editions.source import Source
from xwener.errors import ContentError, ContentErrors

FACE = re.compile(r"@font-face\s*{[^}]*}")
FAMILY = re.compile(r"font-family:\s*(\"[^\"]+\")")
FONT_URL = re.compile(r'url\("\.\./(fonts/[^"]+)\.woff2"\)(?: format\("woff2"\))?')


def book_style(theme: Path) -> tuple[bytes, list[str]]:
    """The book's style sheet after the site's rules for the fonts that it names, and the site's names of those."""
    folder = theme / "static" / "css"
    own = (folder / "epub.css").read_text("utf-8")
    rules, names = [], []
    for face in FACE.findall((folder / "fonts.css").read_text("utf-8")):
        family, url = FAMILY.search(face), FONT_URL.search(face)
        if family and url and family[1] in own:
            rules.append(FONT_URL.sub(r'url("\1.ttf")', face))
            names.append(f"{url[1]}.woff2")
    return str(rcssmin.cssmin("".join([*rules, own]))).encode(), names


def book_fonts(source: Source, names: Iterable[str]) -> dict[str, bytes]:
    """Path in the book → TrueType font. ContentErrors: a font of the site is missing or damaged."""
    return {str(Path(name).with_suffix(".ttf")): _true_type(source, name) for name in names}


def _true_type(source: Source, name: str) -> bytes:
    try:
        # Time stamps would make two books of the same input differ.
        font = TTFont(BytesIO(source.site.read(source.site.asset(name))), recalcTimestamp=False)
        font.flavor = None
        out = BytesIO()
        font.save(out)
    except (KeyError, OSError, TTLibError) as error:
        message = f"the font is missing or damaged ({str(error).splitlines()[0][:80]})"
        wrong = ContentError(Path(name), 0, message, "run `invoke build` again")
        raise ContentErrors([wrong]) from error
    return out.getvalue()
