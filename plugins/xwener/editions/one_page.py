"""The markup of one page made fit to stand with all others in one document.

The theme wrote the page, so that its markup is regular and every value quoted (building/page_scan.py goes through it
the same way). What changes: an id gets the page's number before it, since pages have the same ones; an address
becomes the fragment of the page it leads to, or goes where that page is not here; pictures are put in.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape, unescape
from urllib.parse import unquote

TAG = re.compile(r"""<([a-z][a-z0-9-]*+)((?:[^<>"']++|"[^"]*+"|'[^']*+')*)>""")
ATTRIBUTE = re.compile(r"""\s+([^\s=/"'<>]+)="([^"]*)\"""")
# Attributes that hold ids, one or several between spaces.
IDS = frozenset(
    {
        "id",
        "for",
        "list",
        "headers",
        "popovertarget",
        "commandfor",
        "aria-activedescendant",
        "aria-controls",
        "aria-describedby",
        "aria-details",
        "aria-labelledby",
        "aria-owns",
    }
)
LINKS = frozenset({"href", "action"})
# One picture of several that a browser may choose from is enough: the widest that a telephone needs, in the format
# that every browser knows and that is smaller than the author's.
PICTURE_TYPE, PICTURE_WIDTH = "image/webp", 800
CANDIDATE = re.compile(r"(\S+) (\d+)w")
DROPPED = frozenset({"srcset", "sizes", "data-scripts"})
DROPPED_TAGS = frozenset({"source", "link"})
# An entry's popover is found by its id, which scripts make of this word and the name in `data-entry`.
POPOVER = "entry-"
# What only a link that leads somewhere may say.
LINK_ONLY = re.compile(r'\s+(?:rel|download|target|hreflang)(?:="[^"]*")?(?=\s|$)')
SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


@dataclass(frozen=True)
class Pages:
    """The pages of the document: the number of each by its path, and what `moved` to another path.

    `picture` gives the data: URI of a picture by its path.
    """

    numbers: Mapping[str, int]
    moved: Mapping[str, str]
    picture: Callable[[str], str]

    def fragment(self, path: str, fragment: str) -> str | None:
        """The address of a place on a page, or None when the page is not here."""
        here = self.moved.get(path, path)
        if here not in self.numbers:
            return None
        return f"#{prefixed(fragment, self.numbers[here])}" if fragment else f"#{here}"


def prefixed(name: str, number: int) -> str:
    """An id of the page `number`, as it is called in the whole document; shells have the number 0 and keep theirs.

    >>> prefixed("roles", 3), prefixed("entry-salih", 3), prefixed("main", 0)
    ('p3.roles', 'entry-p3.salih', 'main')
    """
    if not number or not name:
        return name
    if name.startswith(POPOVER):
        return f"{POPOVER}p{number}.{name.removeprefix(POPOVER)}"
    return f"p{number}.{name}"


def fitted(html: str, path: str, pages: Pages, number: int) -> str:
    """The markup `html` of the page at `path`, fit for the document."""
    smaller: list[str] = []

    def attribute(found: re.Match[str]) -> str:
        name, value = found[1], found[2]
        if name in IDS:
            return f' {name}="{" ".join(prefixed(each, number) for each in value.split())}"'
        if name == "data-entry":
            return f' {name}="{f"p{number}." if number else ""}{value}"'
        if name == "data-root":
            return f' {name}="#"'
        if name in LINKS:
            address = _address(unescape(value), path, pages, number)
            return "" if address is None else f' {name}="{escape(address)}"'
        if name == "src" and not SCHEME.match(value):
            chosen = smaller.pop() if smaller else unescape(value)
            return f' {name}="{pages.picture(_inner(chosen, path))}"'
        return "" if name in DROPPED else found[0]

    def tag(found: re.Match[str]) -> str:
        if found[1] in DROPPED_TAGS:
            smaller.extend(_smaller(found[2]))
            return ""
        attributes = ATTRIBUTE.sub(attribute, found[2])
        if ' href="' in found[2] and ' href="' not in attributes:
            attributes = LINK_ONLY.sub("", attributes)
        return f"<{found[1]}{attributes}>"

    return TAG.sub(tag, html)


def _smaller(attributes: str) -> list[str]:
    """The address to take instead of the picture that follows, from the attributes of a <source>; one or none."""
    values = dict(ATTRIBUTE.findall(attributes))
    if values.get("type") != PICTURE_TYPE:
        return []
    found = [(int(width), unescape(address)) for address, width in CANDIDATE.findall(values.get("srcset", ""))]
    fitting = [one for one in found if one[0] <= PICTURE_WIDTH]
    return [max(fitting)[1]] if fitting else [min(found)[1]] if found else []


def _inner(address: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(address)))


def _address(address: str, path: str, pages: Pages, number: int) -> str | None:
    if SCHEME.match(address):
        return address
    file, _, fragment = address.partition("#")
    if not file:
        return f"#{prefixed(fragment, number)}"
    return pages.fragment(_inner(file.partition("?")[0], path), fragment)
