"""WordPress exports (WXR): every article and page of a site at once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from xwener import sorani
from xwener.errors import ContentError
from xwener.importing.found import Found, clean
from xwener.importing.html_text import day_of, fill
from xwener.importing.nesting import TooDeepError
from xwener.importing.pictures import Pictures
from xwener.importing.raw_text import first_date
from xwener.importing.xml import parse_xml
from xwener.reading.fields import is_web_address, slug_problem

# WordPress 6 writes version 1.2; 1.1 differs in this number alone.
WP = re.compile(r"\{http://wordpress\.org/export/1\.\d/\}(\w+)")
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
EXCERPT = "{http://wordpress.org/export/1.2/excerpt/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
KINDS = ("post", "page")
# What is in the bin or was never meant to be read stays where it is.
STATES = ("publish", "draft", "pending", "future", "private")
UPLOADS = "wp-content/uploads/"
EMPTY_LINE = re.compile(r"\n\s*\n")
BLOCK = re.compile(r"\s*</?(?:p|div|h[1-6]|ul|ol|li|table|blockquote|pre|figure|section|hr|dl)\b", re.IGNORECASE)
SHORTCODE = re.compile(r"\[/?(?:caption|gallery|embed|audio|video|playlist)\b[^\]]*\]")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def read_wordpress(file: Path) -> tuple[list[Found], ContentError | None]:
    """The articles and pages of the export, or what keeps it from being read."""
    try:
        root = parse_xml(file)
    except (OSError, ValueError, etree.XMLSyntaxError) as error:
        hint = "export it again: Tools, Export, All content"
        return [], ContentError(file, 0, f"the file is no WordPress export that can be read: {error}", hint)
    authors = dict(_authors(root))
    pictures = partial(Pictures, file.parent, partial(_local, file.parent))
    left: Counter[str] = Counter()
    found = []
    for item in root.iter("item"):
        kind = _wp(item, "post_type")
        why = (
            f"of the type `{kind}`" if kind not in KINDS else "in the bin" if _wp(item, "status") not in STATES else ""
        )
        if why:
            left[why] += 1
        else:
            found.append(_found(item, authors, pictures()))
        left["of its comments"] += sum(_is(child, "comment") for child in item)
    found += [Found(left_out=f"{number} {why}") for why, number in sorted(left.items()) if number]
    return found, None


def _found(item: etree._Element, authors: Mapping[str, str], pictures: Pictures) -> Found:
    address = _text(item, "link")
    address = address if is_web_address(address) else ""
    slug = unquote(_wp(item, "post_name"))
    day = _wp(item, "post_date")[:10]
    title = clean(_text(item, "title"))
    creator = _text(item, CREATOR)
    categories = _terms(item, "category")
    found = Found(
        title=title,
        date=day_of(day),
        authors=[clean(authors.get(creator, creator))] if creator else [],
        standfirst=clean(_text(item, EXCERPT)),
        # WordPress knows several categories of a post, a site here one section.
        section=next(iter(categories), ""),
        tags=list(dict.fromkeys([*_terms(item, "post_tag"), *categories[1:]])),
        source=(title or address, address) if address else None,
        slug="" if slug_problem(slug) else slug,
        page=_wp(item, "post_type") == "page",
    )
    if SHORTCODE.search(_text(item, CONTENT)):
        found.decide.append("the places of WordPress's shortcodes, which were left out")
    try:
        fill(found, _paragraphs(_text(item, CONTENT)), address, pictures)
    except TooDeepError as error:
        found.left_out = f"«{title}»: {error}"
    if not found.slug and not sorani.slug(found.title):
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
    return next(((child.text or "").strip() for child in item if _is(child, name)), "")


def _is(element: etree._Element, name: str) -> bool:
    """Whether it is WordPress's own element of that name."""
    named = WP.fullmatch(str(element.tag))
    return named is not None and named[1] == name


def _text(item: etree._Element, tag: str) -> str:
    return (item.findtext(tag) or "").strip()


def _local(folder: Path, address: str) -> Path | None:
    """The copy of an uploaded file in `uploads/` or `wp-content/uploads/` beside the export, if there is one."""
    _, found, inner = unquote(urlsplit(address).path).partition(UPLOADS)
    candidates = [Path(top, inner) for top in (UPLOADS, "uploads/")] if found else []
    return next((path for path in candidates if (folder / path).is_file()), None)
