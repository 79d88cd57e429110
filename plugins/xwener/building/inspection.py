"""One finished page: what is wrong with it by itself, and what it needs of the rest of the site."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from xwener.building.page_scan import Address, page_problems, scan
from xwener.rendering.shared import MARK, Html

HOME = "index.html"
# What a browser opens elsewhere; it needs no file of ours.
ELSEWHERE = frozenset({"http", "https", "mailto"})
# What is loaded from nowhere, for it stands in the file itself: the icon (rendering/icons.py), the faces of the first
# paint (rendering/first_faces.py). Neither can run anything.
INSIDE = ("data:image/svg+xml,", "data:font/woff2;base64,")
SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")

MISSING = "the page is built from templates and content: correct the one that names it"
SELF_CONTAINED = "readers may be offline, or on another address: name a file of the site"
BUG = "this is a mistake of the theme or of the build itself"

# A title that says something, and a <main> that shows something: after its beginning and other tags stands text.
TITLED = re.compile(rf"<title>\s*+[^<\s{MARK}]")
SHOWS = re.compile(rf"<main\b[^<>]*>\s*+(?:<(?!/?main|script)[^<>]*+>\s*+)*[^<\s{MARK}]")
TAG = re.compile("<([^>]*)>")
# A script in which nothing can be taken for a tag, and how one begins.
SCRIPT_TAG = "<script"
SCRIPT = re.compile(rf"{SCRIPT_TAG}(?![a-z0-9-])[^<>]*>[^<{MARK}]*</script>")
# A tag as most are written: it has an id or an address, which says nothing but which file it leads to or which id of
# its page, or neither, and of other attributes only such as say nothing. None of this has to be read as HTML.
_SILENT = (
    r"(?: (?:class|rel|role|lang|dir|name|content|datetime|popover|aria-[a-z]+|data-(?!scripts)[a-z-]+)"
    rf'="[^"{MARK}]*")*'
)
_SAYING = rf"""(?: id="([^"&{MARK}]*)"| href="(#?[^"#?%&{MARK}]+)")?"""
USUAL = re.compile(rf"(?!(?:main|script|style)\b)([a-z][a-z0-9]*+){_SILENT}{_SAYING}{_SILENT}")
# Addresses with one of these say more than which file they lead to.
MORE = re.compile(r"[#?%]")
# How many tags are remembered; then they are forgotten together, so that memory stays flat.
TAGS = 30_000


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
        if self.wrong or self.targets or self.fragments:
            return [self.wrong, self.targets, self.fragments]
        return None

    @classmethod
    def of(cls, data: Any) -> Note:
        """The note that `as_data` was made of."""
        wrong, targets, fragments = data or ([], [], [])
        return cls([(*each,) for each in wrong], [(*each,) for each in targets], [(*each,) for each in fragments])


class _Told(NamedTuple):
    """What tags say of themselves: their ids, those of their page that they link to, and (page, id) elsewhere.

    `main` has a 1 where a <main> begins, a -1 where it ends.
    """

    ids: Sequence[str] = ()
    own: Sequence[str] = ()
    fragments: Sequence[tuple[str, str]] = ()
    main: Sequence[int] = ()


NOTHING = _Told()


@dataclass
class _Known:
    """What has been found sound on pages as deep.

    Tags, without their signs; what some of them say; and what runs of elements say that stand on many pages.
    """

    seen: set[str] = field(default_factory=set)
    telling: dict[str, _Told] = field(default_factory=dict)
    shared: dict[bytes, _Told] = field(default_factory=dict)


class _Place(NamedTuple):
    """A folder of pages, the way from there to the root, what is known of pages as deep, and what files there are."""

    folder: str
    root: str
    known: _Known
    listed: Collection[str]


@dataclass
class Inspection:
    """Looks at finished pages; `site_url` is the address that whole links may begin with.

    Most of a page (its header, its footer, links to names) stands on many others, too: each run and each tag is looked
    at once. Where that does not show that all is well, the page is read from its beginning to its end.
    """

    site_url: str = ""
    # By the way to the root.
    _known: dict[str, _Known] = field(default_factory=dict)

    def __call__(self, name: str, html: Html, listed: Collection[str]) -> Any:
        """The note (as data) of the page at `name`; `listed` are files that the site is known to have."""
        folder = posixpath.dirname(name)
        note = self._sound(folder, html, listed)
        if note is None:
            whole = str(html)
            note = self._sound(folder, Html(whole), listed) if html.shared else None
            note = note or self._whole(name, whole, listed)
        return note.as_data()

    def _sound(self, folder: str, html: Html, listed: Collection[str]) -> Note | None:
        """The note of a page with which nothing is wrong; None when runs and tags alone do not show that."""
        if not TITLED.search(html.own) or not SHOWS.search(html.own):
            return None
        root = "../" * (folder.count("/") + 1) if folder else ""
        known = self._known.setdefault(root, _Known())
        if len(known.seen) > TAGS:
            known = self._known[root] = _Known()
        place = _Place(folder, root, known, listed)
        said = self._said(place, _tags(html.own))
        runs = [known.shared.get(run) or self._shared(place, run) for run in html.shared]
        if said is None or None in runs:
            return None
        told = [*(one for _, one in said), *filter(None, runs)]
        ids = [each for one in told for each in one.ids]
        there = set(ids)
        if (
            len(there) != len(ids)
            or not there.issuperset(each for one in told for each in one.own)
            or [each for one in told for each in one.main] != [1, -1]
        ):
            return None
        linking = [(tag, one) for tag, one in said if one.fragments]
        return Note(fragments=list(_placed(str(html), linking)) if linking else [])

    def _shared(self, place: _Place, run: bytes) -> _Told | None:
        """What a run says that stands on many pages; None when that needs a closer look."""
        tags = _tags(run.decode())
        said = self._said(place, tags)
        if said is None or any(told.fragments or told.main for _, told in said):
            return None
        ids = [each for _, told in said for each in told.ids]
        own = [each for _, told in said for each in told.own]
        told = _Told(ids, own) if ids or own else NOTHING
        if place.known.seen.issuperset(tags or ()):
            place.known.shared[run] = told
        return told

    def _said(self, place: _Place, tags: Sequence[str] | None) -> list[tuple[str, _Told]] | None:
        """Those of `tags` that say something, with what they say; None when something is wrong with one."""
        if tags is None:
            return None
        known = place.known
        distinct = set(tags)
        telling = {tag: known.telling[tag] for tag in distinct & known.telling.keys()}
        for tag in distinct.difference(known.seen):
            told, anywhere = self._look(place, tag)
            if told is None:
                return None
            if any(told):
                telling[tag] = told
            if anywhere:
                known.seen.add(tag)
                if any(told):
                    known.telling[tag] = told
        return [(tag, telling[tag]) for tag in filter(telling.__contains__, tags)]

    def _look(self, place: _Place, tag: str) -> tuple[_Told | None, bool]:
        """What a tag says, None when something is wrong with it; and whether that holds for every page as deep."""
        folder, root, _, listed = place
        way = root or "./"
        usual = USUAL.fullmatch(tag)
        if usual:
            name, id_, address = usual.groups()
            if address is None:
                return (NOTHING if id_ is None else _Told([id_])), True
            if address.startswith(way) and address[len(way) :] in listed:
                return NOTHING, True
            if name == "a" and address.startswith("#"):
                return _Told(own=[address[1:]]), True
        found, note = scan(f"<{tag}>"), Note()
        if found.problems or MARK in tag or tag[:6].lower() == "script" != tag[:6]:
            return None, False
        own: list[str] = []
        anywhere = True
        for _, loaded, value in found.addresses:
            if value.startswith("#") and not loaded:
                own += [unquote(value[1:])] if value != "#" else []
            # As it mostly is.
            elif value.startswith(way) and value[len(way) :] in listed and not MORE.search(value):
                pass
            else:
                # Addresses that go up to the root first lead to the same file from every folder as deep.
                anywhere = anywhere and (value.startswith(root) or SCHEME.match(value) is not None)
                self._check(f"{folder}/" if folder else "", Address(0, loaded, value), no_line, note, listed, ())
        if note.wrong or note.targets:
            return None, False
        fragments = [(target, fragment) for _, target, fragment in note.fragments]
        main = [1] if found.main >= 0 else [-1] if found.closed else []
        return _Told(found.ids, own, fragments, main), anywhere

    def _whole(self, name: str, html: str, listed: Collection[str]) -> Note:
        found, note = scan(html), Note()
        lines = _Lines(html)
        problems = [*found.problems, *page_problems(found)]
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
            if not _allowed(address, value):
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


def _allowed(address: Address, value: str) -> bool:
    """Whether a whole address may stand there: a link to elsewhere, or what is loaded and lies in the file itself."""
    return value.startswith(INSIDE) if address.loaded else value.split(":", 1)[0].lower() in ELSEWHERE


def _placed(html: str, said: Iterable[tuple[str, _Told]]) -> Iterator[tuple[int, str, str]]:
    """The ids elsewhere that tags of a page, in their order, link to, each with its line."""
    lines, at = _Lines(html), -1
    for tag, told in said:
        at = html.index(f"<{tag}>", at + 1)
        yield from ((lines.of(at), target, fragment) for target, fragment in told.fragments)


def _tags(html: str) -> Sequence[str] | None:
    """The tags without their signs, in their order; None when that is not sure."""
    tags: list[str] = TAG.findall(html)
    # One that is not closed is not found, or holds another.
    return tags if len(tags) == html.count("<") and _plain_scripts(html) else None


def _plain_scripts(html: str) -> bool:
    """Whether every script is as SCRIPT."""
    at = html.find(SCRIPT_TAG)
    while at >= 0:
        script = SCRIPT.match(html, at)
        if not script:
            return False
        at = html.find(SCRIPT_TAG, script.end())
    return True


def no_line(_position: int) -> int:
    """A tag by itself does not know where it stands."""
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
