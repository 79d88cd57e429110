"""The last look at a built site before anybody sees it: it must work from disk and below any address."""

from __future__ import annotations

import json
import os
import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

from xwener.building.page_scan import Address, scan
from xwener.errors import ContentError

# What a browser opens elsewhere; it needs no file of ours.
ELSEWHERE = frozenset({"http", "https", "mailto"})
CSS_URL = re.compile(r"""url\(\s*["']?([^"')]*)["']?\s*\)|@import\s+["']([^"']*)["']""")
FEEDS = (".xml", ".atom", ".rss")
SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")

MISSING = "the page is built from templates and content: correct the one that names it"
SELF_CONTAINED = "readers may be offline, or on another address: name a file of the site"
BUG = "this is a mistake of the theme or of the build itself"


def verify(output: Path, site_url: str = "") -> list[ContentError]:
    """Everything that is wrong with the site in the folder `output`.

    Looked at: every address on every page and in every style sheet (it must lead to a file of the site, also
    from disk, or be a link to another site), every fragment, ids, empty pages and files, names that differ
    only in upper and lower case, feeds and JSON. `site_url` is the address that whole links may begin with.
    """
    return sorted(_Site(output, site_url.rstrip("/")).errors())


@dataclass
class _Site:
    output: Path
    site_url: str
    files: dict[str, int] = field(default_factory=dict)
    ids: dict[str, set[str]] = field(default_factory=dict)
    # Links to a place on a page: the page, where on it, target page, id.
    fragments: list[tuple[str, int, str, str]] = field(default_factory=list)
    # Message and hint → the places: a page and where on it (None for the whole file).
    found: dict[tuple[str, str], list[tuple[str, int | None]]] = field(default_factory=lambda: defaultdict(list))
    _resolved: dict[tuple[str, str], tuple[str, str, str]] = field(default_factory=dict)

    def errors(self) -> list[ContentError]:
        self.files = dict(_files(self.output))
        self._check_names()
        for name in self.files:
            if name.endswith(".html"):
                self._check_page(name)
            elif name.endswith(".css"):
                self._check_style(name)
            elif name.endswith((*FEEDS, ".json")):
                self._check_data(name)
        for page, position, target, fragment in self.fragments:
            if fragment not in self.ids.get(target, ()):
                self._wrong(page, position, f"nothing on {target} has the id `{fragment}`", MISSING)
        return list(self._told())

    def _told(self) -> Iterator[ContentError]:
        """Each problem once, at the first page that has it: what is wrong with the header is wrong everywhere."""
        for (message, hint), places in self.found.items():
            page, position = min(places, key=lambda place: (place[0], place[1] or 0))
            others = len({name for name, _ in places}) - 1
            further = f" (and on {others:,} other page{'s' if others > 1 else ''})" if others else ""
            yield ContentError(Path(page), self._line(page, position), message + further, hint)

    def _line(self, page: str, position: int | None) -> int:
        if position is None:
            return 0
        return (self.output / page).read_text("utf-8").count("\n", 0, position) + 1

    def _check_names(self) -> None:
        if "index.html" not in self.files:
            self._wrong("index.html", None, "the site has no home page", BUG)
        seen: dict[str, str] = {}
        for name, size in self.files.items():
            if not size:
                self._wrong(name, None, "the file is empty", BUG)
            first = seen.setdefault(name.casefold(), name)
            if first != name:
                hint = "on Windows and macOS one would take the other's place: rename one"
                self._wrong(name, None, f"only upper and lower case tell it from {first}", hint)

    def _check_page(self, name: str) -> None:
        found = scan((self.output / name).read_text("utf-8"))
        self.ids[name] = found.ids
        for position, message in found.problems:
            self._wrong(name, position, message, BUG)
        for address in found.addresses:
            self._check_address(name, address)

    def _check_address(self, name: str, address: Address) -> None:
        value = address.value
        if self.site_url and value.startswith(f"{self.site_url}/"):
            value = posixpath.relpath(value.removeprefix(f"{self.site_url}/") or ".", posixpath.dirname(name) or ".")
        if SCHEME.match(value):
            scheme = value.split(":", 1)[0].lower()
            if address.loaded or scheme not in ELSEWHERE:
                verb = "is loaded from" if address.loaded else "leads to"
                self._wrong(name, address.position, f"`{value}` {verb} elsewhere", SELF_CONTAINED)
            return
        problem, target, fragment = self._resolve(name, value)
        if problem:
            self._wrong(name, address.position, problem, MISSING)
        elif fragment:
            self.fragments.append((name, address.position, target, fragment))

    def _resolve(self, name: str, value: str) -> tuple[str, str, str]:
        """What is wrong with a relative address, the file it leads to, and the id in it."""
        key = (name if value.startswith("#") else posixpath.dirname(name), value)
        if key not in self._resolved:
            self._resolved[key] = self._resolve_anew(name, value)
        return self._resolved[key]

    def _resolve_anew(self, name: str, value: str) -> tuple[str, str, str]:
        if value.startswith("/"):
            return f"`{value}` begins at the root of the server, which is not the site's", "", ""
        parts = urlsplit(value)
        path = unquote(parts.path)
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
        if target.startswith("../") or target == "..":
            return f"`{value}` leads out of the site", "", ""
        if target not in self.files or path.endswith("/"):
            return f"an address leads to `{target}`, which is no file of the site", "", ""
        return "", target, unquote(parts.fragment) if target.endswith(".html") else ""

    def _check_style(self, name: str) -> None:
        css = (self.output / name).read_text("utf-8")
        for match in CSS_URL.finditer(css):
            self._check_address(name, Address(match.start(), loaded=True, value=match[1] or match[2] or ""))

    def _check_data(self, name: str) -> None:
        data = (self.output / name).read_bytes()
        try:
            if name.endswith(".json"):
                json.loads(data)
            else:
                ET.fromstring(data)  # noqa: S314  (the build itself has just written it)
        except (ValueError, ET.ParseError) as error:
            self._wrong(name, None, f"it cannot be read: {error}", BUG)

    def _wrong(self, name: str, position: int | None, message: str, hint: str) -> None:
        self.found[message, hint].append((name, position))


def _files(output: Path) -> Iterator[tuple[str, int]]:
    """Path below `output` and size of every file, in the order of their paths."""
    for folder, folders, names in os.walk(output):
        folders.sort()
        for name in sorted(names):
            path = Path(folder, name)
            yield path.relative_to(output).as_posix(), path.stat().st_size
