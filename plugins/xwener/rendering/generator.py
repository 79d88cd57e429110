"""The listings as Pelican pages, the assets, and Pelican's environment set up for our templates."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.generators import Generator

from xwener.errors import ContentErrors
from xwener.linking.rules import Rules
from xwener.linking.site import load_site
from xwener.reading.reader import TEXTS
from xwener.rendering.build_day import build_day
from xwener.rendering.filters import FILTERS, asset_function
from xwener.rendering.json_ld import json_ld
from xwener.rendering.library import Library
from xwener.rendering.listings import listings
from xwener.rendering.once import Once
from xwener.rendering.publication import PUBLICATION, Places, Publication, prepare
from xwener.rendering.site_files import site_files
from xwener.rendering.strings import load_strings
from xwener.rendering.writer import PageWriter


class ListingsGenerator(Generator):
    """Writes the pages that list the content, and the assets."""

    def generate_output(self, writer: Any) -> None:
        """Write the pages."""
        publication: Publication = self.settings[PUBLICATION]
        for listing in listings(publication.library):
            writer.write_file(listing.path, self.get_template(listing.template), self.context, **listing.variables)
        output = Path(self.output_path)
        publication.assets.write(output)
        for file in site_files(publication):
            target = output / file.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.make())


def _prepare(pelican: Pelican) -> None:
    equip(pelican.settings)


def equip(settings: Any) -> None:
    """Load the site unless a build has done so before, and give templates what they may call."""
    if PUBLICATION not in settings:
        settings[PUBLICATION] = publication_of(settings)
    publication: Publication = settings[PUBLICATION]
    settings[TEXTS] = publication
    settings["JINJA_FILTERS"] = {**settings["JINJA_FILTERS"], **FILTERS}
    # The same on every page, so that partials need not be given it: importing them is then done once a build.
    functions = {
        "asset": asset_function(publication.assets),
        "json_ld": partial(json_ld, publisher=publication.site["name"]),
        "nav": publication.nav,
        "once": Once(),
        "site": publication.site,
        "t": publication.strings,
    }
    settings["JINJA_GLOBALS"] = {**settings["JINJA_GLOBALS"], **functions}


def publication_of(settings: Any) -> Publication:
    """The publication that Pelican's settings describe.

    ContentErrors: everything that is wrong with the content. ValueError: a catalogue with gaps.
    """
    theme = Path(settings["THEME"])
    strings = load_strings(theme / "strings.yaml")
    site, errors = load_site(Path(settings["PATH"]), strings.words, Rules.of(settings))
    if errors:
        raise ContentErrors(errors)
    names = ("name", "tagline", "description", "year", "licence_name", "licence_url", "source_url")
    about = {name: str(settings[f"SITE_{name.upper()}"]) for name in names}
    root = Path(settings["XWENER_ROOT"])
    library = Library(site, build_day())
    places = Places(theme, root / "node_modules", root / "build" / "fonts")
    return prepare(library, strings, places, about, settings["SITEURL"])


def _generators(_pelican: object) -> type[Generator]:
    return ListingsGenerator


def _writer(_pelican: object) -> type[PageWriter]:
    return PageWriter


def connect() -> None:
    """Offer generator and writer to Pelican."""
    signals.initialized.connect(_prepare)
    signals.get_generators.connect(_generators)
    signals.get_writer.connect(_writer)
