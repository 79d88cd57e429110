"""Sections and tags make addresses of their own."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import SAMPLE, write

from xwener.reading.tree import read_tree

VOTE = "articles/2021/vote.md"


def with_tags(content: Path, name: str, *tags: str, section: str = "سیاسەت") -> None:
    """Write an article that has these tags."""
    listed = "".join(f"\n          - {tag}" for tag in tags)
    text = SAMPLE[VOTE].replace("section: سیاسەت", f"section: {section}\n        tags:{listed}")
    write(content / "articles" / "2021" / name, text)


def told(content: Path) -> list[tuple[str, int, str]]:
    """File, line and message of everything wrong."""
    return [(error.path.name, error.line, error.message) for error in read_tree(content)[1]]


@pytest.mark.parametrize(("first", "second"), [("C", '"C#"'), ("C", "C++"), ("Iraq", "iraq"), ("ڕاپۆرت", "راپۆرت")])
def test_tags_that_collide(content: Path, first: str, second: str):
    """Two tags with one address are told where the second stands."""
    with_tags(content, "vote.md", first, second)
    [(name, line, message)] = told(content)
    second = second.strip('"')
    assert (name, line) == ("vote.md", 8)
    assert message.startswith(f"the tag `{second}` has the address of `{first}` in {content}/articles/2021/vote.md: ")


def test_tags_that_collide_across_articles(content: Path):
    """The other article is named."""
    with_tags(content, "vote.md", "C")
    with_tags(content, "zero.md", "C++")
    [(name, line, message)] = told(content)
    assert (name, line) == ("zero.md", 7)
    assert message.startswith("the tag `C++` has the address of `C` in")


@pytest.mark.parametrize("tag", ["🙂", "؟!", "«»"])
def test_tags_without_an_address(content: Path, tag: str):
    """A tag of signs alone is told with its line."""
    with_tags(content, "vote.md", f'"{tag}"')
    assert told(content) == [("vote.md", 7, f"no address can be made of the tag `{tag}`")]


def test_a_section_without_an_address(content: Path):
    """So is a section."""
    with_tags(content, "vote.md", "عێراق", section='"؟!"')
    assert told(content) == [("vote.md", 5, "no address can be made of the section `؟!`")]


def test_spellings_of_one_tag(content: Path):
    """Letters of other Arabic keyboards make the same tag, not a second one."""
    with_tags(content, "vote.md", "کوردی")
    with_tags(content, "zero.md", "كوردي")
    documents, errors = read_tree(content)
    assert not errors
    assert {tag for document in documents for tag in document.texts("tags")} == {"کوردی"}


def test_a_tag_and_a_section_may_be_alike(content: Path):
    """Their pages stand in different folders."""
    with_tags(content, "vote.md", "سیاسەت")
    assert not told(content)


def test_authors_and_series_are_looked_at_too(content: Path):
    """Each has a page, so each needs an address."""
    text = SAMPLE[VOTE].replace(
        "section: سیاسەت", 'section: سیاسەت\n        series: "؟"\n        authors:\n          - "🙂"'
    )
    write(content / "articles/2021/vote.md", text)
    assert [message for _, _, message in told(content)] == [
        "no address can be made of the series `؟`",
        "no address can be made of the author `🙂`",
    ]
