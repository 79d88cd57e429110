"""Writes the index and the search page."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any, cast

from pelican import signals
from pelican.generators import Generator

from xwener.cache import ledger
from xwener.rendering.former import Former, Made, stand_again, write_new
from xwener.rendering.library import Library
from xwener.rendering.press import PRESS, Page, Press
from xwener.rendering.publication import PUBLICATION, Publication
from xwener.search.before import INDEX, STATE
from xwener.search.counting import CountedText
from xwener.search.documents import SearchDocument, documents, measure
from xwener.search.site_index import FOLDER
from xwener.search.update import update
from xwener.search.vocabulary import vocabulary_at

PAGE = "search.html"
# Below the project: what may be thrown away at any time.
VOCABULARY = "build/search/vocabulary.json"
# From so many texts on the index is worth a process of its own.
MANY = 500


class SearchGenerator(Generator):
    """Puts `search.html` and the files below `static/search/` on the list of what is to be made."""

    def generate_context(self) -> None:
        """Begin the index: it needs nothing of what the other generators list."""
        publication: Publication = self.settings[PUBLICATION]
        press: Press = self.settings[PRESS]
        task = partial(write_index, publication.library, Path(self.settings["XWENER_ROOT"], VOCABULARY))
        press.begin(task, Path(self.output_path), FOLDER, small=len(publication.library.site.texts) < MANY)

    def generate_output(self, _writer: Any) -> None:
        """Put them there."""
        publication: Publication = self.settings[PUBLICATION]
        press: Press = self.settings[PRESS]
        variables = {"search_index": f"{FOLDER}/{INDEX}"}
        inputs = publication.fingerprints.listing(PAGE, "search", variables)
        press.pages.append(Page(PAGE, "search", variables, inputs))
        press.promised.append(f"{FOLDER}/{INDEX}")


def write_index(library: Library, kept: Path, folder: Path, former: Former) -> list[Made]:
    """Write the index of `library` below the site in `folder`; `kept` is where the vocabulary waits."""
    found = documents(library)
    target, before = folder / FOLDER, former.site / FOLDER if former.site else None
    target.mkdir(parents=True, exist_ok=True)
    # The very files of the site before.
    there = set(os.listdir(target))  # noqa: PTH208  (tens of thousands)
    state = former.beside / STATE if former.beside else None
    vocabulary = vocabulary_at(kept)
    counts = partial(_counted, library, found)
    for name, text in update(found, counts, before, _read(state), vocabulary=vocabulary):
        if name == STATE:
            _keep(state, text or "")
        elif text is not None:
            write_new(f"{target}/{name}", text.encode())
        elif before and name not in there:
            stand_again(f"{before}/{name}", f"{target}/{name}")
        there.discard(name)
    for name in there:
        (target / name).unlink()
    vocabulary.save(kept)
    return []


def _counted(library: Library, found: Sequence[SearchDocument], number: int) -> CountedText:
    """What was measured of a text when it was joined, or is measured now where nobody has asked for it then."""
    text = library.view(found[number].url).text
    return cast("CountedText | None", text.rest.measured()) or measure(text.document, text.outline, text.paragraphs)


def _read(path: Path | None) -> str:
    try:
        return path.read_text("utf-8") if path else ""
    except (OSError, ValueError):
        return ""


def _keep(path: Path | None, text: str) -> None:
    if path:
        ledger.put(path, text.encode("utf-8"))


def _generator(_pelican: object) -> type[Generator]:
    return SearchGenerator


def connect() -> None:
    """Offer the generator to Pelican."""
    signals.get_generators.connect(_generator)
