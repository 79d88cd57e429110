"""One finished page: what is wrong with it by itself, and what it needs of the rest of the site."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any
from urllib.parse import unquote, urlsplit

from xwener.building.page_scan import Address, Scan, page_problems, scan

HOME = "index.html"
# What a browser opens elsewhere; it needs no file of ours.
ELSEWHERE = frozenset({"http", "https", "mailto"})
SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")

MISSING = "the page is built from templates and content: correct the one that names it"
SELF_CONTAINED = "readers may be offline, or on another address: name a file of the site"
BUG = "this is a mistake of the theme or of the build itself"

# Where a page may be cut without cutting a tag.
BETWEEN = ">\n<"
# How many parts are remembered; then they are forgotten together, so that memory stays flat.
PARTS = 30_000


@dataclass
class Note:
    """What there is to say of a file: lines count from 1, 0 means all of it.

    `wrong` is (line, message, hint), `targets` (line, file it needs that was not on the list), `fragments` (line,
    other page, id that it links to there).
    """

    wrong: list[tuple[int, str, str]] = field(default_factory=list)
    targets: list[tuple[int, str]] = field(default_factory=list)
    fragments: list[tuple[int, str, str]] = field(default_factory=list)

    def as_data(self) -> Any:
        """The note as plain data; None when there is nothing to say, as there mostly is not."""
        parts = [self.wrong, self.targets, self.fragments]
        return parts if any(parts) else None

    @classmethod
    def of(cls, data: Any) -> Note:
        """The note that `as_data` was made of."""
        wrong, targets, fragments = data or ([], [], [])
        return cls([(*each,) for each in wrong], [(*each,) for each in targets], [(*each,) for each in fragments])


@dataclass(frozen=True)
class _Part:
    """A run of whole elements, as it stands on any page of one folder, and what there is to say of it."""

    scan: Scan
    note: Note
    # The ids of the page itself that it links to.
    own: tuple[str, ...]

    @cached_property
    def plain(self) -> bool:
        """Whether it holds text at most, and sound links."""
        scan, note = self.scan, self.note
        return (
            not (scan.ids or scan.problems or scan.titled or self.own or note.as_data() or scan.closed)
            and scan.main < 0
        )


@dataclass
class Inspection:
    """Looks at finished pages; `site_url` is the address that whole links may begin with.

    Much of a page (header, footer, popovers) stands on many others, too: each part is looked at once.
    """

    site_url: str = ""
    # By the folder of the page, or by the way from there to the root.
    _parts: dict[tuple[str, str], _Part] = field(default_factory=dict)

    def __call__(self, name: str, html: str, listed: Collection[str]) -> Any:
        """The note (as data) of the page at `name`; `listed` are files that the site is known to have."""
        folder = posixpath.dirname(name)
        parts = list(self._telling(folder, html, listed))
        ids = {each for part in parts for each in part.scan.ids}
        sound = (
            not any(part.scan.problems or part.note.wrong or part.note.targets for part in parts)
            and ids.issuperset(each for part in parts for each in part.own)
            and not any(page_problems([part.scan for part in parts]))
        )
        if not sound:
            # Only of the whole page is it known on which line something stands.
            return self._whole(name, html, listed).as_data()
        fragments = [fragment for part in parts for fragment in part.note.fragments]
        return Note(fragments=fragments).as_data()

    def _telling(self, folder: str, html: str, listed: Collection[str]) -> Iterator[_Part]:
        """The parts of a page that matter: of those that hold nothing but text, the first in its <main> says it all."""
        main = shows = False
        for raw in _cut(html):
            part = self._part(folder, raw, listed)
            if part.plain:
                if shows or not main:
                    continue
                shows = part.scan.text
            main = (main or part.scan.main >= 0) and not part.scan.closed
            yield part

    def _part(self, folder: str, raw: str, listed: Collection[str]) -> _Part:
        # Addresses that go up to the root first lead to the same file from every folder as deep.
        root = "../" * (folder.count("/") + 1) if folder else ""
        known = self._parts.get((root, raw)) or self._parts.get((folder, raw))
        if known:
            return known
        if len(self._parts) >= PARTS:
            self._parts.clear()
        found, note = scan(raw), Note()
        own: list[str] = []
        anywhere = True
        for address in found.addresses:
            if address.value.startswith("#"):
                own += [unquote(address.value[1:])] if address.value != "#" else []
                continue
            anywhere = anywhere and (address.value.startswith(root) or SCHEME.match(address.value) is not None)
            self._check(f"{folder}/", address, no_line, note, listed, ())
        made = self._parts[root if anywhere else folder, raw] = _Part(found, note, tuple(own))
        return made

    def _whole(self, name: str, html: str, listed: Collection[str]) -> Note:
        found, note = scan(html), Note()
        lines = _Lines(html)
        problems = [*found.problems, *page_problems([found])]
        note.wrong += [(lines.of(position), message, BUG) for position, message in problems]
        for address in found.addresses:
            self._check(name, address, lines.of, note, listed, found.ids)
        return note

    def style(self, name: str, css: str, addresses: Collection[Address], listed: Collection[str]) -> Note:
        """The note of a style sheet that names these addresses."""
        note, lines = Note(), _Lines(css)
        for address in addresses:
            self._check(name, address, lines.of, note, listed, ())
        return note

    def _check(  # noqa: PLR0917  (called in one loop)
        self, name: str, address: Address, line: Any, note: Note, listed: Collection[str], ids: Collection[str]
    ) -> None:
        value = address.value
        if self.site_url and value.startswith(f"{self.site_url}/"):
            value = posixpath.relpath(value.removeprefix(f"{self.site_url}/") or HOME, posixpath.dirname(name) or ".")
        if SCHEME.match(value):
            scheme = value.split(":", 1)[0].lower()
            if address.loaded or scheme not in ELSEWHERE:
                verb = "is loaded from" if address.loaded else "leads to"
                note.wrong.append((line(address.position), f"`{value}` {verb} elsewhere", SELF_CONTAINED))
            return
        problem, target, fragment = resolve(posixpath.dirname(name), value)
        if problem:
            note.wrong.append((line(address.position), problem, MISSING))
            return
        if not target or target == name:
            if address.loaded:
                note.wrong.append((line(address.position), f"`{value}` loads the page into itself", MISSING))
            elif fragment and fragment not in ids:
                message = f"nothing on {name} has the id `{fragment}`"
                note.wrong.append((line(address.position), message, MISSING))
            return
        if target not in listed:
            note.targets.append((line(address.position), target))
        if fragment and target.endswith(".html"):
            note.fragments.append((line(address.position), target, fragment))


def _cut(html: str) -> Iterator[str]:
    """A page in runs of whole elements: what stands around its <main> on many pages, and the lines of the rest."""
    body = html.find("<body")
    main = html.find("<main", body)
    end = html.rfind("</main>", main)
    if -1 in {body, main, end}:
        yield from _lines(html)
        return
    yield from _lines(html[:body])
    yield html[body:main]
    yield from _lines(html[main:end])
    yield html[end:]


def _lines(html: str) -> Iterator[str]:
    """Runs that are cut where a line ends with a tag and the next begins with one."""
    first, *rest = html.split(BETWEEN)
    if not rest:
        yield first
        return
    yield f"{first}>"
    yield from (f"<{part}>" for part in rest[:-1])
    yield f"<{rest[-1]}"


def no_line(_position: int) -> int:
    """A part does not know where it stands."""
    return 0


class _Lines:
    """Lines of characters; counted only where somebody asks."""

    def __init__(self, text: str) -> None:
        self.text = text

    def of(self, position: int) -> int:
        return self.text.count("\n", 0, position) + 1


@lru_cache(maxsize=65_536)
def resolve(folder: str, value: str) -> tuple[str, str, str]:
    """What is wrong with a relative address on a page in `folder`, the file it leads to, and the id in it.

    The file is empty when the page itself is meant. A folder is no file: from disk it shows a list of files.
    """
    if value.startswith("/"):
        return f"`{value}` begins at the root of the server, which is not the site's", "", ""
    parts = urlsplit(value)
    path, fragment = unquote(parts.path), unquote(parts.fragment)
    if not path:
        return "", "", fragment
    target = posixpath.normpath(posixpath.join(folder, path))
    if target.startswith("../") or target == "..":
        return f"`{value}` leads out of the site", "", ""
    if path.endswith("/"):
        return missing(target), "", ""
    return "", target, fragment


def missing(target: str) -> str:
    """What to say of an address that leads nowhere."""
    return f"an address leads to `{target}`, which is no file of the site"
