"""Material for MkDocs: a generator of documentation, with search by lunr; it has no feeds of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.bench.corpus import Article, Corpus
from tests.bench.generators.installing import from_pypi, python_of
from tests.bench.generators.peer import ADDRESS, NAME, SECTION_SLUGS, Command, Place, front_matter

# The articles are kept out of the navigation: else each page would list all of them.
SETTINGS = f"""\
site_name: {NAME}
site_url: {ADDRESS}/
theme:
  name: material
  language: ku-IQ
  font: false
plugins:
  - search
  - tags
validation:
  nav:
    omitted_files: ignore
nav:
  - index.md
  - tags.md
"""


class MkDocs:
    """Material for MkDocs."""

    name = "Material for MkDocs"
    does = "articles, a list of them by section (its tags), search in one file; no feeds"

    def __init__(self) -> None:
        self._python = Path()

    def install(self, home: Path) -> str:
        """From PyPI."""
        version = from_pypi(home, "mkdocs-material")
        self._python = python_of(home, "mkdocs-material")
        return version

    def page(self, article: Article) -> tuple[str, str]:
        """YAML front matter; the standfirst is the first paragraph."""
        head = front_matter(article, tags=f"[{SECTION_SLUGS[article.section]}]")
        return f"docs/{article.path.as_posix()}", f"{head}# {article.title}\n\n{article.standfirst}\n\n{article.body}"

    def frame(self, corpus: Corpus) -> Mapping[str, str]:
        """Settings, home and the list by section."""
        del corpus
        return {
            "mkdocs.yml": SETTINGS,
            "docs/index.md": f"# {NAME}\n\n[بابەتەکان](tags.md)\n",
            "docs/tags.md": "# بابەتەکان\n\n<!-- material/tags -->\n",
        }

    def command(self, place: Place) -> Command:
        """A whole build: `--dirty` would cut the search index down to the edited page."""
        words = (str(self._python), "-m", "mkdocs", "build", "--quiet", "--site-dir", str(place.output))
        return Command(words, place.source)

    def kept(self, place: Place) -> Sequence[Path]:
        """Nothing but the site."""
        return (place.output,)
