"""What a page is about, for search engines: schema.org data as JSON-LD."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from markupsafe import Markup

from xwener.cache import compact_json
from xwener.rendering.discovery.moments import day_or_moment
from xwener.rendering.views import ArticleView, BackgroundView, EntryView

CONTEXT = "https://schema.org"
LANGUAGE = "ckb"

# What could be taken for markup: in JSON it stands only in strings.
UNSAFE = {"<": r"\u003c", ">": r"\u003e", "&": r"\u0026", "'": r"\u0027"}

# Gives the whole address of a path of the site, or nothing when the site does not know its own.
Whole = Callable[[str], str]
# Gives an entry as another page names it.
Naming = Callable[[EntryView], dict[str, Any]]


def nowhere(_path: str) -> str:
    """No address: what a page says of itself on a site that does not know its own."""
    return ""


def json_ld(
    view: ArticleView | EntryView | BackgroundView,
    publisher: str,
    whole: Whole = nowhere,
    *,
    naming: Naming | None = None,
    zone: str = "UTC",
    logo: str = "",
    pictures: Iterable[str] = (),
) -> Markup:
    """The JSON-LD of a view, safe inside a `script` element; empty keys are left out.

    `publisher` is the name of the site, `logo` the path of its picture, `pictures` those of the page, `zone` that of
    the authors' clocks; `naming` gives what `named` gives with `whole`.
    Types and properties: https://schema.org/NewsArticle, /Person, /Organization, /Article.
    """
    shown = [address for address in map(whole, pictures) if address]
    if isinstance(view, EntryView):
        data = _entry(view, whole)
    else:
        naming = naming or partial(named, whole=whole)
        data = _text(view, _organization(publisher, whole, logo), naming, zone)
    page = whole(view.url)
    return script({"@id": page, "url": page, "mainEntityOfPage": page, "image": shown, **data})


def script(data: Mapping[str, Any]) -> Markup:
    """`data` as JSON-LD, safe inside a `script` element; empty keys are left out."""
    text = compact_json.dumps({"@context": CONTEXT, **_filled(data)}).decode()
    for sign, code in UNSAFE.items():
        text = text.replace(sign, code)
    return Markup(text)  # noqa: S704  (nothing in it ends the element)


def breadcrumbs(steps: Iterable[tuple[str, str]], whole: Whole) -> dict[str, Any]:
    """The way down to a page as a https://schema.org/BreadcrumbList: pairs of a name and a path, the page last."""
    items = [
        {"@type": "ListItem", "position": number, "name": name, "item": whole(path)}
        for number, (name, path) in enumerate(steps, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def web_site(site: Mapping[str, str], whole: Whole, logo: str) -> dict[str, Any]:
    """The site itself, and how it is searched: https://schema.org/WebSite."""
    home = whole("index.html")
    search = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{whole('search.html')}?q={{search_term_string}}"},
        "query-input": "required name=search_term_string",
    }
    return {
        "@type": "WebSite",
        "@id": home,
        "url": home,
        "name": site["name"],
        "alternateName": site["tagline"],
        "description": site["description"],
        "inLanguage": LANGUAGE,
        "license": site["licence_url"],
        "publisher": _organization(site["name"], whole, logo),
        "potentialAction": search,
    }


def _filled(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value}


def _organization(name: str, whole: Whole, logo: str) -> dict[str, Any]:
    picture = {"@type": "ImageObject", "url": whole(logo)} if logo and whole(logo) else None
    return _filled({"@type": "Organization", "name": name, "url": whole("index.html"), "logo": picture})


def _entry(view: EntryView, whole: Whole) -> dict[str, Any]:
    entry = view.entry
    person = view.kind == "person"
    begin, end = ("birthDate", "deathDate") if person else ("foundingDate", "dissolutionDate")
    current = entry.current
    data: dict[str, Any] = {
        "@type": "Person" if person else "Organization",
        "name": entry.name,
        "alternateName": [name for name in (entry.latin, view.abbreviation, *entry.aliases) if name],
        "description": entry.summary,
        "jobTitle": current.title if person and current else "",
        begin: entry.beginning.iso if entry.beginning else "",
        end: entry.end.iso if entry.end else "",
        "sameAs": f"https://www.wikidata.org/wiki/{entry.wikidata}" if entry.wikidata else "",
    }
    if person:
        born_in = view.document.text("born_in")
        data["birthPlace"] = {"@type": "Place", "name": born_in} if born_in else None
        data["affiliation"] = _post_of(view, whole)
    else:
        seat = view.document.text("seat")
        data["location"] = {"@type": "Place", "name": seat} if seat else None
    return data


def _post_of(view: EntryView, whole: Whole) -> dict[str, Any] | None:
    """The organization whose post a person holds."""
    current = view.entry.current
    of = view.library.entries.get(current.of) if current else None
    return named(of, whole) if of and of.kind == "organization" else None


def named(entry: EntryView, whole: Whole) -> dict[str, Any]:
    """An entry as another page names it."""
    data = {"@type": entry.kind.capitalize(), "name": entry.name}
    url = whole(entry.url)
    return {**data, "url": url} if url else data


def _text(view: ArticleView | BackgroundView, publisher: dict[str, Any], naming: Naming, zone: str) -> dict[str, Any]:
    data: dict[str, Any] = {
        "@type": "Article",
        "headline": view.title,
        "description": view.standfirst,
        "inLanguage": LANGUAGE,
        "isAccessibleForFree": True,
        "publisher": publisher,
        "citation": [str(source["title"]) for source in view.sources],
    }
    if isinstance(view, BackgroundView):
        about = list(map(naming, view.about))
        # Facts are dated by the day as of which they are true, not by the day of the build.
        return data | {"about": about, "author": publisher, "dateModified": view.as_of.isoformat()}
    entries = view.library.entries
    return data | {
        "@type": "NewsArticle",
        "datePublished": day_or_moment(view.date, zone),
        "dateModified": day_or_moment(view.updated or view.date, zone),
        "articleSection": view.section.name,
        "keywords": [tag.name for tag in view.tags],
        "wordCount": view.text.words,
        "mentions": [naming(entries[slug]) for slug in view.mentioned],
        "author": [{"@type": "Organization", "name": name} for name in view.authors] or publisher,
    }
