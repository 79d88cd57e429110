"""A chapter that was written as HTML made a document of a book: XHTML, with notes and asides that readers know."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml import etree, html

from xwener.editions.book import book_path
from xwener.linking.addresses import ROOT

XHTML = "http://www.w3.org/1999/xhtml"
# https://www.w3.org/TR/epub-33/#sec-epub-type-attribute
OPS = "http://www.idpf.org/2007/ops"
TYPE = f"{{{OPS}}}type"
# What only a browser with the site's scripts understands, and what shows nothing in a book.
REMOVED = ("script", "noscript", "svg", "template", "button", "form", "dialog")
DROPPED = frozenset({"popover", "hidden", "download", "loading", "decoding", "fetchpriority", "srcset", "sizes"})
SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")


@dataclass
class Places:
    """What the book holds: `ids` by the address of a page in the site, and what is done with a picture.

    `picture` takes a picture's path in the site and gives its path in the book. `site_url` is where pages stand that
    the book does not hold; links to them stay links where it is known.
    """

    ids: dict[str, frozenset[str]]
    picture: Callable[[str], str]
    site_url: str = ""


@dataclass
class _Chapter:
    url: str
    places: Places
    ids: set[str] = field(default_factory=set)

    def inner(self, address: str) -> str:
        """The path in the site of what `address` leads to."""
        if address.startswith(ROOT):
            return posixpath.normpath(unquote(address.removeprefix(ROOT)))
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.url), unquote(address)))

    def from_here(self, path: str) -> str:
        return posixpath.relpath(path, posixpath.dirname(self.url) or ".")


def to_xhtml(text: str, url: str, places: Places) -> bytes:
    """The HTML `text` of the chapter whose page stands at `url`, as a document of the book."""
    tree = html.document_fromstring(text)
    chapter = _Chapter(url, places)
    _prune(tree)
    chapter.ids = {element.get("id") for element in tree.iter() if element.get("id")}
    for element in tree.iter(etree.Element):
        _fit(element, chapter)
    html.html_to_xhtml(tree)
    root = etree.Element(f"{{{XHTML}}}html", nsmap={None: XHTML, "epub": OPS})
    for name, value in {"lang": "ckb", "dir": "rtl", "{http://www.w3.org/XML/1998/namespace}lang": "ckb"}.items():
        root.set(name, value)
    root.extend(list(tree))
    etree.cleanup_namespaces(root, keep_ns_prefixes=["epub"])
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True, doctype="<!DOCTYPE html>"))


def _prune(tree: html.HtmlElement) -> None:
    # A book shows everything at once: nothing opens, nothing is hidden until a script finds that it is time.
    for element in list(tree.iter(*REMOVED, "summary", etree.Comment)):
        element.drop_tree()
    for element in tree.xpath("//*[@hidden]"):
        element.drop_tree()
    for element in list(tree.iter("details")):
        element.tag = "div"
    # The picture in it stays: to the parser, which knows no <source>, that stands inside of it.
    for element in list(tree.iter("picture", "source")):
        element.drop_tag()


def _fit(element: html.HtmlElement, chapter: _Chapter) -> None:
    entry = element.get("data-entry") if "mention" in element.classes else None
    for name in list(element.attrib):
        if name in DROPPED or name.startswith("data-"):
            del element.attrib[name]
    if "epub:type" in element.attrib:
        element.set(TYPE, element.attrib.pop("epub:type"))
    if element.tag == "a":
        _link(element, entry, chapter)
    elif element.tag == "link":
        element.set("href", chapter.from_here(chapter.inner(element.get("href", ""))))
    elif element.tag == "img":
        path = chapter.places.picture(chapter.inner(element.get("src", "")))
        element.set("src", chapter.from_here(path))
    else:
        _name_role(element)


def _name_role(element: html.HtmlElement) -> None:
    """Say what an element of the site's is in a book."""
    if element.tag == "aside" and "background" in element.classes:
        element.set(TYPE, "sidebar")
    elif element.tag == "section" and "footnotes" in element.classes:
        element.set(TYPE, "footnotes")
        for item in element.iter("li"):
            item.set(TYPE, "footnote")


def _link(element: html.HtmlElement, entry: str | None, chapter: _Chapter) -> None:
    if "footnote-back" in element.classes:
        element.set("role", "doc-backlink")
    note = f"note-{entry}"
    parent = element.getparent()
    if entry and note in chapter.ids:
        element.set("href", f"#{note}")
        _refer(element)
        return
    if parent is not None and parent.get("class") == "footnote-ref":
        _refer(element)
    address = element.get("href", "")
    if not address or (SCHEME.match(address) and not address.startswith(ROOT)):
        return
    file, _, fragment = address.partition("#")
    target = _target(file, fragment, chapter) if file else address if unquote(fragment) in chapter.ids else ""
    if target:
        element.set("href", target)
    else:
        # What leads nowhere is no link, and may not say what kind of link it is.
        kept = element.get("class")
        element.attrib.clear()
        element.tag = "span"
        if kept:
            element.set("class", kept)


def _target(file: str, fragment: str, chapter: _Chapter) -> str:
    url = chapter.inner(file)
    if url.endswith(".xhtml"):  # the contents name documents of the book
        return chapter.from_here(url)
    known = chapter.places.ids.get(url)
    if known is None:
        base = chapter.places.site_url
        return f"{base}/{url}{f'#{fragment}' if fragment else ''}" if base else ""
    place = f"#{fragment}" if unquote(fragment) in known else ""
    return chapter.from_here(book_path(url)) + place


def _refer(element: html.HtmlElement) -> None:
    element.set(TYPE, "noteref")
    element.set("role", "doc-noteref")
