"""Writes the index and the search page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator

from xwener.rendering.publication import PUBLICATION, Publication
from xwener.search.documents import documents
from xwener.search.inverted import invert
from xwener.search.site_index import FOLDER, INDEX, site_index
from xwener.search.vocabulary import Vocabulary

PAGE = "search.html"
# Below the project: what may be thrown away at any time.
VOCABULARY = "build/search/vocabulary.json"


class SearchGenerator(Generator):
    """Writes `search.html` and the files below `static/search/`."""

    def generate_output(self, writer: Any) -> None:
        """Write them."""
        publication: Publication = self.settings[PUBLICATION]
        found = documents(publication.library)
        folder = Path(self.output_path, FOLDER)
        folder.mkdir(parents=True, exist_ok=True)
        kept = Path(self.settings["XWENER_ROOT"], VOCABULARY)
        vocabulary = Vocabulary.load(kept)
        inverted = invert(document.texts for document in found)
        for name, text in site_index(found, inverted, vocabulary=vocabulary):
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
        vocabulary.save(kept)
        writer.write_file(PAGE, self.get_template("search"), self.context, search_index=f"{FOLDER}/{INDEX}")


def _generator(_pelican: object) -> type[Generator]:
    return SearchGenerator


def connect() -> None:
    """Offer the generator to Pelican."""
    signals.get_generators.connect(_generator)
