"""Feeds as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from xwener.rendering.discovery.atom import LANGUAGE
from xwener.rendering.discovery.channels import JSON, Channel
from xwener.rendering.discovery.moments import moment
from xwener.rendering.publication import Publication
from xwener.rendering.views import ArticleView

VERSION = "https://jsonfeed.org/version/1.1"
TYPE = "application/feed+json"


def json_feed(channel: Channel, publication: Publication, content: Callable[[ArticleView], str]) -> bytes:
    """The feed of `channel`; `content` gives an article's whole text as HTML."""
    data = {
        "version": VERSION,
        "title": channel.title,
        "home_page_url": publication.address(channel.page),
        "feed_url": publication.address(channel.stem + JSON),
        "description": publication.site["description"],
        "language": LANGUAGE,
        "icon": publication.address(publication.assets("img/icon-512.png")),
        "favicon": publication.address(publication.assets("img/icon-192.png")),
        "authors": [{"name": publication.site["name"]}],
        "items": [_item(article, publication, content(article)) for article in channel.articles],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _item(article: ArticleView, publication: Publication, html: str) -> dict[str, Any]:
    zone = publication.site["timezone"]
    page = publication.address(article.url)
    item = {
        "id": page,
        "url": page,
        "title": article.title,
        "summary": article.standfirst,
        "content_html": html,
        "image": publication.address(str(article.image["src"])) if article.image else "",
        "date_published": moment(article.date, zone),
        "date_modified": moment(article.updated, zone) if article.updated else "",
        "authors": [{"name": name} for name in article.authors],
        "tags": [term.name for term in (article.section, *article.tags)],
        "language": LANGUAGE,
    }
    return {key: value for key, value in item.items() if value}
