"""Xwêner itself, as `invoke build` runs it, in a copy of the house whose caches are its own."""

from __future__ import annotations

import compileall
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.bench.corpus import Article, Corpus
from tests.bench.generators.peer import Command, Place

ROOT = Path(__file__).parents[3]
HOUSE = ("plugins", "theme", "tasks.py", "pelicanconf.py", "pyproject.toml")
# Fonts are made ready by the first build on a machine, as peers are installed: that is no part of a build.
FONTS = Path("build", "fonts")


class Xwener:
    """The whole tool."""

    name = "Xwêner"
    does = (
        "articles, lists of all and of each section, archive, 1,000 entries with a page each, mentions of them linked, "
        "related articles, search index, every page verified; without SITEURL, so no feeds and no social cards"
    )

    def __init__(self) -> None:
        self._house = Path()

    def install(self, home: Path) -> str:
        """Copy the house as it is now."""
        self._house = home / "house"
        for name in HOUSE:
            _copy(ROOT / name, self._house / name)
        # As pip does with the peers in Python, and Python with whatever it is not forbidden to.
        compileall.compile_dir(self._house / "plugins", quiet=1)
        if not (self._house / FONTS).exists() and (ROOT / FONTS).exists():
            _copy(ROOT / FONTS, self._house / FONTS)
        modules = self._house / "node_modules"
        if not modules.exists():
            modules.symlink_to(ROOT / "node_modules", target_is_directory=True)
        return _version()

    def page(self, article: Article) -> tuple[str, str]:
        """As the corpus has it."""
        return f"content/{article.path.as_posix()}", article.markdown

    def frame(self, corpus: Corpus) -> Mapping[str, str]:
        """The glossary."""
        return {f"content/{path.as_posix()}": text for path, text in corpus.entry_files()}

    def command(self, place: Place) -> Command:
        """`invoke build`, which takes from the builds before what still holds."""
        words = (sys.executable, "-m", "invoke", "build", "--content", str(place.source / "content"))
        return Command((*words, "--output", str(place.output)), self._house)

    def kept(self, place: Place) -> Sequence[Path]:
        """The site and all that builds keep for those after them: texts, pages, what is known of words."""
        build = self._house / "build"
        return (place.output, *(path for path in build.glob("*") if path != self._house / FONTS))


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(source, target)
    else:
        shutil.copy2(source, target)


def _version() -> str:
    import tomllib  # noqa: PLC0415  (once a run)

    return str(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"])
