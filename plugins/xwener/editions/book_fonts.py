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
from xwener.rendering.look import Look
from xwener.rendering.override import STYLE as SITE_STYLE

FACE = re.compile(r"@font-face\s*{[^}]*}")
FAMILY = re.compile(r"font-family:\s*(\"[^\"]+\")")
FONT_URL = re.compile(r'url\("\.\./((?:fonts|override)/[^"]+)\.woff2"\)(?: format\("woff2"\))?')
# The book's own rules, also in a publisher's folder.
STYLE = "epub.css"


def book_style(look: Look) -> tuple[bytes, list[str]]:
    """The book's style sheet after the site's rules for the fonts that it names, and the site's names of those.

    The publisher's rules come after the theme's.
    """
    folder = look.theme / "static" / "css"
    own = _read(folder / STYLE, look.override.file(STYLE))
    faces = _read(folder / "fonts.css", look.override.file(SITE_STYLE))
    rules, names = [], []
    for face in FACE.findall(faces):
        family, url = FAMILY.search(face), FONT_URL.search(face)
        if family and url and family[1] in own:
            rules.append(FONT_URL.sub(r'url("\1.ttf")', face))
            names.append(f"{url[1]}.woff2")
    return str(rcssmin.cssmin("".join([*rules, own]))).encode(), names


def _read(*paths: Path | None) -> str:
    return "\n".join(path.read_text("utf-8") for path in paths if path)


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
