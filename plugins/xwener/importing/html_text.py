"""HTML pages: the article among everything else on the page, and what the page says about it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from xwener import sorani
from xwener.errors import ContentError
from xwener.importing.blocks import blocks_of, split_questions
from xwener.importing.found import FORBIDDEN, Found, clean
from xwener.importing.nesting import TooDeepError, too_deep
from xwener.importing.pictures import Pictures
from xwener.importing.raw_text import first_date
from xwener.importing.to_markdown import ToMarkdown
from xwener.reading.fields import is_web_address

HTML_BYTES = 20_000_000
# https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding
CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]+)", re.IGNORECASE)
PRESCAN = 1024
# Where the article is, the surest sign first.
BODIES = (
    "[itemprop=articleBody]",
    ".entry-content",
    ".post-content",
    ".article-content",
    ".article-body",
    "article",
    "main",
    "[role=main]",
)
NO_TEXT = (
    "script, style, template, noscript, nav, aside, footer, form, button, svg, math, dialog, [hidden], "
    "[aria-hidden=true], [role=navigation], .share, .sharedaddy, .social, .related, .comments, .breadcrumb"
)
EMBEDDED = "iframe, video, audio, object, embed"
TITLES = ("meta[property='og:title']", "meta[name='dc.title' i]", "article h1", "h1", "title")
DATES = (
    "meta[property='article:published_time']",
    "meta[itemprop=datePublished]",
    "[itemprop=datePublished]",
    "meta[name='dc.date' i]",
    "meta[name='dcterms.created' i]",
    "meta[name=date]",
    "time[datetime]",
)
AUTHORS = ("meta[name=author]", "meta[name='dc.creator' i]", "[itemprop=author]", "[rel=author]")
STANDFIRSTS = ("meta[name=description]", "meta[property='og:description']")
ADDRESSES = ("link[rel=canonical]", "meta[property='og:url']")
# Browsers write into the pages they save where these stood.
SAVED = re.compile(r"<!-- saved from url=\(\d+\)(\S+) -->")
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def decode(data: bytes, file: Path) -> tuple[str, ContentError | None]:
    """The text of an HTML file: by its byte order mark, by what it says itself, or as UTF-8."""
    named = CHARSET.search(data[:PRESCAN])
    encoding = "utf-8-sig"
    if named and not data.startswith(codecs.BOM_UTF8):
        encoding = named[1].decode("ascii", "replace")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    try:
        return data.decode(encoding), None
    # A file may name any codec of Python, such as that of domain names, which has errors of its own.
    except (LookupError, ValueError):
        hint = "save it again as UTF-8"
        return "", ContentError(file, 0, f"the file is not {encoding.removesuffix('-sig').upper()}", hint)


def read_html(html: str, pictures: Pictures) -> Found:
    """What the page `html` holds. TooDeepError: it is nested deeper than any text."""
    if too_deep(html):
        raise TooDeepError
    tree = LexborHTMLParser(html)
    saved = SAVED.search(html, 0, PRESCAN)
    address = next(_values(tree, ADDRESSES), saved[1] if saved else "")
    address = address if is_web_address(address) else ""
    found = Found(
        title=clean(next(_values(tree, TITLES), "")),
        date=next(filter(None, map(day_of, _values(tree, DATES))), None),
        standfirst=clean(next(_values(tree, STANDFIRSTS), "")),
        section=clean(next(_values(tree, ("meta[property='article:section']",)), "")),
        authors=list(dict.fromkeys(map(clean, _values(tree, AUTHORS)))),
        tags=list(dict.fromkeys(map(clean, _values(tree, ("meta[property='article:tag']",))))),
    )
    found.source = (found.title or address, address) if address else None
    body = _body(tree)
    if body is None:
        return found
    _tidy(body, found)
    fill(found, body.html or "", address, pictures)
    found.date = found.date or first_date(body.text())
    return found


def fill(found: Found, html: str, base: str, pictures: Pictures) -> None:
    """Add the text of `html` to what is found; addresses in it are seen from `base`. TooDeepError: as `read_html`."""
    try:
        markdown = ToMarkdown(base, pictures.take, pictures.decide).convert(html)
    except RecursionError:
        raise TooDeepError from None
    markdown = sorani.typography(markdown.translate(FORBIDDEN))
    found.blocks, found.questions = split_questions(blocks_of(markdown))
    found.notes = markdown
    found.pictures = pictures.taken
    found.decide += dict.fromkeys(pictures.decide)


def _values(tree: LexborHTMLParser, selectors: tuple[str, ...]) -> Iterator[str]:
    for selector in selectors:
        for node in tree.css(selector):
            attributes = node.attributes
            named = next((attributes[name] for name in ("content", "datetime", "href") if attributes.get(name)), None)
            value = " ".join((node.text() if named is None or node.tag == "a" else named).split())
            if value:
                yield value


def day_of(value: str) -> date | None:
    """The day that begins `value`, in ISO or as Kurdish print writes it; None when it is no date."""
    iso = ISO_DAY.match(value)
    try:
        return date.fromisoformat(iso[0]) if iso else sorani.parse_date(value)
    except ValueError:
        return None


def _body(tree: LexborHTMLParser) -> LexborNode | None:
    for selector in BODIES:
        found = [node for node in tree.css(selector) if node.text(strip=True)]
        if len(found) == 1 or (found and selector != "article"):
            return max(found, key=lambda node: len(node.text()))
    # The element that holds the most text in paragraphs of its own.
    weights: dict[int, int] = {}
    parents: dict[int, LexborNode] = {}
    for paragraph in tree.css("p"):
        parent = paragraph.parent
        if parent is not None:
            parents[parent.mem_id] = parent
            weights[parent.mem_id] = weights.get(parent.mem_id, 0) + len(paragraph.text(strip=True))
    if weights:
        return parents[max(weights, key=weights.__getitem__)]
    return tree.body


def _tidy(body: LexborNode, found: Found) -> None:
    for node in body.css(NO_TEXT):
        node.decompose()
    embedded = body.css(EMBEDDED)
    for node in embedded:
        found.decide.append(f"what was embedded from {node.attributes.get('src') or 'elsewhere'}")
        node.decompose()
    for node in body.css("h1, time"):
        # The headline and the date stand in the front matter.
        if node.tag == "time" or clean(node.text()) == found.title:
            node.decompose()
