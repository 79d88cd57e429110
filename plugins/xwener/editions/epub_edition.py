"""The site, a section or an article as an EPUB 3 book from right to left: https://www.w3.org/TR/epub-33/."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

from xwener.editions.archive import Archive
from xwener.editions.book import Chapter, chapters
from xwener.editions.book_fonts import book_fonts, book_style
from xwener.editions.cover import cover
from xwener.editions.source import Sizes, Source
from xwener.editions.xhtml import Places, to_xhtml
from xwener.errors import ContentError, ContentErrors
from xwener.reading.rules.heading_id import Heading
from xwener.rendering.functions import template_filters, template_functions

FOLDER = "EPUB"
CONTAINER = f"""<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="{FOLDER}/package.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
"""
MEDIA_TYPES = {
    ".xhtml": "application/xhtml+xml",
    ".css": "text/css",
    ".ttf": "font/ttf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
}
COVER, NAV, TITLE = "cover.html", "nav.html", "title.html"
# More bytes than these (and than a page of a reader shows pixels) are cut down.
HEAVY, WIDEST = 400_000, 1600
# An authors' list longer than this says nothing on a shelf.
AUTHORS = 12


@dataclass(frozen=True)
class Item:
    """A file as the package names it."""

    id: str
    path: str
    properties: str = ""

    @property
    def media_type(self) -> str:
        """What kind of file it is."""
        return MEDIA_TYPES[Path(self.path).suffix]


def sizes(source: Source) -> Sizes:
    """The bytes that go in before compression, nearly: the pages of the site hold a little more."""
    site, selection = source.site, source.selection
    pictures = (view.document.lead_image for view in selection.views)
    return {
        "texts": sum(site.size(view.url) for view in selection.views if view.url in site.names),
        "pictures": sum(site.size(path) for path in set(pictures) if path in site.names),
    }


def make(source: Source, target: Path) -> None:
    """Write the book `target`. ContentErrors: a picture or a font is missing or damaged."""
    with Archive(target) as archive:
        archive.add("mimetype", b"application/epub+zip", stored=True)
        archive.add("META-INF/container.xml", CONTAINER.encode())
        _Book(source, archive).write()


class _Book:
    def __init__(self, source: Source, archive: Archive) -> None:
        self.source = source
        self.archive = archive
        self.items: list[Item] = []
        self.spine: list[str] = []
        self.pictures: dict[str, str] = {}
        publication = source.publication
        self.templates = source.site.look.templates(template_functions(publication), template_filters(publication))
        self.contents = chapters(source)
        ids = {chapter.url: _ids(chapter) for part in self.contents for chapter in part.flat()}
        self.places = Places(ids, self._picture, publication.site_url)

    def write(self) -> None:
        t = self.source.publication.strings
        style, names = book_style(self.source.site.look)
        fonts = book_fonts(self.source, names)
        self._add("cover-image", "cover.png", cover(self.source), "cover-image")
        self._add("style", "style.css", style)
        for name, data in fonts.items():
            self._add(f"font-{Path(name).stem}", name, data)
        front = [
            Chapter(COVER, t("edition.cover"), "cover"),
            Chapter(TITLE, self.source.title, "title", {"day": self.source.publication.library.today}),
            Chapter(
                NAV, t("edition.contents"), "nav", {"chapters": self.contents, "landmarks": list(self._landmarks())}
            ),
        ]
        for number, chapter in enumerate(front):
            self._chapter(f"front{number}", chapter, "nav" if chapter.url == NAV else "")
        flat = (chapter for part in self.contents for chapter in part.flat())
        for number, chapter in enumerate(flat):
            self._chapter(f"text{number}", chapter)
        self.archive.add(f"{FOLDER}/package.opf", self._package().encode())

    def _landmarks(self) -> Iterator[tuple[str, str, str]]:
        t = self.source.publication.strings
        yield "cover", "cover.xhtml", t("edition.cover")
        yield "toc", "nav.xhtml", t("edition.contents")
        if self.contents:
            yield "bodymatter", self.contents[0].path, t("edition.text")
        for chapter in self.contents:
            if chapter.kind:
                yield chapter.kind, chapter.path, chapter.title

    def _add(self, name: str, path: str, data: bytes, properties: str = "") -> None:
        self.items.append(Item(name, path, properties))
        self.archive.add(f"{FOLDER}/{path}", data)

    def _chapter(self, name: str, chapter: Chapter, properties: str = "") -> None:
        template = self.templates.get_template(f"editions/epub/{chapter.template}.html")
        variables = {**self.source.publication.variables(chapter.url), **chapter.variables}
        site_url = self.source.publication.site_url
        html = template.render({**variables, "heading": chapter.title, "site_url": site_url})
        self._add(name, chapter.path, to_xhtml(html, chapter.url, self.places), properties)
        self.spine.append(name)

    def _picture(self, path: str) -> str:
        """The path in the book of the picture at `path` in the site, which is added when it is first seen."""
        if path == "cover.png":
            return path
        if path not in self.pictures:
            try:
                data = self.source.site.read(path)
            except OSError:
                error = ContentError(Path(path), 0, "the picture is missing from the site", "run `invoke build` again")
                raise ContentErrors([error]) from None
            inner, data = _known_format(path, data)
            self._add(f"picture{len(self.pictures)}", inner, data)
            self.pictures[path] = inner
        return self.pictures[path]

    def _package(self) -> str:
        publication, selection = self.source.publication, self.source.selection
        authors = list(dict.fromkeys(author for article in selection.articles for author in article.authors))
        variables: dict[str, Any] = {
            "heading": self.source.title,
            "identifier": _identifier(self.source),
            "authors": authors[:AUTHORS] or [publication.site["name"]],
            "description": selection.articles[0].standfirst
            if len(selection.articles) == 1
            else publication.site["description"],
            "day": publication.library.today,
            "modified": _modified(self.source),
            "items": self.items,
            "spine": self.spine,
            "pictures": self.pictures,
            "site_url": publication.site_url,
        }
        template = self.templates.get_template("editions/epub/package.opf")
        return template.render({**publication.variables("package.opf"), **variables})


def _ids(chapter: Chapter) -> frozenset[str]:
    """The places in a chapter that others may name: its headings."""
    view = chapter.variables.get(chapter.template)
    return frozenset(_headings(view.toc)) if view else frozenset()


def _headings(outline: Iterable[Heading]) -> Iterator[str]:
    for heading in outline:
        yield heading.id
        yield from _headings(heading.children)


def _known_format(path: str, data: bytes) -> tuple[str, bytes]:
    """A picture as it is; as JPEG of a page's width where it is heavy, or in a format that readers need not know."""
    if Path(path).suffix.lower() in MEDIA_TYPES and len(data) <= HEAVY:
        return path, data
    from PIL import Image, ImageOps  # noqa: PLC0415  (many sites have no picture)

    out = BytesIO()
    with Image.open(BytesIO(data)) as opened:
        picture = ImageOps.exif_transpose(opened).convert("RGB")
        picture.thumbnail((WIDEST, WIDEST * 2))
        picture.save(out, "JPEG", quality=82)
    return f"{path}.jpg", out.getvalue()


def _identifier(source: Source) -> str:
    """The same for every book of this part of this site."""
    publication = source.publication
    of = publication.site_url or publication.site["name"]
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{of}/{source.selection.slug}')}"


def _modified(source: Source) -> str:
    """The moment that SOURCE_DATE_EPOCH names, or the day of the newest text."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    if seconds is not None:
        return f"{datetime.fromtimestamp(int(seconds), UTC):%Y-%m-%dT%H:%M:%SZ}"
    moments = [moment for article in source.selection.articles for moment in (article.date, article.updated) if moment]
    moments += [background.as_of for background in source.selection.backgrounds]
    days = [moment.date() if isinstance(moment, datetime) else moment for moment in moments]
    newest: date = max(days, default=source.publication.library.today)
    return f"{datetime.combine(newest, time(), UTC):%Y-%m-%dT%H:%M:%SZ}"
