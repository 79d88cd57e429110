"""Writes the index and the search page."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator

from xwener.rendering.former import Former, Made
from xwener.rendering.library import Library
from xwener.rendering.press import PRESS, Page, Press
from xwener.rendering.publication import PUBLICATION, Publication
from xwener.search.before import INDEX, STATE
from xwener.search.counting import count_text
from xwener.search.documents import documents
from xwener.search.site_index import FOLDER
from xwener.search.update import update
from xwener.search.vocabulary import Vocabulary

PAGE = "search.html"
# Below the project: what may be thrown away at any time.
VOCABULARY = "build/search/vocabulary.json"


class SearchGenerator(Generator):
    """Puts `search.html` and the files below `static/search/` on the list of what is to be made."""

    def generate_output(self, _writer: Any) -> None:
        """Put them there."""
        publication: Publication = self.settings[PUBLICATION]
        press: Press = self.settings[PRESS]
        variables = {"search_index": f"{FOLDER}/{INDEX}"}
        inputs = publication.fingerprints.listing(PAGE, "search", variables)
        press.pages.append(Page(PAGE, "search", variables, inputs))
        press.promised.append(f"{FOLDER}/{INDEX}")
        press.tasks.append(partial(write_index, publication.library, Path(self.settings["XWENER_ROOT"], VOCABULARY)))


def write_index(library: Library, kept: Path, folder: Path, _former: Former) -> list[Made]:
    """Write the index of `library` below the site in `folder`; `kept` is where the vocabulary waits."""
    found = documents(library)
    target = folder / FOLDER
    target.mkdir(parents=True, exist_ok=True)
    vocabulary = Vocabulary.load(kept)
    counted = [count_text(document.title, document.standfirst, *document.text()) for document in found]
    for name, text in update(found, counted.__getitem__, vocabulary=vocabulary):
        if name != STATE and text is not None:
            (target / name).write_text(text, encoding="utf-8", newline="\n")
    vocabulary.save(kept)
    return []


def _generator(_pelican: object) -> type[Generator]:
    return SearchGenerator


def connect() -> None:
    """Offer the generator to Pelican."""
    signals.get_generators.connect(_generator)
