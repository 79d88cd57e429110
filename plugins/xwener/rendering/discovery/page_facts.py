"""What the head of a page tells machines: messengers that show a preview, search engines, feed readers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from xwener.rendering import json_ld
from xwener.rendering.cards.card import HEIGHT, WIDTH
from xwener.rendering.discovery.channels import ATOM, JSON, stem_of
from xwener.rendering.discovery.moments import moment
from xwener.rendering.publication import Publication
from xwener.rendering.views import ArticleView, BackgroundView, EntryView, PageView, Term

LOGO = "img/icon-512.png"
# Pages that no search engine should show.
UNLISTED = frozenset({"404.html"})

View = ArticleView | EntryView | BackgroundView | PageView


@dataclass(frozen=True)
class Picture:
    """What a preview shows: a whole address, what is to be seen there, its size in pixels."""

    address: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True)
class PageFacts:
    """Everything that needs the site's whole address. `title` and `description` are empty where the page's own do."""

    address: str
    title: str
    kind: str
    picture: Picture
    properties: Sequence[tuple[str, str]]
    feeds: Sequence[tuple[str, str]]
    data: Sequence[Markup]


def facts_function(publication: Publication) -> Callable[[Context], PageFacts | None]:
    """The template function `page_facts()`: the facts of the page, or None on a site without an address."""

    @pass_context
    def page_facts(context: Context) -> PageFacts | None:
        if not publication.site_url or context["page_path"] in UNLISTED:
            return None
        view = next((context[name] for name in ("article", "entry", "background", "page") if name in context), None)
        return facts(publication, str(context["page_path"]), view, context.get("term"))

    return page_facts


def facts(publication: Publication, path: str, view: View | None, term: Term | None) -> PageFacts:
    """The facts of the page at `path`, which shows `view` or lists what belongs to `term`."""
    article = view if isinstance(view, ArticleView) else None
    return PageFacts(
        address=publication.address(path),
        title=view.title if view else "",
        kind="article"
        if article
        else "profile"
        if isinstance(view, EntryView) and view.kind == "person"
        else "website",
        picture=_picture(publication, view),
        properties=list(_properties(article, publication.site["timezone"])) if article else (),
        feeds=list(_feeds(publication, term)),
        data=list(_data(publication, path, view, term)),
    )


def json_ld_function(publication: Publication) -> Callable[[ArticleView | EntryView | BackgroundView], Markup]:
    """The template function `json_ld(view)`."""
    logo = publication.assets(LOGO)
    # Article after article names the same entries.
    naming = cache(partial(json_ld.named, whole=publication.address))

    def told(view: ArticleView | EntryView | BackgroundView) -> Markup:
        pictures = _paths(publication, view)
        name, zone = publication.site["name"], publication.site["timezone"]
        return json_ld.json_ld(view, name, publication.address, naming=naming, zone=zone, logo=logo, pictures=pictures)

    return told


def _paths(publication: Publication, view: View) -> Iterator[str]:
    """The pictures of a page: its own, and the card of an article."""
    image: Mapping[str, Any] | None = getattr(view, "image", None)
    if image:
        yield str(image["src"])
    if isinstance(view, ArticleView) and publication.cards:
        yield publication.cards.path(view)


def _picture(publication: Publication, view: View | None) -> Picture:
    if isinstance(view, ArticleView) and publication.cards:
        return Picture(publication.address(publication.cards.path(view)), view.title, WIDTH, HEIGHT)
    image: Mapping[str, Any] | None = getattr(view, "image", None)
    if image:
        src = str(image["src"])
        known = publication.pictures.pictures[src]
        return Picture(publication.address(src), str(image["alt"]), known.width, known.height)
    return Picture(publication.address(publication.assets(LOGO)), publication.site["name"], 512, 512)


def _properties(article: ArticleView, zone: str) -> Iterator[tuple[str, str]]:
    """When it appeared and where it belongs (https://ogp.me/#type_article)."""
    yield "article:published_time", moment(article.date, zone)
    if article.updated:
        yield "article:modified_time", moment(article.updated, zone)
    yield "article:section", article.section.name
    for tag in article.tags:
        yield "article:tag", tag.name


def _feeds(publication: Publication, term: Term | None) -> Iterator[tuple[str, str]]:
    """Title and path without ending of the feeds that suit a page: its own first."""
    if term:
        yield f"{term.name} – {publication.site['name']}", stem_of(term.url)
    yield publication.site["name"], "feed"


def _data(publication: Publication, path: str, view: View | None, term: Term | None) -> Iterator[Markup]:
    if path == "index.html":
        yield json_ld.script(json_ld.web_site(publication.site, publication.address, publication.assets(LOGO)))
    steps = list(_steps(publication, view, term))
    if steps:
        home = (publication.strings("nav.home"), "index.html")
        yield json_ld.script(json_ld.breadcrumbs([home, *steps], publication.address))


def _steps(publication: Publication, view: View | None, term: Term | None) -> Iterator[tuple[str, str]]:
    """The way down to a page below the home page."""
    words = publication.strings
    if isinstance(view, ArticleView):
        yield view.section.name, view.section.url
    elif isinstance(view, BackgroundView):
        yield words("background.listing_title"), "backgrounds.html"
    elif isinstance(view, EntryView):
        kind = "people" if view.kind == "person" else "organizations"
        yield words("nav.glossary"), "glossary.html"
        yield words(f"nav.{kind}"), f"{kind}.html"
    if view:
        yield view.title, view.url
    elif term:
        yield term.name, term.url


ENDINGS = ((ATOM, "application/atom+xml"), (JSON, "application/feed+json"))
