"""One finished page: what is wrong with it by itself, and what it needs of the rest of the site."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from xwener.building.page_scan import Address, page_problems, scan

HOME = "index.html"
# What a browser opens elsewhere; it needs no file of ours.
ELSEWHERE = frozenset({"http", "https", "mailto"})
SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")

MISSING = "the page is built from templates and content: correct the one that names it"
SELF_CONTAINED = "readers may be offline, or on another address: name a file of the site"
BUG = "this is a mistake of the theme or of the build itself"

# A title that says something, and a <main> that shows something: after its beginning and other tags stands text.
TITLED = re.compile(r"<title>\s*+[^<\s]")
SHOWS = re.compile(r"<main\b[^<>]*>\s*+(?:<(?!/?main|script)[^<>]*+>\s*+)*+[^<\s]")
# A script, in which nothing can be taken for a tag.
SCRIPT = re.compile(r"<script\b[^<>]*>[^<]*</script>")
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
    """What a tag says of itself: its ids, those of its own page that it links to, and (page, id) elsewhere.

    `main` is 1 where a <main> begins, -1 where it ends.
    """

    ids: Sequence[str]
    own: Sequence[str]
    fragments: Sequence[tuple[str, str]]
    main: int


@dataclass
class _Tags:
    """The tags, without their signs, that have been found sound on pages as deep, and what some of them say."""

    seen: set[str] = field(default_factory=set)
    telling: dict[str, _Told] = field(default_factory=dict)


@dataclass
class Inspection:
    """Looks at finished pages; `site_url` is the address that whole links may begin with.

    Most tags of a page (of its header, its footer, of links to names) stand on many others, too: each is looked at
    once. Where that does not show that all is well, the page is read from its beginning to its end.
    """

    site_url: str = ""
    # By the way to the root.
    _tags: dict[str, _Tags] = field(default_factory=dict)

    def __call__(self, name: str, html: str, listed: Collection[str]) -> Any:
        """The note (as data) of the page at `name`; `listed` are files that the site is known to have."""
        note = self._sound(posixpath.dirname(name), html, listed) or self._whole(name, html, listed)
        return note.as_data()

    def _sound(self, folder: str, html: str, listed: Collection[str]) -> Note | None:
        """The note of a page with which nothing is wrong; None when its tags alone do not show that."""
        if not TITLED.search(html) or not SHOWS.search(html) or html.count("<script") != len(SCRIPT.findall(html)):
            return None
        # Cutting at one letter is several times faster than finding tags; a `>` elsewhere shows as a tag not closed.
        _, *parts = html.split("<")
        tags, signs, _ = zip(*[part.partition(">") for part in parts], strict=True)
        telling = self._telling(folder, set(tags), listed)
        if telling is None or "" in signs:
            return None
        said = [(tag, telling[tag]) for tag in tags if tag in telling]
        ids = [each for _, told in said for each in told.ids]
        there = set(ids)
        if (
            len(there) != len(ids)
            or not there.issuperset(each for _, told in said for each in told.own)
            or [told.main for _, told in said if told.main] != [1, -1]
        ):
            return None
        return Note(fragments=list(_placed(html, said)))

    def _telling(self, folder: str, tags: set[str], listed: Collection[str]) -> Mapping[str, _Told] | None:
        """Those of the tags on a page in `folder` that say something; None when something is wrong with one."""
        root = "../" * (folder.count("/") + 1) if folder else ""
        known = self._tags.setdefault(root, _Tags())
        if len(known.seen) > TAGS:
            known = self._tags[root] = _Tags()
        telling = {tag: known.telling[tag] for tag in tags & known.telling.keys()}
        for tag in tags.difference(known.seen):
            told, anywhere = self._look(folder, root, tag, listed)
            if told is None:
                return None
            if any(told):
                telling[tag] = told
            if anywhere:
                known.seen.add(tag)
                if any(told):
                    known.telling[tag] = told
        return telling

    def _look(self, folder: str, root: str, tag: str, listed: Collection[str]) -> tuple[_Told | None, bool]:
        """What a tag says, None when something is wrong with it; and whether that holds for every page as deep."""
        found, note = scan(f"<{tag}>"), Note()
        if found.problems or tag[:6].lower() == "script" != tag[:6]:
            return None, False
        own: list[str] = []
        anywhere = True
        way = root or "./"
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
        return _Told(found.ids, own, fragments, (found.main >= 0) - found.closed), anywhere

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


def _placed(html: str, said: Iterable[tuple[str, _Told]]) -> Iterator[tuple[int, str, str]]:
    """The ids elsewhere that tags of a page, in their order, link to, each with its line."""
    lines, at = _Lines(html), -1
    for tag, told in said:
        if told.fragments:
            at = html.index(f"<{tag}>", at + 1)
            yield from ((lines.of(at), target, fragment) for target, fragment in told.fragments)


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
