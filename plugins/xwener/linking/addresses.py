"""Links and images that authors write as paths between content files, turned into the site's addresses."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from markdown_it.token import Token

from xwener.errors import ContentError
from xwener.reading.document import Document
from xwener.reading.rules.safe_link import SCHEME

# Marks an address of the site itself until the page that shows the text is known.
ROOT = "root:"

# Says what is wrong with a token's address: body line (from 0), message, hint, code.
Complain = Callable[[int, str, str, str], None]


def resolve_addresses(tokens: Sequence[Token], folder: str, urls: Mapping[str, str], complain: Complain) -> None:
    """Rewrite the relative addresses of links and images in place.

    `folder` is the text's folder below the content folder, `urls` maps every content file (posix path below
    the content folder) to its page or copy below the output folder.
    """
    for token, line in _inline(tokens):
        name = {"link_open": "href", "image": "src"}.get(token.type)
        address = str(token.attrs.get(name, "")) if name else ""
        if token.type == "image" and SCHEME.match(address):
            hint = "put a copy of it into content/images: readers may be offline"
            complain(line, f"the image `{address}` lies on another site", hint, "broken-image")
            continue
        if not name or not address or SCHEME.match(address) or address.startswith("#"):
            continue
        parts = urlsplit(address)
        inner = posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
        target = urls.get(inner)
        if target is None:
            kind = "image" if name == "src" else "link"
            complain(
                line, f"the {kind} `{unquote(address)}` leads to no file", _hint(inner, folder, urls), f"broken-{kind}"
            )
            continue
        token.attrSet(name, ROOT + target + (f"#{parts.fragment}" if parts.fragment else ""))


def _inline(tokens: Sequence[Token]) -> Iterator[tuple[Token, int]]:
    line = 0
    for token in tokens:
        line = token.map[0] if token.map else line
        at = line
        for child in token.children or []:
            yield child, at
            at += child.type in {"softbreak", "hardbreak"}


def _hint(inner: str, folder: str, urls: Mapping[str, str]) -> str:
    same_name = [path for path in urls if PurePosixPath(path).name == PurePosixPath(inner).name]
    if same_name:
        return f"did you mean `{posixpath.relpath(same_name[0], folder or '.')}`"
    return "write the path from this file to the other file, such as `../backgrounds/who.md`"


def check_picture(document: Document, urls: Mapping[str, str]) -> Iterator[ContentError]:
    """Whether the picture that a document's front matter names is one of the site's own."""
    src = str(document.record("image").get("src", ""))
    if src and src not in urls:
        line = document.front.line_of("image", "src")
        yield ContentError(document.path, line, f"the image `{src}` is no file", _hint(src, "", urls), "broken-image")
