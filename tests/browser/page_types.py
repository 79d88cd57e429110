"""One page of each type, by its name: what tools look at, each of them once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

# The type's name, and its page in the site of the demo content; `*`: the first that there is.
PATTERNS: Mapping[str, str] = {
    "home": "index.html",
    "article": "articles/2021/kazimi-drone-attack.html",
    "person": "people/mustafa-kazimi.html",
    "organization": "organizations/popular-mobilization-forces.html",
    "background": "backgrounds/who-is-kazimi.html",
    "glossary": "glossary.html",
    "people": "people.html",
    "organizations": "organizations.html",
    "backgrounds": "backgrounds.html",
    "section": "sections/*.html",
    "tag": "tags/*.html",
    "author": "authors/*.html",
    "series": "series/*.html",
    "archive": "archive.html",
    "archive of a year": "archive/*.html",
    "search": "search.html",
    "about": "about.html",
    "corrections": "corrections.html",
    "offline": "offline.html",
    "not found": "404.html",
}


def page_types(site: Path) -> dict[str, str]:
    """The type's name → the page's path in the folder `site`. KeyError: a type without a page."""
    found = {name: next(iter(sorted(site.glob(pattern))), None) for name, pattern in PATTERNS.items()}
    missing = [name for name, path in found.items() if path is None]
    if missing:
        raise KeyError(f"no page of these types: {', '.join(missing)}")
    return {name: path.relative_to(site).as_posix() for name, path in found.items() if path}
