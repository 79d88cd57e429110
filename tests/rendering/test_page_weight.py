"""What a page weighs that mentions many people, their popovers included."""

from __future__ import annotations

import gzip
import random
import re
import shutil
from pathlib import Path

import pytest

from xwener.building.build import build

ROOT = Path(__file__).parents[2]
WORDS, MENTIONS = 600, 20
PAGE = "articles/2021/sample.html"
# What a reader on a slow line waits for, in bytes, packed as servers pack it; fonts are packed by themselves.
MOST_PAGE, MOST_STYLES, MOST_SCRIPTS, MOST_FONTS = (kilobytes * 1024 for kilobytes in (14, 12, 12, 60))
# What js/fonts.js fetches for the pages that follow, and the text with its rarer letters.
FETCHED = ("text", "text-bold", "text-latin", "heading-latin")
HEAD = """\
---
title: بابەتێکی نموونە
date: 2021-11-07
standfirst: کورتەی بابەتێکی نموونە.
section: سیاسەت
---

"""


def packed(data: bytes) -> int:
    """How many bytes go over the line."""
    return len(gzip.compress(data, 9))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with one article of the demo articles' words in random order, which compress worse than any real text."""
    folder = tmp_path_factory.mktemp("weight")
    content = folder / "content"
    shutil.copytree(ROOT / "content" / "glossary", content / "glossary")
    entries = sorted(path.stem for path in content.rglob("glossary/*/*.md"))
    random_ = random.Random(20211107)  # noqa: S311  (a fixed text, not a secret)
    bodies = (
        path.read_text("utf-8").split("---\n", 2)[2] for path in sorted((ROOT / "content/articles").rglob("*.md"))
    )
    vocabulary = sorted({word for body in bodies for word in re.findall(r"[\u0621-\u06d5]{2,}", body)})
    words = [random_.choice(vocabulary) for _ in range(WORDS)]
    for index, slug in enumerate(random_.sample(entries, MENTIONS)):
        words[index * WORDS // MENTIONS] = f"[[{slug}]]"
    paragraphs = [" ".join(words[start : start + 60]) + "." for start in range(0, WORDS, 60)]
    article = content / "articles" / "2021" / "sample.md"
    article.parent.mkdir(parents=True)
    article.write_text(HEAD + "\n\n".join(paragraphs) + "\n", "utf-8")
    assert build(ROOT, content, folder / "site") == 0
    return folder / "site"


@pytest.fixture(scope="module")
def page(site: Path) -> str:
    """The article's page."""
    return (site / PAGE).read_text("utf-8")


def test_it_is_light(page: str):
    """600 words with 20 mentions and their popovers arrive in 14 KB."""
    assert page.count('class="mention"') >= MENTIONS
    assert page.count("entry-popover-name") >= MENTIONS
    assert packed(page.encode()) <= MOST_PAGE


def test_what_it_loads_is_light(site: Path, page: str):
    """Style sheet and scripts, packed, and the fonts: those in a style sheet, and all that such a page may fetch."""
    faces, *styles = re.findall(r'<link rel="stylesheet" href="([^"]+)"', page)
    scripts = re.findall(r'<script src="([^"]+)"', page)
    assert "/fonts/" in faces
    assert len(styles) == 1
    assert scripts
    loaded = {
        address: packed((site / PAGE).parent.joinpath(address).read_bytes()) for address in [faces, *styles, *scripts]
    }
    assert sum(loaded[address] for address in styles) <= MOST_STYLES, loaded
    assert sum(loaded[address] for address in scripts) <= MOST_SCRIPTS, loaded
    fonts = [path for path in (site / "static/fonts").iterdir() if path.name.split(".")[0] in FETCHED]
    assert len(fonts) == len(FETCHED)
    assert loaded[faces] + sum(path.stat().st_size for path in fonts) <= MOST_FONTS


def test_it_keeps_the_rules_of_its_own(page: str):
    """No inline style or handler, which the page's own security rules would refuse."""
    assert not re.search(r"<[^>]+\s(?:style|on[a-z]+)=", page)
