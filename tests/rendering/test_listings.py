"""The pages that list the content, and how they are paged."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from tests.conftest import write

from xwener.errors import ContentError
from xwener.linking.site import Site
from xwener.rendering.library import Library
from xwener.rendering.listings import listings

Load = Callable[[], tuple[Site, list[ContentError]]]
ARTICLE = """\
    ---
    title: بابەتی {n}
    date: 2022-{month:02}-01
    standfirst: کورتە.
    section: سیاسەت
    tags:
      - عێراق
    {extra}
    ---

    دەق.
    """


def pages(load: Load) -> dict[str, dict[str, Any]]:
    """The variables of each listing by its path."""
    return {found.path: found.variables for found in listings(Library(load()[0], date(2022, 12, 1)))}


def test_sections_and_tags_are_paged_in_folders(content: Path, load: Load):
    """Twenty articles a page; the further pages stand in a folder of their own."""
    for n in range(45):
        write(content / f"articles/2022/a{n}.md", ARTICLE.format(n=n, month=n % 12 + 1, extra="kicker: x"))
    found = pages(load)
    tag = [path for path in found if path.startswith("tags/")]
    base = tag[0].removesuffix(".html")
    assert tag == [f"{base}.html", f"{base}/2.html", f"{base}/3.html"]
    second = found[f"{base}/2.html"]["pagination"]
    assert (second.page, second.pages, second.previous_url, second.next_url) == (2, 3, f"{base}.html", f"{base}/3.html")
    assert [len(found[path]["articles"]) for path in tag] == [20, 20, 5]


def test_the_archive_is_by_year_and_month(content: Path, load: Load):
    """The newest first, each month once."""
    for n in range(3):
        write(content / f"articles/2022/a{n}.md", ARTICLE.format(n=n, month=n + 1, extra="kicker: x"))
    years = pages(load)["archive.html"]["years"]
    assert [(year["year"], len(year["months"])) for year in years] == [(2022, 3), (2021, 1)]


def test_drafts_are_nowhere(content: Path, load: Load):
    """A draft is on no list."""
    write(content / "articles/2022/draft.md", ARTICLE.format(n=1, month=1, extra="status: draft"))
    found = pages(load)
    assert found["index.html"]["lead"].title == "ئەنجامی هەڵبژاردن ڕاگەیەندرا"
    assert not any(path.startswith("tags/") for path in found)


def test_an_empty_site_has_a_home(content: Path, load: Load):
    """Without articles there is still a home page, with no lead."""
    (content / "articles/2021/vote.md").unlink()
    assert pages(load)["index.html"]["lead"] is None
