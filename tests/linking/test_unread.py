"""What is wrong in one file is told once: not again of the files that lead to it, and all of it in one run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import SAMPLE, write

from xwener.errors import ContentError
from xwener.linking.site import Means, Site, load_site
from xwener.linking.text_cache import TextCache

Load = Callable[[], tuple[Site, list[ContentError]]]
VOTE = "articles/2021/vote.md"
NAMED = ["backgrounds/how-iraq-votes.md", "glossary/people/barham-salih.md", "pages/about.md"]
LEADS = "[[barham-salih]] و [دەربارە](../../pages/about.md)\n\n        ::: background how-iraq-votes\n        :::"


def broken(name: str, wrong: str = "bad: x") -> str:
    """A file of the sample content with a line more at the head of its front matter."""
    return SAMPLE[name].replace("---\n", f"---\n        {wrong}\n", 1)


def test_what_leads_to_it_is_not_wrong(content: Path, load: Load):
    """The entry, the background and the page are there: what they lack is no fault of the article."""
    text = SAMPLE[VOTE].replace("section:", "glossary:\n          skip: [barham-salih]\n        section:")
    write(content / VOTE, text.replace("## دەنگەکان", LEADS))
    assert load()[1] == []
    for name in NAMED:
        write(content / name, broken(name))
    assert [error.path.relative_to(content).as_posix() for error in sorted(load()[1])] == NAMED


def test_once_it_is_mended_texts_are_joined_again(content: Path, words: dict[str, str], tmp_path: Path):
    """What a build has joined without the background does not stand when it is there."""
    write(content / VOTE, SAMPLE[VOTE].replace("## دەنگەکان", LEADS))
    for text in (broken(NAMED[0]), SAMPLE[NAMED[0]]):
        write(content / NAMED[0], text)
        site, _ = load_site(content, words, means=Means(cache=TextCache(tmp_path / "cache", "code")))
    assert site.texts["articles/2021/vote.html"].backgrounds == ("how-iraq-votes",)


@pytest.mark.parametrize("wrong", ["titel: x", "updated: 2021-13-30", "slug: a/b"])
def test_front_matter_and_text_are_told_at_once(content: Path, load: Load, wrong: str):
    """An author does not mend the head of a file to hear only then of its body."""
    write(
        content / VOTE,
        broken(VOTE, wrong).replace("## دەنگەکان", "#### دەنگ\n\n        ::: background gone\n        :::"),
    )
    assert [error.code for error in sorted(load()[1])] == ["front-matter", "heading-order", "unknown-background"]
