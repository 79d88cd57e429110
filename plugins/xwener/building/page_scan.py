"""What of a finished page can be wrong: its ids, its addresses, whether it shows anything.

Our own templates wrote the page and escape what they fill in, so that its markup is regular: one expression
goes through it many times faster than a browser's parser would, and markup that it cannot follow is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from typing import NamedTuple

_ATTRIBUTES = r"""((?:[^<>"']++|"[^"]*+"|'[^']*+')*)>"""
TOKEN = re.compile(
    rf"<!--.*?-->|<!DOCTYPE[^>]*>|</[a-z][a-z0-9-]*\s*>|<(script)\b{_ATTRIBUTES}.*?</script\s*>"
    rf"|<([a-z][a-z0-9-]*+){_ATTRIBUTES}",
    re.IGNORECASE | re.DOTALL,
)
ATTRIBUTE = re.compile(r"""([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?""")
# Attributes that hold one address, or several of them between spaces.
ADDRESS = frozenset({"href", "src", "action", "poster"})
ADDRESSES = frozenset({"data-scripts"})
NAMING = ADDRESS | ADDRESSES | {"srcset"}
# Links that only name a place; whatever else an element names is loaded when the page is shown.
NAMING_RELATIONS = frozenset({"canonical", "alternate", "license", "next", "prev"})
NAMING_ELEMENTS = frozenset({"a", "area", "form"})
DATA_BLOCK = "application/ld+json"

Attributes = tuple[tuple[str, str], ...]


class Address(NamedTuple):
    """An address on a page: where (character), whether it is loaded with the page, and itself."""

    position: int
    loaded: bool
    value: str


@dataclass
class Scan:
    """What was found in a page, or in a tag of one; problems are (character, message).

    `ids` are in their order. `main`: where the page's <main> begins, -1 if it does not there, and `closed`: whether it
    ends there; `main_text`: whether text stands between them; `titled`: whether a title says something.
    """

    ids: list[str] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    problems: list[tuple[int, str]] = field(default_factory=list)
    main: int = -1
    closed: bool = False
    main_text: bool = False
    titled: bool = False


def scan(html: str) -> Scan:
    """The ids and addresses of a page or a tag, and what is wrong with the markup."""
    found = Scan()
    end = 0
    for token in TOKEN.finditer(html):
        start = token.start()
        if start != end:
            text = html[end:start]
            if "<" in text:
                found.problems.append((end + text.index("<"), "markup that is not closed"))
            if not text.isspace():
                found.main_text = found.main_text or not found.closed
        end = token.end()
        tag = (token[1] or token[3] or "").lower()
        if not tag:
            found.closed = found.closed or html.startswith("</main", start)
            continue
        if tag == "main":
            found.main, found.main_text = start, False
        found.titled = found.titled or (tag == "title" and bool(html[end : html.find("<", end)].strip()))
        attributes = _attributes(token[2] or token[4] or "")
        if attributes or tag in {"script", "style"}:
            _note(found, start, tag, attributes)
    rest = html[end:]
    if "<" in rest:
        found.problems.append((end + rest.index("<"), "markup that is not closed"))
    return found


def page_problems(page: Scan) -> Iterator[tuple[int, str]]:
    """What is wrong with a page as a whole: (character, message)."""
    if page.main < 0 or not page.main_text:
        yield max(page.main, 0), "the page is empty: nothing stands in its <main>"
    if not page.titled:
        yield 0, "the page has no title"


@lru_cache(maxsize=20_000)
def _attributes(text: str) -> Attributes:
    """The attributes in a tag, names in lower case, values as a browser reads them."""
    return tuple((m[1].lower(), unescape(m[2] or m[3] or m[4] or "")) for m in ATTRIBUTE.finditer(text))


def _note(found: Scan, position: int, tag: str, attributes: Attributes) -> None:
    values = dict(attributes)
    for name, value in attributes:
        if name == "id":
            if value in found.ids:
                found.problems.append((position, f"the id `{value}` stands twice"))
            found.ids.append(value)
        elif name.startswith("on") or name == "style":
            found.problems.append((position, f"the attribute `{name}` holds script or style of its own"))
        elif name in NAMING:
            loaded = tag not in NAMING_ELEMENTS and values.get("rel") not in NAMING_RELATIONS
            found.addresses += [Address(position, loaded, each) for each in _addresses(name, value)]
    if tag == "style" or (tag == "script" and "src" not in values and values.get("type") != DATA_BLOCK):
        found.problems.append((position, f"<{tag}> holds {tag} of its own"))


def _addresses(name: str, value: str) -> Iterator[str]:
    if name in ADDRESS:
        yield value.strip()
    elif name in ADDRESSES:
        yield from value.split()
    else:
        yield from (part.split()[0] for part in value.split(",") if part.strip())
