"""Feeds as Atom (https://www.rfc-editor.org/rfc/rfc4287)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from xml.etree import ElementTree as ET

from xwener.rendering.discovery.channels import ATOM, Channel
from xwener.rendering.discovery.moments import moment
from xwener.rendering.publication import Publication
from xwener.rendering.views import ArticleView

NAMESPACE = "http://www.w3.org/2005/Atom"
TYPE = "application/atom+xml"
LANGUAGE = "ckb"
# When a feed was updated in which nothing has ever been.
NEVER = date(1970, 1, 1)


def atom(channel: Channel, publication: Publication, content: Callable[[ArticleView], str]) -> bytes:
    """The feed of `channel`; `content` gives an article's whole text as HTML."""
    zone = publication.site["timezone"]
    own = publication.address(channel.stem + ATOM)
    feed = ET.Element("feed", {"xmlns": NAMESPACE, "xml:lang": LANGUAGE})
    _text(feed, "id", own)
    _text(feed, "title", channel.title)
    _text(feed, "subtitle", publication.site["description"])
    _text(feed, "updated", max((_updated(article, zone) for article in channel.articles), default=moment(NEVER, zone)))
    ET.SubElement(feed, "link", {"rel": "self", "type": TYPE, "href": own})
    ET.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": publication.address(channel.page)})
    _author(feed, publication.site["name"])
    _text(feed, "rights", publication.site["licence_name"])
    for article in channel.articles:
        _entry(feed, article, publication, content(article))
    ET.indent(feed, " ")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(feed, "unicode").encode() + b"\n"


def _entry(feed: ET.Element, article: ArticleView, publication: Publication, html: str) -> None:
    zone = publication.site["timezone"]
    page = publication.address(article.url)
    entry = ET.SubElement(feed, "entry")
    _text(entry, "id", page)
    _text(entry, "title", article.title)
    ET.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": page})
    _text(entry, "published", moment(article.date, zone))
    _text(entry, "updated", _updated(article, zone))
    for name in article.authors:
        _author(entry, name)
    for term in (article.section, *article.tags):
        ET.SubElement(entry, "category", {"term": term.name})
    _text(entry, "summary", article.standfirst)
    content = ET.SubElement(entry, "content", {"type": "html", "xml:lang": LANGUAGE})
    content.text = html


def _updated(article: ArticleView, zone: str) -> str:
    return moment(article.updated or article.date, zone)


def _author(parent: ET.Element, name: str) -> None:
    _text(ET.SubElement(parent, "author"), "name", name)


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text
