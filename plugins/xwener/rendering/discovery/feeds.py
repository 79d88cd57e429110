"""The feed files: each channel as Atom and as JSON Feed, in a site that knows its address."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

from xwener.rendering.discovery.atom import atom
from xwener.rendering.discovery.channels import ATOM, JSON, channels
from xwener.rendering.discovery.feed_content import feed_content, shown_in_feed
from xwener.rendering.discovery.json_feed import json_feed
from xwener.rendering.publication import Publication
from xwener.rendering.site_file import SiteFile
from xwener.rendering.views import ArticleView


def files(publication: Publication) -> Iterator[SiteFile]:
    """Every feed. Feeds name whole addresses, so without one there are none."""
    if not publication.site_url:
        return

    # Most articles stand in several feeds.
    @cache
    def content(article: ArticleView) -> str:
        return feed_content(article, publication.strings, publication.site_url)

    @cache
    def inputs(article: ArticleView) -> tuple[str, ...]:
        return tuple(shown_in_feed(article))

    for channel in channels(publication):
        shown = tuple(each for article in channel.articles for each in inputs(article))
        named = (publication.site_url, channel.title, *shown)
        yield SiteFile(channel.stem + ATOM, named, partial(atom, channel, publication, content))
        yield SiteFile(channel.stem + JSON, named, partial(json_feed, channel, publication, content))
