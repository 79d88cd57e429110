"""Pagefind: makes the site that Hugo has just built searchable."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.bench.corpus import Article, Corpus
from tests.bench.generators.installing import from_pypi, shipped
from tests.bench.generators.peer import Command, Place


class Pagefind:
    """Pagefind over Hugo's site."""

    name = "Pagefind"
    does = "the search index of Hugo's site, all of it each time"

    def __init__(self) -> None:
        self._program = Path()

    def install(self, home: Path) -> str:
        """From PyPI, where the package `pagefind-bin` brings the program."""
        version = from_pypi(home, "pagefind-bin")
        self._program = shipped(home, "pagefind-bin", "pagefind_bin/pagefind")
        return version

    def page(self, article: Article) -> tuple[str, str]:
        """It reads pages, not articles: never asked for."""
        raise NotImplementedError(article.title)

    def frame(self, corpus: Corpus) -> Mapping[str, str]:
        """It needs nothing."""
        del corpus
        return {}

    def command(self, place: Place) -> Command:
        """Index the pages of `place.source`, which is Hugo's output."""
        words = (str(self._program), "--site", str(place.source), "--output-path", str(place.output), "--quiet")
        return Command(words, place.source)

    def kept(self, place: Place) -> Sequence[Path]:
        """The index."""
        return (place.output,)
