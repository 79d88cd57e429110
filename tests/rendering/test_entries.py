"""What the pages of entries and the popovers show: mentions in pages, roles by day, companions, open data."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

from tests.conftest import write

from xwener.errors import ContentError
from xwener.linking.site import Site
from xwener.rendering.glossary_json import glossary_json
from xwener.rendering.library import Library
from xwener.rendering.listings import listings

Load = Callable[[], tuple[Site, list[ContentError]]]
ARTICLE = """\
    ---
    title: بابەتی {n}
    date: 2022-01-{day:02}
    standfirst: کورتە.
    section: سیاسەت
    ---

    ڕستەی یەکەم. دوێنێ بەرهەم ساڵحیش لە {n} هات! ڕستەی سێیەم.
    """


def library(load: Load, today: date = date(2022, 12, 1)) -> Library:
    """The content folder as views, as of `today`."""
    site, errors = load()
    assert errors == []
    return Library(site, today)


def test_mentions_are_paged_beyond_fifty(content: Path, load: Load):
    """The entry's own page shows the newest fifty, the further ones stand in a folder and lead back to the list."""
    for n in range(119):
        write(content / f"articles/2022/a{n}.md", ARTICLE.format(n=n, day=n % 28 + 1))
    found = library(load)
    entry = found.entries["barham-salih"]
    pages = list(entry.mention_pages())
    assert [len(links) for _, links, _ in pages] == [50, 50, 20]
    days = [link.article.day for _, links, _ in pages for link in links]
    assert days == sorted(days, reverse=True)
    written = {page.path: page.variables for page in listings(found) if page.template == "entry_mentions"}
    assert list(written) == ["people/barham-salih/2.html", "people/barham-salih/3.html"]
    second = written["people/barham-salih/2.html"]["pagination"]
    assert (second.page, second.pages) == (2, 3)
    assert second.previous_url == "people/barham-salih.html#mentioned-in"
    assert second.next_url == "people/barham-salih/3.html"


def test_fifty_need_no_second_page(content: Path, load: Load):
    """One page when they fit."""
    for n in range(49):
        write(content / f"articles/2022/a{n}.md", ARTICLE.format(n=n, day=1))
    found = library(load)
    assert len(found.entries["barham-salih"].mentioned_in) == 50
    assert not [page for page in listings(found) if page.template == "entry_mentions"]


def test_the_sentence_of_the_first_mention(content: Path, load: Load):
    """The name stands out in it as it is written there."""
    write(content / "articles/2022/a.md", ARTICLE.format(n=7, day=3))
    _, (newest, *_), _ = next(library(load).entries["barham-salih"].mention_pages())
    assert newest.passage == "دوێنێ <strong>بەرهەم ساڵحیش</strong> لە 7 هات!"


def test_roles_of_the_day_and_of_today(load: Load):
    """Then, now and before: what an article says of somebody depends on its day and on today."""
    day = date(2021, 11, 30)
    then_and_now = library(load, date(2022, 1, 1)).mention("barham-salih", day)
    assert then_and_now.role_then is not None
    assert then_and_now.role_then == then_and_now.role_now
    later = library(load, date(2024, 1, 1))
    ended = later.mention("barham-salih", day)
    assert (ended.role_then is None, ended.role_now, ended.role_before) == (False, None, None)
    after = later.mention("barham-salih", date(2023, 5, 1))
    assert (after.role_then, after.role_now) == (None, None)
    assert after.role_before is not None
    assert after.role_before.title == "سەرۆککۆماری عێراق"


def test_popovers_are_those_of_the_links(content: Path, load: Load):
    """Each linked entry once, those of a placed background included, those that are named but not linked not."""
    path = content / "articles/2021/vote.md"
    placing = "\n::: background how-iraq-votes\n:::\n"
    path.write_text(path.read_text("utf-8") + placing, "utf-8")
    background = content / "backgrounds/how-iraq-votes.md"
    text = background.read_text("utf-8")
    background.write_text(text + "\nکۆمسیۆنی باڵای هەڵبژاردنەکان سەرپەرشتی دەکات. بەرهەم ساڵحیش وتی.\n", "utf-8")
    found = library(load)
    assert [mention.entry.slug for mention in found.articles[0].popovers] == ["barham-salih", "commission"]
    own = [mention.entry.slug for mention in found.backgrounds["how-iraq-votes"].popovers]
    assert own == ["commission", "barham-salih"]


def test_companions_leave_out_see_also(content: Path, load: Load):
    """Entries that share articles, without those that the author has named as related."""
    article = content / "articles/2021/vote.md"
    article.write_text(article.read_text("utf-8") + "\nکۆمسیۆنی باڵای هەڵبژاردنەکانیش.\n", "utf-8")
    assert [entry.slug for entry in library(load).entries["barham-salih"].companions] == ["commission"]
    path = content / "glossary/people/barham-salih.md"
    path.write_text(path.read_text("utf-8").replace("sources:", "see_also:\n  - commission\nsources:"), "utf-8")
    assert library(load).entries["barham-salih"].companions == []


def test_open_data(content: Path, load: Load):
    """Every entry in the order of the slugs, the articles newest first; the same content, the same text."""
    write(content / "articles/2022/a.md", ARTICLE.format(n=7, day=3))
    text = glossary_json(library(load))
    data = json.loads(text)
    assert [entry["id"] for entry in data] == ["barham-salih", "commission"]
    assert data[0]["mentioned_in"] == ["articles/2022/a.html", "articles/2021/vote.html"]
    assert "بەرهەم ساڵح" in text
    assert text == glossary_json(library(load))
