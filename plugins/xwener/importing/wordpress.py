"""WordPress exports (WXR): every article and page of a site at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from xwener.errors import ContentError
from xwener.importing.found import Found, clean
from xwener.importing.html_text import fill
from xwener.importing.pictures import Pictures
from xwener.importing.raw_text import first_date
from xwener.importing.xml import parse_xml
from xwener.reading.fields import is_web_address, slug_problem

# WordPress 6 writes version 1.2; 1.1 differs in this number alone.
WP = re.compile(r"\{http://wordpress\.org/export/1\.\d/\}(\w+)")
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
KINDS = ("post", "page")
# What is in the bin or was never meant to be read stays where it is.
STATES = ("publish", "draft", "pending", "future", "private")
UPLOADS = "wp-content/uploads/"
EMPTY_LINE = re.compile(r"\n\s*\n")
BLOCK = re.compile(r"\s*</?(?:p|div|h[1-6]|ul|ol|li|table|blockquote|pre|figure|section|hr|dl)\b", re.IGNORECASE)
SHORTCODE = re.compile(r"\[/?(?:caption|gallery|embed|audio|video|playlist)\b[^\]]*\]")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
NOTHING_YET = "0000-00-00"


def read_wordpress(file: Path) -> tuple[list[Found], ContentError | None]:
    """The articles and pages of the export, or what keeps it from being read."""
    try:
        root = parse_xml(file)
    except (OSError, ValueError, etree.XMLSyntaxError) as error:
        hint = "export it again: Tools, Export, All content"
        return [], ContentError(file, 0, f"the file is no WordPress export that can be read: {error}", hint)
    authors = dict(_authors(root))
    pictures = partial(Pictures, file.parent, partial(_local, file.parent))
    items = [item for item in root.iter("item") if _wp(item, "post_type") in KINDS and _wp(item, "status") in STATES]
    return [_found(item, authors, pictures()) for item in items], None


def _found(item: etree._Element, authors: Mapping[str, str], pictures: Pictures) -> Found:
    address = _text(item, "link")
    address = address if is_web_address(address) else ""
    slug = unquote(_wp(item, "post_name"))
    day = _wp(item, "post_date")[:10]
    title = clean(_text(item, "title"))
    creator = _text(item, CREATOR)
    found = Found(
        title=title,
        date=date.fromisoformat(day) if day and day != NOTHING_YET else None,
        authors=[clean(authors.get(creator, creator))] if creator else [],
        section=next(iter(_terms(item, "category")), ""),
        tags=_terms(item, "post_tag"),
        source=(title or address, address) if address else None,
        slug="" if slug_problem(slug) else slug,
        page=_wp(item, "post_type") == "page",
    )
    if SHORTCODE.search(_text(item, CONTENT)):
        found.decide.append("the places of WordPress's shortcodes, which were left out")
    fill(found, _paragraphs(_text(item, CONTENT)), address, pictures)
    if not found.slug and not found.title:
        found.slug = f"wordpress-{_wp(item, 'post_id') or '0'}"
    found.date = found.date or first_date(" ".join(block.text for block in found.blocks))
    return found


def _paragraphs(content: str) -> str:
    """The content as HTML: WordPress makes paragraphs of empty lines only when a page is shown."""
    bare = COMMENT.sub("\n\n", SHORTCODE.sub("", content)).replace("\r\n", "\n")
    parts = [part.strip() for part in EMPTY_LINE.split(bare) if part.strip()]
    return "\n".join(part if BLOCK.match(part) else f"<p>{part.replace(chr(10), '<br>')}</p>" for part in parts)


def _authors(root: etree._Element) -> Iterator[tuple[str, str]]:
    for element in root.iter():
        named = WP.fullmatch(str(element.tag))
        if named and named[1] == "author":
            yield _wp(element, "author_login"), _wp(element, "author_display_name")


def _terms(item: etree._Element, domain: str) -> list[str]:
    terms = (clean(element.text or "") for element in item.findall("category") if element.get("domain") == domain)
    return [term for term in dict.fromkeys(terms) if term]


def _wp(item: etree._Element, name: str) -> str:
    for child in item:
        named = WP.fullmatch(str(child.tag))
        if named and named[1] == name:
            return (child.text or "").strip()
    return ""


def _text(item: etree._Element, tag: str) -> str:
    return (item.findtext(tag) or "").strip()


def _local(folder: Path, address: str) -> Path | None:
    """The copy of an uploaded file in `uploads/` or `wp-content/uploads/` beside the export, if there is one."""
    _, found, inner = unquote(urlsplit(address).path).partition(UPLOADS)
    candidates = [Path(top, inner) for top in (UPLOADS, "uploads/")] if found else []
    return next((path for path in candidates if (folder / path).is_file()), None)
