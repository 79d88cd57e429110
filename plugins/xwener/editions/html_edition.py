"""The site, or a part of it, in one HTML file: for telephones and messengers.

The pages of the built site stand one after the other, so that a reader without scripts has one long document with
anchors; with scripts one page is shown at a time (theme/static/js/edition.js). Everything is inside, and the policy
in its head still forbids what is not: it names the hash of each style and script.
"""

from __future__ import annotations

import base64
import hashlib
import json
import mimetypes
import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import rcssmin
import rjsmin

from xwener.editions.one_page import PICTURE_WIDTH, Pages, fitted
from xwener.editions.page import Page, read_page
from xwener.editions.selection import SECTION_FOLDER
from xwener.editions.source import Sizes, Source
from xwener.errors import ContentError, ContentErrors
from xwener.search.before import STATE
from xwener.search.counting import count_text
from xwener.search.documents import documents
from xwener.search.site_index import FOLDER as SEARCH_FOLDER
from xwener.search.update import update

TEMPLATE = "editions/one.html"
# Every page has the same shell; this one is always there and is not the front page, which has a larger one.
SHELL = "archive.html"
SEARCH = "search.html"
# Pages about the site online, or about other files.
LEFT_OUT = frozenset({"404.html", "offline.html"})
# The listings that stand before the others.
FIRST = ("glossary.html", "people.html", "organizations.html", "backgrounds.html", "archive.html")
CSS_URL = re.compile(r'url\(\s*["\']?([^"\')]+)["\']?\s*\)')
# What would end a script before its end, or keep its end from being one.
SCRIPT_END = re.compile(r"<(?=/script|!--)", re.IGNORECASE)
BASE64 = 4 / 3


def sizes(source: Source) -> Sizes:
    """The bytes of the file, nearly: pages are counted with the shell that they lose."""
    site, paths = source.site, list(_paths(source))
    fonts = [inner for inner in site.files if inner.endswith(".woff2")]
    index = [inner for inner in site.files if inner.startswith(f"{SEARCH_FOLDER}/")]
    texts = len(source.selection.views) / max(len(source.publication.library.site.texts), 1)
    css, scripts = site.asset("css/site.css"), [inner for inner in site.files if inner.startswith("static/js/")]
    shell = len(site.read(SHELL)) // 2
    return {
        "pages": sum(max(site.size(path) - shell, shell // 4) for path in paths),
        "fonts": round(sum(map(site.size, fonts)) * BASE64),
        "pictures": round(sum(map(site.size, _pictures(source))) * BASE64),
        "search": round(sum(map(site.size, index)) * texts),
        "style and scripts": site.size(css) + sum(map(site.size, scripts)),
    }


def _pictures(source: Source) -> Iterator[str]:
    """The pictures that front matter names, as they stand on a page; those in texts come on top."""
    known = source.publication.pictures.pictures
    for view in source.selection.views:
        picture = known.get(view.document.lead_image)
        if picture:
            widths = [width for width in picture.widths if width <= PICTURE_WIDTH] or picture.widths[:1]
            path = picture.path(widths[-1], "webp") if widths else picture.src
            if path in source.site.names:
                yield path


def make(source: Source, target: Path) -> None:
    """Write the file `target`, page by page. ContentErrors: something that a page shows is missing."""
    site, look = source.site, source.site.look
    shell = read_page(SHELL, site.text(SHELL))
    paths = list(_paths(source))
    # The search page has its ids to itself, and its scripts look for them.
    numbers = {path: 0 if path == SEARCH else number for number, path in enumerate(paths, 1)}
    home = source.selection.home
    pages = Pages(numbers, {"index.html": home}, _Pictures(source))
    loaded = _Scripts(source, shell)
    scripts = [*loaded.of(paths), _own_script(look.theme, "edition.js")]
    head = [_own_script(look.theme, "edition-first.js"), *map(loaded.text, _resolved(shell.head_scripts, SHELL))]
    style = _style(source)
    variables = {
        "title": source.title,
        "description": source.publication.site["description"],
        "root_attributes": shell.root_attributes,
        "body_attributes": shell.body_attributes,
        "before": _current_nowhere(fitted(shell.before, SHELL, pages, 0)),
        "after": _current_nowhere(fitted(shell.after, SHELL, pages, 0)),
        "pages": _sections(source, paths, pages),
        "index": _index(source),
        "style": style,
        "head_scripts": head,
        "scripts": scripts,
        "script_hashes": _hashes([*head, *scripts]),
        "style_hashes": _hashes([style]),
    }
    with target.open("w", encoding="utf-8", newline="\n") as file:
        for part in look.templates().get_template(TEMPLATE).generate(variables):
            file.write(part)


def _paths(source: Source) -> Iterator[str]:
    """The pages in their order: the opening, the texts, then what lists them, last the search."""
    names, selection = source.site.names, source.selection
    if selection.whole:
        texts = [view.url for view in selection.views]
        first = [path for path in FIRST if path in names]
        taken = {selection.home, SEARCH, *LEFT_OUT, *texts, *first}
        others = [path for path in source.site.files if path.endswith(".html") and path not in taken]
        yield from (selection.home, *texts, *first, *others)
    else:
        stem = selection.home.removesuffix(".html")
        further = [
            path for path in source.site.files if stem.startswith(SECTION_FOLDER) and path.startswith(f"{stem}/")
        ]
        yield from dict.fromkeys([selection.home, *further, *(view.url for view in selection.views)])
    yield SEARCH


@dataclass(frozen=True)
class Section:
    """A page in the document: the id that addresses name, its title, its markup."""

    id: str
    title: str
    html: str

    @property
    def headed(self) -> bool:
        """Whether it has a heading of its own; the front page has that in the header that it has to itself."""
        return "<h1" in self.html


def _sections(source: Source, paths: Iterable[str], pages: Pages) -> Iterator[Section]:
    for path in paths:
        page = read_page(path, source.site.text(path))
        yield Section(path, page.title, fitted(page.main, path, pages, pages.numbers[path]))


def _current_nowhere(html: str) -> str:
    # Which page is shown is the script's to say.
    return html.replace(' aria-current="page"', "")


class _Pictures:
    """Pictures as data: URIs."""

    def __init__(self, source: Source) -> None:
        self._site = source.site

    def __call__(self, path: str) -> str:
        try:
            data = self._site.read(path)
        except OSError:
            error = ContentError(self._site.folder / path, 0, "the picture is missing", "run `invoke build` again")
            raise ContentErrors([error]) from None
        return _data_uri(path, data)


def _data_uri(path: str, data: bytes) -> str:
    kind = "font/woff2" if path.endswith(".woff2") else mimetypes.guess_type(path)[0] or "application/octet-stream"
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


def _style(source: Source) -> str:
    """The style sheet of the site with its fonts inside, and what the document needs beyond it."""
    path = source.site.asset("css/site.css")

    def inside(found: re.Match[str]) -> str:
        inner = posixpath.normpath(posixpath.join(posixpath.dirname(path), found[1]))
        return f'url("{_data_uri(inner, source.site.read(inner))}")'

    own = rcssmin.cssmin((source.site.look.theme / "static/css/edition.css").read_text("utf-8"))
    return CSS_URL.sub(inside, source.site.text(path)) + str(own)


class _Scripts:
    """The scripts that pages load, each once."""

    def __init__(self, source: Source, shell: Page) -> None:
        self._site = source.site
        self._shell = shell

    def of(self, paths: Sequence[str]) -> list[str]:
        """The scripts of the shell, those of `paths`, and what either loads later."""
        found = _resolved(self._shell.scripts, SHELL)
        found += _resolved(_later(self._shell.after), SHELL)
        for path in paths:
            page = read_page(path, self._site.text(path))
            found += _resolved([*page.scripts, *_later(page.main)], path)
        return [self.text(path) for path in dict.fromkeys(found) if not path.startswith(f"{SEARCH_FOLDER}/")]

    def text(self, path: str) -> str:
        """A script, fit to stand in a document."""
        return _script(self._site.text(path))


def _later(html: str) -> list[str]:
    """The addresses of scripts that are loaded once they are needed."""
    return " ".join(re.findall(r'data-scripts="([^"]*)"', html)).split()


def _own_script(theme: Path, name: str) -> str:
    return _script(str(rjsmin.jsmin((theme / "static" / "js" / name).read_text("utf-8"))))


def _script(text: str) -> str:
    # In a string `\x3c` is the same sign; nowhere else may it stand before these words.
    return SCRIPT_END.sub(r"\\x3c", text)


def _resolved(addresses: Iterable[str], path: str) -> list[str]:
    folder = posixpath.dirname(path)
    return [posixpath.normpath(posixpath.join(folder, address)) for address in addresses]


def _index(source: Source) -> str:
    """The search index of the texts that are here, as JSON: name → what the search is handed under it."""
    wanted = {view.url for view in source.selection.views}
    found = [document for document in documents(source.publication.library) if document.url in wanted]
    counted = [count_text(document.title, document.standfirst, *document.text()) for document in found]
    pieces = {}
    for file, text in update(found, counted.__getitem__):
        # Files hold one script a line.
        for line in filter(None, (text or "").split("\n")) if file != STATE else ():
            name, payload = json.loads(f"[{line.partition('(')[2].removesuffix(');')}]")
            pieces[name] = payload
    return json.dumps(pieces, ensure_ascii=False, separators=(",", ":")).replace("<", r"\u003c")


def _hashes(texts: Iterable[str]) -> list[str]:
    """What a policy calls scripts and styles: https://www.w3.org/TR/CSP3/#grammardef-hash-source."""
    digests = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts)
    return [f"'sha256-{digest}'" for digest in digests]
