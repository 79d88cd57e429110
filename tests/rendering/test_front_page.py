"""What the front page puts where."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from tests.conftest import write

from xwener.errors import ContentError
from xwener.linking.site import Site
from xwener.rendering.front_page import SECTION_ARTICLES, front_page
from xwener.rendering.library import Library

Load = Callable[[], tuple[Site, list[ContentError]]]
ARTICLE = """\
    ---
    title: بابەتی {n}
    date: 2022-01-{n:02}
    standfirst: کورتە.
    section: {section}
    ---

    {body}
    """
BACKGROUND = """\
    ---
    title: پاشخانی {n}
    kind: question
    standfirst: کورتە.
    about:
      - {about}
    as_of: 2022-01-01
    review_by: {until}
    sources:
      - title: IHEC
    ---

    دەق.
    """


def article(content: Path, n: int, section: str = "سیاسەت", body: str = "دەق.") -> None:
    """An article of the n-th day, newer than the sample's."""
    write(content / f"articles/2022/a{n:02}.md", ARTICLE.format(n=n, section=section, body=body))


def shown(load: Load, day: date = date(2022, 2, 1)) -> dict[str, Any]:
    """What the page is given."""
    site, errors = load()
    assert errors == []
    return front_page(Library(site, day)).variables


def test_each_article_stands_once(content: Path, load: Load):
    """The newest leads, two stand beside it, the others in blocks of their sections, the freshest section first."""
    for n in range(1, 10):
        article(content, n, "وەرزش" if n in {2, 7} else "سیاسەت")
    page = shown(load)
    assert page["lead"].slug == "a09"
    assert [each.slug for each in page["seconds"]] == ["a08", "a07"]
    blocks = {block.term.name: [each.slug for each in block.articles] for block in page["sections"]}
    assert list(blocks)[:2] == ["سیاسەت", "وەرزش"]
    assert blocks["وەرزش"] == ["a02"]
    assert blocks["سیاسەت"][:SECTION_ARTICLES] == ["a06", "a05", "a04", "a03"]
    assert all(len(slugs) <= SECTION_ARTICLES for slugs in blocks.values())


def test_what_explains_the_lead(content: Path, load: Load):
    """A background about whom the lead names comes before others, one that is due for review after them."""
    for n, about, until in ((1, "commission", "2030-01-01"), (2, "barham-salih", "2030-01-01")):
        write(content / f"backgrounds/b{n}.md", BACKGROUND.format(n=n, about=about, until=until))
    write(content / "backgrounds/b0.md", BACKGROUND.format(n=0, about="barham-salih", until="2022-01-15"))
    article(content, 1, body="[[barham-salih]] هات.")
    page = shown(load)
    assert page["entry"].slug == "barham-salih"
    assert page["background"].slug == "b2"
    assert page["backgrounds"][-1].slug == "b0"


def test_a_site_without_articles(content: Path, load: Load):
    """Has a front page of what there is."""
    (content / "articles/2021/vote.md").unlink()
    page = shown(load)
    assert (page["lead"], page["seconds"], page["sections"], page["entry"]) == (None, [], [], None)
