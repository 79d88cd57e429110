"""`sitemap.xml` with the day each page changed, and `robots.txt`, which names it.

https://www.sitemaps.org/protocol.html, https://www.rfc-editor.org/rfc/rfc9309
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from itertools import chain
from xml.sax.saxutils import escape

from xwener.rendering.discovery.moments import day_or_moment
from xwener.rendering.publication import Publication
from xwener.rendering.site_file import SiteFile
from xwener.rendering.views import ArticleView, EntryView

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
SITEMAP, ROBOTS = "sitemap.xml", "robots.txt"
# The protocol's limit for one file.
MOST = 50_000
LISTS = ("index.html", "archive.html", "backgrounds.html", "glossary.html", "people.html", "organizations.html")


@dataclass(frozen=True)
class Located:
    """A page that search engines may show, and when it changed; None when nothing in the content says so."""

    path: str
    changed: date | datetime | None


def files(publication: Publication) -> Iterator[SiteFile]:
    """The sitemap, in several files where one is not enough, and robots.txt; none without an address."""
    if not publication.site_url:
        return
    found = list(pages(publication))
    inputs = (publication.site_url, publication.site["timezone"])
    groups = [found[start : start + MOST] for start in range(0, len(found), MOST)]
    single = len(groups) == 1
    for number, group in enumerate(groups, start=1):
        name = SITEMAP if single else f"sitemap-{number}.xml"
        yield SiteFile(name, (*inputs, *map(repr, group)), partial(_sitemap, group, publication))
    if not single:
        yield SiteFile(SITEMAP, (*inputs, str(len(groups))), partial(_index, len(groups), publication))
    robots = f"User-agent: *\nDisallow:\n\nSitemap: {publication.address(SITEMAP)}\n"
    yield SiteFile(ROBOTS, inputs, robots.encode)


def pages(publication: Publication) -> Iterator[Located]:
    """Every page that a search engine should know: the first page of each list, and every text."""
    library = publication.library
    newest = max(map(_changed, library.articles), key=_order, default=None)
    for path in LISTS:
        yield Located(path, newest if path in {"index.html", "archive.html"} else None)
    terms: dict[str, date | datetime] = {}
    for article in library.articles:
        changed = _changed(article)
        yield Located(article.url, changed)
        series = [article.series.term] if article.series else []
        for term in (article.section, *article.tags, *article.bylines, *series):
            terms[term.url] = max(terms.get(term.url, changed), changed, key=_order)
    for url, changed in sorted(terms.items()):
        yield Located(url, changed)
    for background in library.backgrounds.values():
        yield Located(background.url, background.as_of)
    for view in chain(library.entries.values(), library.pages.values()):
        updated = view.document.day("updated") if isinstance(view, EntryView) else None
        yield Located(view.url, updated)


def _changed(article: ArticleView) -> date | datetime:
    return article.updated or article.date


def _order(value: date | datetime) -> str:
    return value.isoformat()


def _sitemap(found: Sequence[Located], publication: Publication) -> bytes:
    zone = publication.site["timezone"]
    rows = [_row("url", publication.address(page.path), page.changed, zone) for page in found]
    return _document("urlset", rows)


def _index(count: int, publication: Publication) -> bytes:
    names = (f"sitemap-{number}.xml" for number in range(1, count + 1))
    return _document("sitemapindex", [_row("sitemap", publication.address(name), None, "") for name in names])


def _row(element: str, address: str, changed: date | datetime | None, zone: str) -> str:
    day = f"<lastmod>{day_or_moment(changed, zone)}</lastmod>" if changed else ""
    return f"<{element}><loc>{escape(address)}</loc>{day}</{element}>"


def _document(element: str, rows: Sequence[str]) -> bytes:
    body = "\n".join(rows)
    return f'<?xml version="1.0" encoding="utf-8"?>\n<{element} xmlns="{NAMESPACE}">\n{body}\n</{element}>\n'.encode()
