"""Everything that Pelican's hooks need to publish a site: its views, words and assets."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from xwener.cache.code import code, files
from xwener.errors import ContentErrors
from xwener.linking.site import Site
from xwener.reading.schema import Kind
from xwener.rendering.assets import Assets, build_assets
from xwener.rendering.cards.article_cards import ArticleCards
from xwener.rendering.cards.card import CardMaker
from xwener.rendering.cards.card_fonts import card_fonts
from xwener.rendering.fingerprints import Fingerprints
from xwener.rendering.first_faces import build_first_faces
from xwener.rendering.fonts import build_fonts
from xwener.rendering.icons import build_icons
from xwener.rendering.library import Library
from xwener.rendering.look import Look
from xwener.rendering.override import ICON
from xwener.rendering.pictures import Pictures, read_pictures
from xwener.rendering.shared import Html, Shared
from xwener.rendering.strings import Strings

# The setting under which Pelican's hooks find it.
PUBLICATION = "XWENER_PUBLICATION"
ABOUT, CORRECTIONS, HOME = "about.html", "corrections.html", "index.html"
WRITTEN = frozenset({ABOUT, CORRECTIONS})
# Pages that other pages name by their slug.
NAVIGATION = (
    ("nav.home", HOME),
    ("nav.backgrounds", "backgrounds.html"),
    ("nav.glossary", "glossary.html"),
    ("nav.archive", "archive.html"),
    ("nav.about", ABOUT),
)
FOOTER = (("nav.corrections", CORRECTIONS), ("nav.offline", "offline.html"), ("nav.search", "search.html"))
PLACES_IN_HEADER = frozenset({"search.html", *(url for _, url in NAVIGATION)})


@dataclass(frozen=True)
class Publication:
    """One site on its way out."""

    library: Library
    strings: Strings
    assets: Assets
    site: Mapping[str, str]
    site_url: str
    # One figure for everything in the folder of the theme.
    theme: str = ""
    # None on a site without an address: nobody can pass its pages on.
    cards: ArticleCards | None = None
    pictures: Pictures = field(default_factory=Pictures)
    # The runs of HTML that its pages have in common.
    shared: Shared = field(default_factory=Shared)

    def address(self, path: str) -> str:
        """The whole address of the page or file at `path` below the output folder; nothing without a `site_url`."""
        if not self.site_url:
            return ""
        # A folder's address is the one that people type and link to.
        return f"{self.site_url}/{'' if path == HOME else path}"

    def read(self, path: Path) -> tuple[str, dict[str, Any]]:
        """The HTML and the Pelican metadata of the content file at `path` (resolved); KeyError if none.

        The page's address is ours: Pelican's patterns for addresses are not asked.
        """
        text = self.library.site.by_file[path]
        document = text.document
        metadata: dict[str, Any] = {
            "title": document.title,
            "name": document.title,
            "slug": document.slug,
            "url": document.url,
            # A draft has no page.
            "save_as": "" if document.draft else document.url,
            "status": "draft" if document.draft else "published",
        }
        if document.kind is Kind.ARTICLE:
            metadata["category"] = document.text("section")
            metadata["date"] = str(document.meta["date"])
        return text.html, metadata

    @cached_property
    def base(self) -> str:
        """What every page depends on besides the texts it shows: the program, the theme, the settings."""
        there = [self._there(url) for _, url in (*NAVIGATION, *FOOTER)]
        named = sorted(path for path, _ in self.assets.files.values())
        cards = self.cards.maker.key if self.cards else ""
        about = json.dumps([self.site, self.site_url, there, named, cards], ensure_ascii=False)
        return f"{code()} {self.theme} {about}"

    @cached_property
    def fingerprints(self) -> Fingerprints:
        """What tells whether a page is still the same."""
        return Fingerprints(self.library, self.base)

    def render(self, template: Any, name: str, **variables: Any) -> Html:
        """The page at `name` (its path below the output folder) from one of Pelican's templates.

        The templates write the site's own addresses as `root:` and the path below the output folder.
        """
        found = self.variables(name)
        return self.shared.page(template.render({**found, **variables}), found["SITEURL"])

    def variables(self, name: str) -> dict[str, Any]:
        """What the page at `name` shows besides its content; what is the same everywhere, templates see anyway."""
        depth = name.count("/")
        return {
            "today": self.library.today,
            "page_path": name,
            "absolute_url": self.address(name),
            "SITEURL": self._prefix(name, depth),
            # Few pages have a place in the header, which is alike on all the others.
            "current": name if name in PLACES_IN_HEADER else "",
        }

    @cached_property
    def nav(self) -> list[dict[str, str]]:
        """The pages that the header and the footer lead to."""
        return [{"label_key": key, "url": url} for key, url in NAVIGATION if self._there(url)]

    @cached_property
    def footer_nav(self) -> list[dict[str, str]]:
        """What the footer leads to besides."""
        return [*self.nav, *({"label_key": key, "url": url} for key, url in FOOTER if self._there(url))]

    def _there(self, url: str) -> bool:
        # Pages that are not made by the build but written by somebody, or not.
        return url not in WRITTEN or url.removesuffix(".html") in self.library.pages

    def _prefix(self, name: str, depth: int) -> str:
        # A server shows 404.html at any depth, so only whole addresses work there.
        if name == "404.html" and self.site_url:
            return self.site_url
        return "/".join([".."] * depth) or "."


@dataclass(frozen=True)
class Places:
    """The folders that a publication is made from; `cache` keeps what is dear to make from one build to the next."""

    look: Look
    node_modules: Path
    cache: Path


def pictures_of(site: Site, places: Places) -> Pictures:
    """The pictures of a site, each noted with the texts that show it. ContentErrors: those that are damaged."""
    pictures, errors = read_pictures(site.content, places.cache / "pictures")
    if errors:
        raise ContentErrors(errors)
    pictures.note(site.texts.values())
    return pictures


def prepare(
    library: Library, pictures: Pictures, strings: Strings, places: Places, *, site: Mapping[str, str], site_url: str
) -> Publication:
    """A publication of `library` with the catalogue `strings` and the words in `site` about the site as a whole.

    Errors: FileNotFoundError when the npm packages are not installed; ContentErrors when a font or the icon is damaged.
    """
    theme, override = places.look.theme, places.look.override
    made = {
        **build_fonts(places.node_modules, places.cache / "fonts"),
        **build_first_faces(places.node_modules, places.cache / "fonts"),
        **build_icons(theme, places.cache / "icons", override.file(ICON)),
    }
    assets = build_assets(theme, places.node_modules, made, override)
    site_url = site_url.rstrip("/")
    cards = _cards(places, site["name"]) if site_url else None
    return Publication(library, strings, assets, site, site_url, files(theme) + override.version, cards, pictures)


def _cards(places: Places, name: str) -> ArticleCards:
    fonts = card_fonts(places.node_modules, places.cache / "fonts")
    return ArticleCards(CardMaker(places.look, fonts), name, places.cache / "cards")
