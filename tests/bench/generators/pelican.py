"""Pelican as it comes, with its theme `simple`, Python-Markdown and its cache of what it has read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.bench.corpus import Article, Corpus
from tests.bench.generators.installing import from_pypi, python_of
from tests.bench.generators.peer import ADDRESS, FED, LISTED, NAME, SECTION_SLUGS, Command, Place

SETTINGS = f"""\
SITENAME = "{NAME}"
SITEURL = "{ADDRESS}"
PATH = "content"
CACHE_PATH = "cache"
THEME = "simple"
DEFAULT_LANG = "ckb"
TIMEZONE = "Asia/Baghdad"
DEFAULT_PAGINATION = {LISTED}
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
FEED_ALL_RSS = "feeds/all.rss.xml"
CATEGORY_FEED_RSS = "feeds/{{slug}}.rss.xml"
FEED_MAX_ITEMS = {FED}
# What it offers for builds after the first.
CACHE_CONTENT = True
LOAD_CONTENT_CACHE = True
CONTENT_CACHING_LAYER = "reader"
GZIP_CACHE = False
"""


class Pelican:
    """Pelican, which Xwêner extends, without Xwêner."""

    name = "Pelican"
    does = (
        "articles, paged lists of all and of each section, archives, RSS of each; no search; its reader's cache is on"
    )

    def __init__(self) -> None:
        self._python = Path()

    def install(self, home: Path) -> str:
        """From PyPI."""
        version = from_pypi(home, "pelican", "[markdown]")
        self._python = python_of(home, "pelican")
        return version

    def page(self, article: Article) -> tuple[str, str]:
        """Metadata as Python-Markdown reads them."""
        head = {
            "Title": article.title,
            "Date": str(article.day),
            "Category": SECTION_SLUGS[article.section],
            "Slug": article.path.stem,
            "Summary": article.standfirst,
        }
        lines = "".join(f"{key}: {value}\n" for key, value in head.items())
        return f"content/{article.path.as_posix()}", f"{lines}\n{article.body}"

    def frame(self, corpus: Corpus) -> Mapping[str, str]:
        """Settings; the theme is Pelican's."""
        del corpus
        return {"pelicanconf.py": SETTINGS}

    def command(self, place: Place) -> Command:
        """A build that takes from the cache what is in it."""
        words = (str(self._python), "-m", "pelican", "--quiet", "--settings", "pelicanconf.py")
        return Command((*words, "--output", str(place.output)), place.source)

    def kept(self, place: Place) -> Sequence[Path]:
        """The site and the cache."""
        return (place.output, place.source / "cache")
