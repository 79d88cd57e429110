"""The last look at a built site before anybody sees it: it must work from disk and below any address."""

from __future__ import annotations

import json
import os
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

from xwener.building.inspection import BUG, MISSING, Inspection, Note, missing
from xwener.building.page_scan import Address, scan
from xwener.errors import ContentError
from xwener.executors.executor import Executor, InProcess, parts
from xwener.rendering.edition_list import FOLDER as EDITIONS
from xwener.rendering.press import Press
from xwener.rendering.shared import Html

CSS_URL = re.compile(r"""url\(\s*["']?([^"')]*)["']?\s*\)|@import\s+["']([^"']*)["']""")
FEEDS = (".xml", ".atom", ".rss")
# How many pages a worker takes at a time.
SHARD = 64


def verify(output: Path, site_url: str = "", executor: Executor | None = None) -> list[ContentError]:
    """Everything that is wrong with the site in the folder `output`.

    Looked at: every address on every page and in every style sheet (it must lead to a file of the site, also
    from disk, or be a link to another site), every fragment, ids, empty pages and files, names that differ
    only in upper and lower case, feeds and JSON. `site_url` is the address that whole links may begin with.
    """
    # Editions are made of pages that have been looked at, and not built as those are.
    sizes = {name: size for name, size in _files(output) if not name.startswith(f"{EDITIONS}/")}
    site = _Site(output, site_url.rstrip("/"), sizes)
    notes = site.notes([name for name in sizes if name.endswith(".html")], executor or InProcess())
    return sorted(site.errors(notes, sizes))


def verify_made(output: Path, press: Press, site_url: str, executor: Executor) -> list[ContentError]:
    """Everything that is wrong with the site that `press` has just made in the folder `output`.

    Every page was looked at when it was made, by this build or by the one before; what is left is how they fit
    together. Where a file has gone since, the pages that stand again are looked at again.
    """
    sizes = {made.path: made.size for made in press.made}
    site = _Site(output, site_url.rstrip("/"), sizes)
    again = {made.path for made in press.again}
    notes = {made.path: Note.of(made.noted) for made in press.made if made.noted}
    if press.former.files.keys() - sizes.keys():
        notes |= site.notes([name for name in again if name.endswith(".html")], executor)
    return sorted(site.errors(notes, sizes.keys() - again))


@dataclass
class _Site:
    output: Path
    site_url: str
    # File below the site → its size.
    sizes: Mapping[str, int]
    # Message and hint → the places: a file and the line in it.
    found: dict[tuple[str, str], list[tuple[str, int]]] = field(default_factory=lambda: defaultdict(list))

    def notes(self, pages: Sequence[str], executor: Executor) -> dict[str, Note]:
        """What there is to say of each of `pages`."""
        work = _Work(self.output, Inspection(self.site_url), self.sizes.keys())
        shards = parts(pages, SHARD)
        found = (each for shard in executor.map(_inspect, work, shards) for each in shard)
        return {name: Note.of(data) for name, data in found}

    def errors(self, notes: Mapping[str, Note], fresh: Iterable[str]) -> Iterator[ContentError]:
        """Everything that is wrong; of the files that are no pages, only `fresh` ones are read."""
        self._check_names()
        new = set(fresh)
        for name in sorted(new):
            if name.endswith(".css"):
                notes = {**notes, name: self._style(name)}
            elif name.endswith((*FEEDS, ".json")):
                self._check_data(name)
        for name, note in notes.items():
            for line, message, hint in note.wrong:
                self._wrong(name, line, message, hint)
            for line, target in note.targets:
                if target not in self.sizes and not (self.output / target).is_file():
                    self._wrong(name, line, missing(target), MISSING)
            for line, target, fragment in note.fragments:
                if (name in new or target in new) and not self._has(target, fragment):
                    self._wrong(name, line, f"nothing on {target} has the id `{fragment}`", MISSING)
        return self._told()

    def _told(self) -> Iterator[ContentError]:
        """Each problem once, at the first page that has it: what is wrong with the header is wrong everywhere."""
        for (message, hint), places in self.found.items():
            page, line = min(places)
            others = len({name for name, _ in places}) - 1
            further = f" (and on {others:,} other page{'s' if others > 1 else ''})" if others else ""
            yield ContentError(Path(page), line, message + further, hint)

    def _check_names(self) -> None:
        if "index.html" not in self.sizes:
            self._wrong("index.html", 0, "the site has no home page", BUG)
        if all(self.sizes.values()) and len(set(map(str.casefold, self.sizes))) == len(self.sizes):
            return
        seen: dict[str, str] = {}
        for name, size in sorted(self.sizes.items()):
            if not size:
                self._wrong(name, 0, "the file is empty", BUG)
            first = seen.setdefault(name.casefold(), name)
            if first != name:
                hint = "on Windows and macOS one would take the other's place: rename one"
                self._wrong(name, 0, f"only upper and lower case tell it from {first}", hint)

    def _style(self, name: str) -> Note:
        css = (self.output / name).read_text("utf-8")
        found = [Address(at.start(), loaded=True, value=at[1] or at[2] or "") for at in CSS_URL.finditer(css)]
        return Inspection(self.site_url).style(name, css, found, self.sizes.keys())

    def _check_data(self, name: str) -> None:
        data = (self.output / name).read_bytes()
        try:
            if name.endswith(".json"):
                json.loads(data)
            else:
                ET.fromstring(data)  # noqa: S314  (the build itself has just written it)
        except (ValueError, ET.ParseError) as error:
            self._wrong(name, 0, f"it cannot be read: {error}", BUG)

    def _has(self, page: str, fragment: str) -> bool:
        """Whether something on a page has an id."""
        html = _text(self.output / page)
        return f' id="{fragment}"' in html or fragment in scan(html).ids

    def _wrong(self, name: str, line: int, message: str, hint: str) -> None:
        self.found[message, hint].append((name, line))


@dataclass(frozen=True)
class _Work:
    output: Path
    inspection: Inspection
    files: Collection[str]


def _inspect(work: _Work, pages: Sequence[str]) -> list[tuple[str, object]]:
    return [(name, work.inspection(name, Html(_text(work.output / name)), work.files)) for name in pages]


def _text(page: Path) -> str:
    try:
        return page.read_text("utf-8")
    except OSError:
        return ""


def _files(output: Path) -> Iterator[tuple[str, int]]:
    """Path below `output` and size of every file, in the order of their paths."""
    for folder, folders, names in os.walk(output):
        folders.sort()
        for name in sorted(names):
            path = Path(folder, name)
            yield path.relative_to(output).as_posix(), path.stat().st_size
