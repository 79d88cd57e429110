"""Pelican's way to our pages: one generator puts every page and file on the list, and they are made at the end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.generators import Generator

from xwener.errors import ContentErrors
from xwener.linking.rules import Rules
from xwener.linking.site import Means, load_site
from xwener.reading.reader import TEXTS
from xwener.rendering.build_day import build_day
from xwener.rendering.functions import template_filters, template_functions
from xwener.rendering.library import Library
from xwener.rendering.look import Look
from xwener.rendering.override import Override
from xwener.rendering.pages import pages
from xwener.rendering.press import PRESS, Page, Press
from xwener.rendering.publication import PUBLICATION, Places, Publication, pictures_of, prepare
from xwener.rendering.shared import Html
from xwener.rendering.site_files import site_files
from xwener.rendering.structure import FindStructure, structure
from xwener.rendering.writer import PageWriter


class SiteGenerator(Generator):
    """Puts every page, and every file that is none, on the list of what is to be made."""

    def generate_output(self, _writer: Any) -> None:
        """Put them there."""
        publication: Publication = self.settings[PUBLICATION]
        press: Press = self.settings[PRESS]
        press.render = self.render
        with press.watch.of("listing the pages"):
            press.pages += pages(publication)
            press.files += site_files(publication)

    def render(self, page: Page) -> Html:
        """The HTML of a page."""
        publication: Publication = self.settings[PUBLICATION]
        return publication.render(self.get_template(page.template), page.path, **page.variables)


def _prepare(pelican: Pelican) -> None:
    settings = pelican.settings
    settings.setdefault(PRESS, Press())
    equip(settings)


def equip(settings: Any) -> None:
    """Load the site unless a build has done so before, and give templates what they may call."""
    if PUBLICATION not in settings:
        settings[PUBLICATION] = publication_of(settings)
    publication: Publication = settings[PUBLICATION]
    settings[TEXTS] = publication
    settings["JINJA_FILTERS"] = {**settings["JINJA_FILTERS"], **template_filters(publication)}
    # The same on every page, so that partials need not be given it: importing them is then done once a build.
    settings["THEME_TEMPLATES_OVERRIDES"] = Override.of(settings).templates
    functions = {**template_functions(publication), "once": publication.shared}
    settings["JINJA_GLOBALS"] = {**settings["JINJA_GLOBALS"], **functions}


def publication_of(settings: Any, means: Means | None = None, find_structure: FindStructure = structure) -> Publication:
    """The publication that Pelican's settings describe.

    ContentErrors: everything that is wrong with the content. ValueError: a catalogue with gaps.
    """
    look = Look.of(settings)
    strings = look.strings()
    site, errors = load_site(Path(settings["PATH"]), strings.words, Rules.of(settings), means)
    if errors:
        raise ContentErrors(errors)
    names = ("name", "tagline", "description", "year", "licence_name", "licence_url", "source_url", "cname")
    about = {name: str(settings[f"SITE_{name.upper()}"]) for name in names}
    about["timezone"] = settings["TIMEZONE"]
    about["service_worker"] = "yes" if settings["SITE_SERVICE_WORKER"] else ""
    root = Path(settings["XWENER_ROOT"])
    places = Places(look, root / "node_modules", root / "build")
    # Before a view takes note of what tells its text from what it was.
    pictures = pictures_of(site, places)
    library = Library(site, build_day(), find_structure)
    return prepare(library, pictures, strings, places, site=about, site_url=settings["SITEURL"])


def _finish(pelican: Pelican) -> None:
    pelican.settings[PRESS].run(Path(pelican.output_path))


def _generators(_pelican: object) -> type[Generator]:
    return SiteGenerator


def _writer(_pelican: object) -> type[PageWriter]:
    return PageWriter


def connect() -> None:
    """Offer generator and writer to Pelican."""
    signals.initialized.connect(_prepare)
    signals.get_generators.connect(_generators)
    signals.get_writer.connect(_writer)
    signals.finalized.connect(_finish)
