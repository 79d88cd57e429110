"""Word files (DOCX): mammoth makes HTML of them, which is then read like a page."""

from __future__ import annotations

import zipfile
from html import escape
from pathlib import Path

import mammoth
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from xwener.errors import ContentError
from xwener.importing.found import Found, clean
from xwener.importing.html_text import day_of, read_html
from xwener.importing.nesting import TooDeepError
from xwener.importing.pictures import Pictures
from xwener.importing.xml import root_of

# What a file may unpack to; a zip of a few kilobytes can hold gigabytes.
UNPACKED_BYTES = 100_000_000
CORE = "docProps/core.xml"
STYLES = "p[style-name='Title'] => h1.title:fresh\np[style-name='Subtitle'] => p:fresh"
# https://www.dublincore.org/specifications/dublin-core/dcmi-terms/
TITLE = "{http://purl.org/dc/elements/1.1/}title"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
CREATED = "{http://purl.org/dc/terms/}created"


def read_word(file: Path) -> tuple[Found | None, ContentError | None]:
    """The text of the Word file, or what keeps it from being read."""
    try:
        core = _look_inside(file)
        with file.open("rb") as stream:
            html = mammoth.convert_to_html(stream, style_map=STYLES).value
        headline = LexborHTMLParser(html).css_first("h1.title")
        title = headline.text() if headline else core.get(TITLE, "")
        # Said as a page says it, so that a heading in the text is not taken for the headline.
        meta = f'<meta property="og:title" content="{escape(title)}">' if title.strip() else ""
        found = read_html(f"{meta}<main>{html}</main>", Pictures(file.parent))
    except (OSError, ValueError, KeyError, TooDeepError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        hint = "open it in a word processor and save it again as .docx"
        why = str(error).rstrip(".?")
        return None, ContentError(file, 0, f"the file is no Word file that can be read: {why}", hint)
    found.authors = found.authors or [name for name in [clean(core.get(CREATOR, ""))] if name]
    made = day_of(core.get(CREATED, ""))
    if found.date is None and made:
        found.date = made
        found.decide.append("date (the day on which the file was made)")
    return found, None


def _look_inside(file: Path) -> dict[str, str]:
    """What the file says about itself. ValueError: it unpacks to too much, or holds a document type."""
    with zipfile.ZipFile(file) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > UNPACKED_BYTES:
            raise ValueError(f"it unpacks to more than {UNPACKED_BYTES:,} bytes")
        # Mammoth reads these parts itself; what a document type could declare is refused before.
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.read(name):
                raise ValueError("it declares a document type")
        if CORE not in archive.namelist():
            return {}
        root = root_of(archive.read(CORE))
    return {str(element.tag): element.text or "" for element in root}
