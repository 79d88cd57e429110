"""What a page is about, for search engines: schema.org data as JSON-LD."""

from __future__ import annotations

from typing import Any

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from xwener.rendering.views import ArticleView, BackgroundView, EntryView

CONTEXT = "https://schema.org"
LANGUAGE = "ckb"


def json_ld(view: ArticleView | EntryView | BackgroundView, publisher: str) -> Markup:
    """The JSON-LD of a view, safe inside a `script` element; empty keys are left out.

    `publisher` is the name of the site. Types and properties: https://schema.org/NewsArticle, /Person,
    /Organization, /Article.
    """
    data = _entry(view) if isinstance(view, EntryView) else _text(view, publisher)
    found = {key: value for key, value in data.items() if value}
    return htmlsafe_json_dumps({"@context": CONTEXT, **found}, ensure_ascii=False)


def _entry(view: EntryView) -> dict[str, Any]:
    entry = view.entry
    person = view.kind == "person"
    begin, end = ("birthDate", "deathDate") if person else ("foundingDate", "dissolutionDate")
    current = entry.current
    return {
        "@type": "Person" if person else "Organization",
        "name": entry.name,
        "alternateName": [name for name in (entry.latin, *entry.aliases) if name],
        "description": entry.summary,
        "jobTitle": current.title if person and current else "",
        begin: entry.beginning.iso if entry.beginning else "",
        end: entry.end.iso if entry.end else "",
        "sameAs": f"https://www.wikidata.org/wiki/{entry.wikidata}" if entry.wikidata else "",
    }


def _text(view: ArticleView | BackgroundView, publisher: str) -> dict[str, Any]:
    organization = {"@type": "Organization", "name": publisher}
    data: dict[str, Any] = {
        "@type": "Article",
        "headline": view.title,
        "description": view.standfirst,
        "inLanguage": LANGUAGE,
        "publisher": organization,
        "citation": [str(source["title"]) for source in view.sources],
    }
    if isinstance(view, BackgroundView):
        about = [{"@type": entry.kind.capitalize(), "name": entry.name} for entry in view.about]
        # Facts are dated by the day as of which they are true, not by the day of the build.
        return data | {"about": about, "dateModified": view.as_of.isoformat()}
    return data | {
        "@type": "NewsArticle",
        "datePublished": view.date.isoformat(),
        "dateModified": (view.updated or view.date).isoformat(),
        "articleSection": view.section.name,
        "keywords": [tag.name for tag in view.tags],
        "author": [{"@type": "Organization", "name": name} for name in view.authors] or organization,
    }
