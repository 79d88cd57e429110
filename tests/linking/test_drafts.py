"""A draft of any kind is checked, has no page, and nothing that is published leads to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.conftest import SAMPLE, write

from xwener.errors import ContentError
from xwener.linking.site import Means, Site, load_site
from xwener.linking.text_cache import TextCache
from xwener.rendering.library import Library

Load = Callable[[], tuple[Site, list[ContentError]]]
PLACED = "::: background how-iraq-votes\n        :::"
VOTE, SALIH = "articles/2021/vote.md", "glossary/people/barham-salih.md"
HOW, ABOUT = "backgrounds/how-iraq-votes.md", "pages/about.md"


def change(content: Path, name: str, old: str = "---\n", new: str = "---\nstatus: draft\n") -> None:
    """Change a file of the sample content; into a draft when not told how."""
    path = content / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize("name", [VOTE, SALIH, HOW, ABOUT])
def test_it_has_no_page(name: str, content: Path, load: Load):
    """It is in no list of the site, and is no error."""
    change(content, name)
    site, errors = load()
    assert errors == []
    views = {view.url for view in Library(site, date(2021, 12, 1)).views}
    assert len(views) == len(SAMPLE) - 1
    assert not any(url.endswith(f"{Path(name).stem}.html") for url in views)


def test_its_name_is_no_link(content: Path, load: Load):
    """An entry that is still being written is not mentioned by its name."""
    change(content, SALIH)
    site, _ = load()
    assert site.texts["articles/2021/vote.html"].mentioned == ()


def test_what_it_lacks_is_no_error(content: Path, load: Load):
    """Sources, a text: whatever makes an error of a published text that is only not finished."""
    change(content, SALIH, "sources:\n  - title: Barham Salih\n", "sources: []\nstatus: draft\n")
    change(
        content, HOW, "---\n\nهەڵبژاردن لە بازنەکاندا بەڕێوە دەچێت.\n\nبازنەکان هەشتا و سێن.\n", "status: draft\n---\n"
    )
    assert load()[1] == []


@pytest.mark.parametrize(
    ("draft", "text", "message", "hint"),
    [
        (
            HOW,
            "::: background how-iraq-votes\n:::",
            "the background `how-iraq-votes` is a draft",
            "take `status: draft` out of how-iraq-votes.md",
        ),
        (
            SALIH,
            "[[barham-salih]]",
            "`[[barham-salih]]` points to no entry of the glossary",
            "`barham-salih.md` is a draft: take `status: draft` out of it",
        ),
        (
            ABOUT,
            "[دەربارە](../../pages/about.md)",
            "the link `../../pages/about.md` leads to a draft, which has no page",
            "publish that text too, or take the link out",
        ),
    ],
)
def test_nothing_published_leads_to_it(  # noqa: PLR0917  (as many as the case has)
    draft: str, text: str, message: str, hint: str, content: Path, load: Load
):
    """Each is an error with its line, where a build would else find a page missing."""
    change(content, VOTE, "## دەنگەکان", text)
    assert load()[1] == []
    change(content, draft)
    [error] = load()[1]
    assert (error.path.name, error.line, error.message, error.hint) == ("vote.md", 10, message, hint)


@pytest.mark.parametrize(
    ("draft", "text"), [(HOW, "::: background how-iraq-votes\n:::"), (ABOUT, "[دەربارە](../../pages/about.md)")]
)
def test_drafts_lead_to_each_other(draft: str, text: str, content: Path, load: Load):
    """An import makes an article and its backgrounds, all of them drafts."""
    change(content, VOTE, "## دەنگەکان", text)
    change(content, VOTE)
    change(content, draft)
    assert load()[1] == []


@pytest.mark.parametrize(
    ("name", "key", "line"),
    [(VOTE, "standfirst", 4), (SALIH, "summary", 5), (HOW, "standfirst", 4), (ABOUT, "title", 2)],
)
def test_what_is_undecided_is_not_published(name: str, key: str, line: int, content: Path, load: Load):
    """The sign that `invoke new` puts where a person must write is an error once the text is no draft."""
    text = (content / name).read_text("utf-8")
    said = next(row for row in text.splitlines() if row.startswith(f"{key}: "))
    change(content, name, said, f'{key}: "؟"')
    [error] = load()[1]
    assert (error.path.name, error.line) == (Path(name).name, line)
    assert error.message == f"`{key}` is still to be written: it says «؟»"
    change(content, name)
    assert load()[1] == []


def test_a_new_draft_makes_texts_be_looked_at_again(content: Path, words: dict[str, str], tmp_path: Path):
    """What an earlier build has joined does not stand where a background has become a draft."""
    write(content / "articles/2021/more.md", SAMPLE[VOTE].replace("## دەنگەکان", PLACED))
    means = Means(cache=TextCache(tmp_path / "cache", "code"))
    assert load_site(content, words, means=means)[1] == []
    change(content, HOW)
    means = Means(cache=TextCache(tmp_path / "cache", "code"))
    [error] = load_site(content, words, means=means)[1]
    assert error.message == "the background `how-iraq-votes` is a draft"
