"""The site as a ZIM file for Kiwix, with an index of titles and one of all words.

https://wiki.openzim.org/wiki/ZIM_file_format; what its metadata must say: https://wiki.openzim.org/wiki/Metadata
"""

from __future__ import annotations

import mimetypes
import os
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from typing import Any

from libzim.writer import Creator, Hint, IndexData, Item, StringProvider

from xwener.editions.page import BODY, MAIN, TITLE
from xwener.editions.source import Sizes, Source
from xwener.editions.zim_identity import settle
from xwener.editions.zim_words import index_text
from xwener.rendering.not_found import PICTURE
from xwener.rendering.views import TextView
from xwener.search.documents import SearchDocument, documents

LANGUAGE = "ckb"
# What speaks to servers and search engines of the site online.
ONLINE_ONLY = frozenset(
    {"404.html", "robots.txt", "CNAME", "service-worker.js", "sitemap.xml", "opensearch.xml", PICTURE}
)
MAIN_PAGE = "index.html"
# Kiwix has servers, addresses and a bar in the page of its own, which the site's policy would shut out. That a page
# loads nothing from elsewhere has been looked at when the site was built.
POLICY = re.compile(r'(?<=http-equiv="Content-Security-Policy")(\s+content=)"[^"]*"')
KIWIX_POLICY = "\\g<1>\"object-src 'none'\""
# A worker would stand between the reader and Kiwix, and has nothing to keep.
WORKER = re.compile(r'\sdata-worker="[^"]*"')
# What stands between these does not come into Kiwix's excerpts: https://xapian.org/docs/omega/overview.html
SILENT, SILENT_END = "<!--htdig_noindex-->", "<!--/htdig_noindex-->"
TITLE_MOST, DESCRIPTION_MOST = 30, 80
ICON_SIZE = 48
MIME_TYPES: Mapping[str, str] = {".woff2": "font/woff2", ".js": "text/javascript", ".webp": "image/webp"}


def sizes(source: Source) -> Sizes:
    """The bytes that are packed, before compression."""
    return {"files": sum(map(source.site.size, _files(source)))}


def make(source: Source, target: Path) -> None:
    """Write the ZIM file `target`."""
    texts = {document.url: document for document in documents(source.publication.library)}
    titles = {view.url: view.title for view in source.selection.views}
    with _quiet():
        # More workers would put the texts into the index in an order of chance.
        creator = Creator(target).config_indexing(True, LANGUAGE).config_nbworkers(1)
        with creator:
            creator.set_mainpath(MAIN_PAGE)
            for name, value in _metadata(source).items():
                creator.add_metadata(name, value)
            creator.add_illustration(ICON_SIZE, _icon(source))
            for path in _files(source):
                data = _fitted(path, source.site.read(path))
                creator.add_item(_Item(path, titles.get(path) or _title(path, data), data, texts.get(path)))
    settle(target)


def _files(source: Source) -> Iterator[str]:
    return (path for path in source.site.files if path not in ONLINE_ONLY and not Path(path).name.startswith("."))


def _fitted(path: str, data: bytes) -> bytes:
    """A page as Kiwix shows it best; any other file as it is."""
    if not path.endswith(".html"):
        return data
    html = WORKER.sub("", POLICY.sub(KIWIX_POLICY, data.decode(), count=1), count=1)
    return MAIN.sub(rf"{SILENT_END}\g<0>{SILENT}", BODY.sub(rf"\g<0>{SILENT}", html, count=1), count=1).encode()


def _metadata(source: Source) -> dict[str, str]:
    site, views = source.publication.site, source.selection.views
    return {
        "Name": f"{source.name}_{LANGUAGE}_all",
        "Title": _short(site["name"], TITLE_MOST),
        "Description": _short(site["description"], DESCRIPTION_MOST),
        "LongDescription": site["description"],
        "Language": LANGUAGE,
        "Creator": site["name"],
        "Publisher": site["name"],
        "Date": source.publication.library.today.isoformat(),
        "License": site["licence_name"],
        "Source": source.publication.site_url or site["name"],
        "Scraper": "Xwener",
        "Tags": f"_ftindex:yes;_pictures:{'yes' if any(map(_pictured, views)) else 'no'};_videos:no;_details:yes",
    }


def _pictured(view: TextView) -> bool:
    return bool(view.document.record("image"))


def _short(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    return f"{text[: most - 1].rsplit(' ', 1)[0].rstrip('،. ')}…"


def _icon(source: Source) -> bytes:
    import resvg_py  # noqa: PLC0415  (only this edition draws)

    svg = source.site.text(source.site.asset("img/icon.svg"))
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=ICON_SIZE, height=ICON_SIZE))


def _title(path: str, data: bytes) -> str:
    found = TITLE.search(data.decode()) if path.endswith(".html") else None
    return unescape(found[1]).strip() if found else ""


class _Item(Item):  # type: ignore[misc]  # libzim is compiled and has no types to subclass
    """A file of the site; `text` is what it is found by, for pages that are texts."""

    def __init__(self, path: str, title: str, data: bytes, text: SearchDocument | None) -> None:
        super().__init__()
        self._path, self._title, self._data, self._text = path, title, data, text

    def get_path(self) -> str:
        return self._path

    def get_title(self) -> str:
        return self._title

    def get_mimetype(self) -> str:
        ending = Path(self._path).suffix
        return MIME_TYPES.get(ending) or mimetypes.guess_type(self._path)[0] or "application/octet-stream"

    def get_contentprovider(self) -> StringProvider:
        return StringProvider(self._data)

    def get_hints(self) -> dict[Hint, Any]:
        page = self._path.endswith(".html")
        return {Hint.FRONT_ARTICLE: page, Hint.COMPRESS: page or self._path.endswith((".js", ".css", ".json", ".svg"))}

    def get_indexdata(self) -> IndexData:
        return _Words(self._text)


class _Words(IndexData):  # type: ignore[misc]
    """What a text is found by; lists of texts are not searched."""

    def __init__(self, text: SearchDocument | None) -> None:
        super().__init__()
        self._text = text

    def has_indexdata(self) -> bool:
        return self._text is not None

    def get_title(self) -> str:
        return index_text([self._text.title]) if self._text else ""

    def get_content(self) -> str:
        return index_text(self._text.texts) if self._text else ""

    def get_keywords(self) -> str:
        return index_text(self._text.names) if self._text else ""

    def get_wordcount(self) -> int:
        return len(" ".join(self._text.text().passages).split()) if self._text else 0

    def get_geoposition(self) -> None:
        return None


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep libzim from telling each of its steps; what goes wrong it raises."""
    sys.stdout.flush()
    sys.stderr.flush()
    kept = [os.dup(descriptor) for descriptor in (1, 2)]
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        for descriptor in (1, 2):
            os.dup2(nowhere, descriptor)
        yield
    finally:
        for descriptor, before in zip((1, 2), kept, strict=True):
            os.dup2(before, descriptor)
            os.close(before)
        os.close(nowhere)
