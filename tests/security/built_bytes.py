"""What the bytes of a built site tell without a browser: what any reader of pages, feeds and data would meet."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from selectolax.lexbor import LexborHTMLParser

from xwener.reading.old_address import FORBIDDEN

# Elements that no text of ours makes, and that run, load or restyle something.
NEVER = frozenset({"iframe", "object", "embed", "base", "frame", "applet", "style", "math", "foreignobject"})
ACTING = frozenset({"style", "srcdoc", "formaction", "nonce"})
ADDRESSES = frozenset({"href", "src", "action", "data", "xlink:href", "poster", "ping", "cite", "background"})
Attributes = Mapping[str, str | None]
SAFE = frozenset({"", "http", "https", "mailto"})
# Pictures of pixels that stand in the page itself: only in a site that is one file.
PICTURES = ("data:image/webp;base64,", "data:image/png;base64,", "data:image/jpeg;base64,", "data:image/avif;base64,")
# The icon of the site in the head of its pages: a browser shows it, and runs nothing of it.
TAB_ICON = "data:image/svg+xml,"
# What a browser skips before and in an address. https://url.spec.whatwg.org/#concept-basic-url-parser
SKIPPED = re.compile("^[\0-\x20]+|[\t\n\r]")
# A file that the build has named; the pages of old addresses have names that authors have chosen.
NAME = re.compile(r"[A-Za-z0-9._/-]+")
NAMESPACES = ("http://www.w3.org/2005/Atom", "http://www.sitemaps.org/", "http://a9.com/-/spec/opensearch/")
# The index: one call a line, with JSON between its brackets.
CALL = re.compile(r"[A-Za-z.?=]+\((.*)\);?")
# What the policy of every page forbids: all that is not of the site; and where script is allowed, markup made of text.
QUIET = {"default-src 'none'"}
SCRIPTED = {*QUIET, "script-src 'self'", "require-trusted-types-for 'script'"}
WORKER = re.compile(r"globalThis\.xwenerWorker=(.*);")


def problems(site: Path, site_url: str) -> Iterator[str]:
    """Everything in the site's files that is active, or cannot be read as what it is; `site_url` is its address."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if not path.is_file():
            continue
        parts = name.split("/")
        old = name.endswith(".html") and name.isprintable() and not FORBIDDEN.search(name)
        if not (NAME.fullmatch(name) or old) or ".." in parts or path.is_symlink():
            yield f"{name!r}: its name"
        look = next((look for ending, look in LOOKS.items() if re.search(ending, name)), None)
        if look:
            try:
                yield from (f"{name}: {what}" for what in look(path.read_text("utf-8"), site_url))
            except (ValueError, KeyError, ET.ParseError) as error:
                yield f"{name}: {error!r}"


def in_markup(html: str, ours: Callable[[str, Attributes, str], bool] = lambda *_: False) -> Iterator[str]:
    """What in a piece of HTML would run, load or restyle something.

    `ours` says of an element that does (its name, attributes, text) whether the theme has put it there.
    """
    for node in LexborHTMLParser(html).css("*"):
        tag, attributes = str(node.tag).lower(), node.attributes
        if (tag in NEVER or tag == "script") and not ours(tag, attributes, node.text()):
            yield f"<{tag}>"
        if tag == "script" and "json" in (attributes.get("type") or ""):
            json.loads(node.text())
        for key, value in attributes.items():
            if key.startswith("on") or key in ACTING:
                yield f"{key}={value}"
            picture = tag == "img" and key == "src" and (value or "").startswith(PICTURES)
            picture |= tag == "link" and attributes.get("rel") == "icon" and (value or "").startswith(TAB_ICON)
            if key in ADDRESSES and not picture and _scheme(value or "") not in SAFE:
                yield f"{key}={value}"


def _loaded(site_url: str, tag: str, attributes: Attributes, _text: str) -> bool:
    """Whether it is a script of a page of the site: a file, or data about the page."""
    src = attributes.get("src") or ""
    own = src.startswith(f"{site_url}/static/") or re.match(r"(\./|(\.\./)+)static/", src)
    return tag == "script" and bool(own or attributes.get("type") == "application/ld+json")


def _hashed(policy: str, tag: str, attributes: Attributes, text: str) -> bool:
    """Whether the policy of a page names a script or style by its hash, or it is data."""
    if attributes.get("type") == "application/json":
        return True
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return tag in {"script", "style"} and f"'sha256-{digest}'" in policy


def in_edition(path: Path) -> Iterator[str]:
    """What in a site that is one HTML file is active and not the theme's."""
    html = path.read_text("utf-8")
    policy = LexborHTMLParser(html).css_first("meta[http-equiv=Content-Security-Policy]")
    yield from in_markup(html, partial(_hashed, policy.attributes["content"] or "" if policy else ""))


def in_book(path: Path) -> Iterator[str]:
    """What in an EPUB is active, or cannot be read as XML."""
    with zipfile.ZipFile(path) as book:
        for name in book.namelist():
            if not NAME.fullmatch(name) or ".." in name.split("/"):
                yield f"{name!r}: its name"
            if name.endswith((".xhtml", ".opf", ".ncx", ".svg")):
                for element in ET.fromstring(book.read(name)).iter():  # noqa: S314  (our own)
                    tag = element.tag.rpartition("}")[2].lower()
                    if tag in NEVER - {"style"} or tag == "script":
                        yield f"{name}: <{tag}>"
                    for key, value in element.items():
                        plain = key.rpartition("}")[2].lower()
                        address = plain in ADDRESSES and _scheme(value) not in SAFE
                        if plain.startswith("on") or plain in ACTING or address:
                            yield f"{name}: {key}={value}"


def _scheme(address: str) -> str:
    try:
        return urlsplit(SKIPPED.sub("", address)).scheme.lower()
    except ValueError:
        return "none that can be read"


def _page(html: str, site_url: str) -> Iterator[str]:
    yield from in_markup(html, partial(_loaded, site_url))
    policy = LexborHTMLParser(html).css_first("meta[http-equiv=Content-Security-Policy]")
    if not policy:
        yield "no policy"
        return
    said = policy.attributes["content"] or ""
    rules = {rule.strip() for rule in said.split(";")}
    if not rules >= (SCRIPTED if "script-src" in said else QUIET) or "unsafe" in said:
        yield "a weak policy"


def _xml(text: str, site_url: str) -> Iterator[str]:
    for element in ET.fromstring(text).iter():  # noqa: S314  (our own; entities of our own making are refused below)
        if not element.tag.lstrip("{").startswith(NAMESPACES):
            yield f"<{element.tag}>"
        addresses = [element.get("href", ""), element.get("template", "")]
        if element.tag.endswith(("}id", "}loc")):
            addresses.append((element.text or "").strip())
        yield from (
            f"leads to {address}" for address in addresses if not f"{address or site_url}/".startswith(site_url)
        )
        if element.get("type") == "html":
            yield from in_markup(element.text or "")
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        yield "a document type"


def _json(text: str, site_url: str) -> Iterator[str]:
    data: Any = json.loads(text)
    for item in data.get("items", ()) if isinstance(data, dict) else ():
        yield from in_markup(item["content_html"])
        yield from (f"leads to {item[key]}" for key in ("id", "url") if not item[key].startswith(f"{site_url}/"))
    for address in data.get("addresses", ()) if isinstance(data, dict) else ():
        # The worker fetches and keeps these, below its own folder.
        if not NAME.fullmatch(address) or ".." in address:
            yield f"keeps {address!r}"


def _index(text: str, _site_url: str) -> Iterator[str]:
    for line in filter(None, text.split("\n")):
        called = CALL.fullmatch(line)
        if not called:
            yield f"no call: {line[:80]!r}"
        else:
            json.loads(f"[{called[1]}]")


def _worker(text: str, _site_url: str) -> Iterator[str]:
    config = WORKER.fullmatch(text.split("\n", 1)[0])
    if not config:
        yield "its first line is no configuration"
    else:
        yield from (f"keeps {each!r}" for each in json.loads(config[1])["shell"] if not NAME.fullmatch(each))


# How a name ends or begins → how its bytes are looked at.
LOOKS: Mapping[str, Callable[[str, str], Iterator[str]]] = {
    r"\.html$": _page,
    r"\.(xml|atom)$": _xml,
    r"\.(json|webmanifest)$": _json,
    r"^static/search/.*\.js$": _index,
    r"^service-worker\.js$": _worker,
}
