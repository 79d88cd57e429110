"""The pages that list the content, and how they are paged."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
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
    """The newest first, each month once, with the number of its articles."""
    for n in range(4):
        write(content / f"articles/2022/a{n}.md", ARTICLE.format(n=n, month=n // 2 + 1, extra="kicker: x"))
    found = pages(load)
    assert [(year.year, year.count, year.url) for year in found["archive.html"]["years"]] == [
        (2022, 4, "archive/2022.html"),
        (2021, 1, "archive/2021.html"),
    ]
    months = found["archive.html"]["years"][0].months
    assert [(month.url, month.count) for month in months] == [
        ("archive/2022.html#month-2", 2),
        ("archive/2022.html#month-1", 2),
    ]
    assert [(month.id, len(month.articles)) for month in found["archive/2022.html"]["months"]] == [
        ("month-2", 2),
        ("month-1", 2),
    ]


def test_a_year_is_paged(content: Path, load: Load, monkeypatch: pytest.MonkeyPatch):
    """No page of the archive grows with the archive; a month's link leads to the page on which it begins."""
    monkeypatch.setattr("xwener.rendering.archive.PER_PAGE", 3)
    for n in range(8):
        write(content / f"articles/2022/a{n}.md", ARTICLE.format(n=n, month=n // 2 + 1, extra="kicker: x"))
    found = pages(load)
    paged = [path for path in found if path.startswith("archive/2022")]
    assert paged == ["archive/2022.html", "archive/2022/2.html", "archive/2022/3.html"]
    assert [month.url for month in found["archive.html"]["years"][0].months] == [
        "archive/2022.html#month-4",
        "archive/2022.html#month-3",
        "archive/2022/2.html#month-2",
        "archive/2022/3.html#month-1",
    ]
    shown = [[(month.id, len(month.articles)) for month in found[path]["months"]] for path in paged]
    assert shown == [[("month-4", 2), ("month-3", 1)], [("month-3", 1), ("month-2", 2)], [("month-1", 2)]]


def test_authors_and_series_have_their_pages(content: Path, load: Load):
    """An author's newest article comes first, a series is read from its beginning."""
    extra = "authors:\n      - نووسەر\n    series: زنجیرە"
    for n in range(3):
        write(content / f"articles/2022/a{n}.md", ARTICLE.format(n=n, month=n + 1, extra=extra))
    library = Library(load()[0], date(2022, 12, 1))
    found = {listing.template: listing for listing in listings(library) if listing.template in {"author", "series"}}
    assert found["author"].path.startswith("authors/")
    assert [article.slug for article in found["author"].variables["articles"]] == ["a2", "a1", "a0"]
    assert [article.slug for article in found["series"].variables["articles"]] == ["a0", "a1", "a2"]
    places = [article.series for article in library.articles]
    assert [(p.number, p.total, p.previous and p.previous.slug, p.next and p.next.slug) for p in places if p] == [
        (3, 3, "a1", None),
        (2, 3, "a0", "a2"),
        (1, 3, None, "a1"),
    ]
    assert [place is None for place in places] == [False, False, False, True]


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
