"""Backgrounds: what is wrong with them is told, and they stand where they are placed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.conftest import write

from xwener.errors import ContentError
from xwener.linking.rules import Rules
from xwener.linking.site import Site, load_site
from xwener.rendering.library import Library

Load = Callable[[], tuple[Site, list[ContentError]]]
ARTICLE = "articles/2021/vote.md"
BACKGROUND = "backgrounds/how-iraq-votes.md"
OTHER = """\
    ---
    title: سەرۆککۆمار چۆن هەڵدەبژێردرێت؟
    kind: profile
    standfirst: بە کورتی.
    about:
      - barham-salih
    as_of: 2021-11-01
    sources:
      - title: IHEC
    ---

    پەرلەمان هەڵیدەبژێرێت.
    {placing}
    """


def change(path: Path, old: str, new: str) -> None:
    """Replace a part of a file that must be there."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def wrong(load: Load) -> list[tuple[str, int, str]]:
    """File, line and message of each error."""
    return [(error.path.name, error.line, error.message) for error in load()[1]]


@pytest.mark.parametrize(
    ("file", "old", "new", "error"),
    [
        (
            ARTICLE,
            "## دەنگەکان",
            "::: background how-iraq-vote\n\n## دەنگەکان",
            ("vote.md", 10, "there is no background `how-iraq-vote`"),
        ),
        (
            ARTICLE,
            "section: سیاسەت",
            "section: سیاسەت\nbackgrounds:\n  - nobody",
            ("vote.md", 7, "there is no background `nobody`"),
        ),
        (
            ARTICLE,
            "section: سیاسەت",
            "section: سیاسەت\nbackgrounds:\n  - how-iraq-votes\n  - how-iraq-votes",
            ("vote.md", 8, "the background `how-iraq-votes` is placed twice"),
        ),
        (
            ARTICLE,
            "## دەنگەکان",
            "> ::: background how-iraq-votes\n\n## دەنگەکان",
            ("vote.md", 10, "a background stands inside a list, box or quotation"),
        ),
        (
            BACKGROUND,
            "as_of: 2021-11-01",
            "as_of: 2021-11-01\nreview_by: 2021-10-01",
            ("how-iraq-votes.md", 8, "`review_by` (2021-10-01) lies before `as_of` (2021-11-01)"),
        ),
        (
            BACKGROUND,
            "هەڵبژاردن لە بازنەکاندا بەڕێوە دەچێت.\n\nبازنەکان هەشتا و سێن.\n",
            "",
            ("how-iraq-votes.md", 11, "the background has no text"),
        ),
        (
            BACKGROUND,
            "  - commission",
            "  - comission",
            ("how-iraq-votes.md", 6, "`about` names `comission`, which is no entry"),
        ),
        (
            BACKGROUND,
            "بازنەکان هەشتا و سێن.",
            "::: background how-iraq-votes",
            ("how-iraq-votes.md", 0, "backgrounds place each other in a circle: how-iraq-votes → how-iraq-votes"),
        ),
    ],
)
def test_bad_input(  # noqa: PLR0917  (two fixtures and one case)
    content: Path, load: Load, file: str, old: str, new: str, error: tuple[str, int, str]
):
    """Each mistake is told once, with its line."""
    change(content / file, old, new)
    assert wrong(load) == [error]


def test_a_circle_names_its_chain(content: Path, load: Load):
    """Two backgrounds that place each other are both told, with the way around."""
    change(content / BACKGROUND, "بازنەکان هەشتا و سێن.", "::: background president")
    write(content / "backgrounds" / "president.md", OTHER.format(placing="\n    ::: background how-iraq-votes"))
    assert [message.rpartition(": ")[2] for _, _, message in wrong(load)] == [
        "how-iraq-votes → president → how-iraq-votes",
        "president → how-iraq-votes → president",
    ]


def library(load: Load, today: date = date(2021, 12, 1)) -> Library:
    """The views of the content folder, which must be good."""
    site, errors = load()
    assert not errors
    return Library(site, today)


def test_listed_ones_stand_after_the_first_section(content: Path, load: Load):
    """`backgrounds:` in the front matter places them before the second section."""
    change(content / ARTICLE, "section: سیاسەت", "section: سیاسەت\nbackgrounds:\n  - how-iraq-votes")
    before, placed, after = library(load).view("articles/2021/vote.html").pieces
    assert "پێشوازی" in before.html
    assert placed.placed
    assert placed.placed.background.slug == "how-iraq-votes"
    assert after.html.startswith("<h2")


def test_short_form_is_the_first_paragraph(content: Path, load: Load):
    """The lead is shown at once, what follows waits; `full` shows all."""
    change(content / ARTICLE, "## دەنگەکان", "::: background how-iraq-votes full\n:::\n\n## دەنگەکان")
    placed = library(load).view("articles/2021/vote.html").pieces[1].placed
    assert placed
    assert (placed.full, placed.link_only) == (True, False)
    assert placed.lead_html == "<p>هەڵبژاردن لە بازنەکاندا بەڕێوە دەچێت.</p>"
    assert [piece.html.strip() for piece in placed.rest] == ["<p>بازنەکان هەشتا و سێن.</p>"]


def test_one_level_deep(content: Path, load: Load):
    """A background in a background is shown, one in that is a link, one that the page places itself too."""
    change(content / ARTICLE, "## دەنگەکان", "::: background how-iraq-votes\n:::\n\n## دەنگەکان")
    change(content / BACKGROUND, "بازنەکان هەشتا و سێن.", "::: background president")
    write(content / "backgrounds" / "president.md", OTHER.format(placing="\n    ::: background third"))
    write(content / "backgrounds" / "third.md", OTHER.format(placing=""))
    outer = library(load).view("articles/2021/vote.html").pieces[1].placed
    assert outer
    inner = outer.rest[0].placed
    assert inner
    assert (inner.background.slug, inner.link_only) == ("president", False)
    third = inner.rest[0].placed
    assert third
    assert (third.background.slug, third.link_only) == ("third", True)
    change(content / ARTICLE, "ساڵحیش قسەی کرد.", "ساڵحیش قسەی کرد.\n\n::: background president")
    outer = library(load).view("articles/2021/vote.html").pieces[1].placed
    assert outer
    assert outer.rest[0].placed
    assert outer.rest[0].placed.link_only


def test_used_in_and_about(content: Path, load: Load):
    """A background knows the articles that place it, an entry the backgrounds about it."""
    change(content / ARTICLE, "## دەنگەکان", "::: background how-iraq-votes\n:::\n\n## دەنگەکان")
    views = library(load)
    assert [article.url for article in views.backgrounds["how-iraq-votes"].used_in] == ["articles/2021/vote.html"]
    assert [found.slug for found in views.entries["commission"].backgrounds] == ["how-iraq-votes"]


def test_a_mention_in_a_background_is_not_the_articles_first(content: Path, load: Load):
    """The article links its own first mention though a background before it has one too."""
    change(content / BACKGROUND, "بازنەکان هەشتا و سێن.", "بەرهەم ساڵح سەرۆککۆمارە.")
    change(content / ARTICLE, "بەرهەم ساڵح پێشوازی", "::: background how-iraq-votes\n\nبەرهەم ساڵح پێشوازی")
    pieces = library(load).view("articles/2021/vote.html").pieces
    assert pieces[0].placed
    assert "data-entry" in pieces[0].placed.rest[0].html
    assert "data-entry" in pieces[1].html


@pytest.mark.parametrize(
    ("today", "overdue"), [(date(2021, 11, 2), False), (date(2022, 11, 1), False), (date(2022, 11, 2), True)]
)
def test_review_is_due_after_twelve_months(load: Load, today: date, overdue: bool):
    """Without `review_by` a background is fresh for a year."""
    assert library(load, today).backgrounds["how-iraq-votes"].overdue is overdue


def test_the_months_are_a_setting(content: Path, words: dict[str, str]):
    """A publisher may want to look again sooner."""
    site, _ = load_site(content, words, Rules.of({"XWENER_REVIEW_AFTER_MONTHS": 3}))
    assert site.backgrounds["how-iraq-votes"].review_by == date(2022, 2, 1)


def test_roles_that_ended_since(content: Path, load: Load):
    """A role held on the background's day and lost by today is told."""
    write(content / "backgrounds" / "president.md", OTHER.format(placing=""))
    view = library(load, date(2022, 10, 16)).backgrounds["president"]
    assert view.since == []
    (since,) = library(load, date(2022, 10, 18)).backgrounds["president"].since
    assert (since.entry.slug, since.role.title) == ("barham-salih", "سەرۆککۆماری عێراق")


def test_suggests_an_unplaced_background(content: Path, load: Load):
    """An article that mentions the main entry and does not place the background gets a note, no error."""
    write(content / "backgrounds" / "president.md", OTHER.format(placing=""))
    site, errors = load()
    assert not errors
    (note,) = site.notes()
    assert (note.path.name, note.line) == ("vote.md", 8)
    assert note.message == "`barham-salih` is mentioned, and `president` would explain it"
    change(content / ARTICLE, "section: سیاسەت", "section: سیاسەت\nbackgrounds:\n  - president")
    assert load()[0].notes() == []
