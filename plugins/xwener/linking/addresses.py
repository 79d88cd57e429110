"""Links and images that authors write as paths between content files, turned into the site's addresses."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from markdown_it.token import Token

from xwener.errors import ContentError
from xwener.reading.document import Document
from xwener.reading.rules.safe_link import SCHEME

Urls = Mapping[str, str]

# Marks an address of the site itself until the page that shows the text is known.
ROOT = "root:"

# What a Link may be.
LINK, IMAGE = "link", "image"

# Says what is wrong with a token's address: body line (from 0), message, hint, code.
Complain = Callable[[int, str, str, str], None]
# An address that waits for its target: the number of the author's link, and what follows.
WAITING = re.compile(rf'="{ROOT}@(\d+)')


@dataclass(frozen=True)
class Link:
    """A path that an author has written in the text of a file, on `line` of it.

    `inner` is where it leads below the content folder, `written` how it stands there, `what` it is: a link, or an
    image that the page shows.
    """

    inner: str
    line: int
    written: str
    what: str


def take_addresses(tokens: Sequence[Token], document: Document, folder: str, complain: Complain) -> list[Link]:
    """The relative addresses of links and images, which wait in the tokens until all files are known.

    `folder` is the text's folder below the content folder. An image on another site is complained of, and so is what
    has no address, or for an image that of a heading.
    """
    links: list[Link] = []
    for token, line in _inline(tokens):
        name = {"link_open": "href", "image": "src"}.get(token.type)
        address = str(token.attrs.get(name, "")) if name else ""
        if token.type == "image" and SCHEME.match(address):
            hint = "put a copy of it into content/images: readers may be offline"
            complain(line, f"the image `{address}` lies on another site", hint, "broken-image")
            continue
        what = IMAGE if name == "src" else LINK
        if name and (not address or (what == IMAGE and address.startswith("#"))):
            hint = "write the path of a file between the brackets, such as `../../images/map.png`"
            complain(line, f"the {what} `{unquote(address)}` has no address", hint, f"broken-{what}")
            continue
        if not name or SCHEME.match(address) or address.startswith("#"):
            continue
        parts = urlsplit(address)
        inner = posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
        token.attrSet(name, f"{ROOT}@{len(links)}" + (f"#{parts.fragment}" if parts.fragment else ""))
        links.append(Link(inner, document.body_line + line, unquote(address), what))
    return links


def put_addresses(html: str, targets: Sequence[str]) -> str:
    """`html` with the waiting addresses replaced by `targets`, by their numbers."""
    return WAITING.sub(lambda found: f'="{ROOT}{targets[int(found[1])]}', html)


def check_links(
    document: Document,
    links: Iterable[Link],
    folder: str,
    urls: Urls,
    *,
    drafts: Collection[str] = frozenset(),
    unread: Collection[str] = frozenset(),
) -> Iterator[ContentError]:
    """The links that lead to no file or no page, and the picture of the front matter when it is none.

    `urls` maps every content file (posix path below the content folder) to its page or copy below the output
    folder; `drafts` are those of the files that have no page yet, `unread` those in which something is wrong.
    """
    for link in links:
        if link.inner in drafts and not document.draft:
            message = f"the link `{link.written}` leads to a draft, which has no page"
            hint = "publish that text too, or take the link out"
            yield ContentError(document.path, link.line, message, hint, "broken-link")
        elif link.inner not in urls and link.inner not in unread:
            message = f"the {link.what} `{link.written}` leads to no file"
            hint = _hint(link.inner, folder, urls)
            yield ContentError(document.path, link.line, message, hint, f"broken-{link.what}")
    src = document.lead_image
    if src and src not in urls:
        line = document.lines.line_of("image", "src")
        yield ContentError(document.path, line, f"the image `{src}` is no file", _hint(src, "", urls), "broken-image")


def _inline(tokens: Sequence[Token]) -> Iterator[tuple[Token, int]]:
    line = 0
    for token in tokens:
        line = token.map[0] if token.map else line
        at = line
        for child in token.children or []:
            yield child, at
            at += child.type in {"softbreak", "hardbreak"}


def _hint(inner: str, folder: str, urls: Urls) -> str:
    name = inner.rpartition("/")[2]
    # Asked of every file for every broken link: a path is more than a search through a thousand of them can bear.
    same_name = next((path for path in urls if path.endswith(name) and path.rpartition("/")[2] == name), "")
    if same_name:
        return f"did you mean `{posixpath.relpath(same_name, folder or '.')}`"
    return "write the path from this file to the other file, such as `../backgrounds/who.md`"
