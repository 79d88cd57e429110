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
# What a reader on a slow line waits for, less the shared style sheet and scripts.
MOST_BYTES = 14 * 1024
HEAD = """\
---
title: بابەتێکی نموونە
date: 2021-11-07
standfirst: کورتەی بابەتێکی نموونە.
section: سیاسەت
---

"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A page with the words of the demo articles in random order, which compress worse than any real text."""
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
    return (folder / "site/articles/2021/sample.html").read_text("utf-8")


def test_it_is_light(page: str):
    """600 words with 20 mentions and their popovers arrive in 14 KB."""
    assert page.count('class="mention"') >= MENTIONS
    assert page.count("entry-popover-name") >= MENTIONS
    assert len(gzip.compress(page.encode(), 9)) <= MOST_BYTES


def test_it_keeps_the_rules_of_its_own(page: str):
    """No inline style or handler, which the page's own security rules would refuse."""
    assert not re.search(r"<[^>]+\s(?:style|on[a-z]+)=", page)
