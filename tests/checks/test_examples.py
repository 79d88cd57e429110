"""Every check against its examples, the good ones and the bad ones."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from xwener.checks.fix import fix
from xwener.checks.review import review
from xwener.checks.source import Source
from xwener.checks.table import CHECKS
from xwener.reading.document import read_document_text
from xwener.reading.schema import Kind

DATA = Path(__file__).parent / "data" / "examples.yaml"
EXAMPLES = yaml.safe_load(DATA.read_text("utf-8"))
PATH = Path("content/articles/2021/example.md")
TEXT = """---
title: {title}
date: 2021-11-07
standfirst: {standfirst}
section: سیاسەت
---

{body}
"""
FIXED = {check.code: check.fixed for check in CHECKS}


class Example(NamedTuple):
    """One text that a check finds something in, or nothing."""

    code: str
    key: str
    text: str

    @property
    def file(self) -> str:
        """The whole file around the text."""
        values = {"title": "هەواڵ", "standfirst": "کورتە.", "body": "دەق."} | {self.key: self.text}
        return TEXT.format(**values)


def examples(which: str) -> list[Example]:
    """The examples with a text under `which`."""
    return [
        Example(code, row.get("key", "body"), row[which])
        for code, rows in EXAMPLES.items()
        for row in rows
        if which in row
    ]


def codes_of(text: str) -> set[str]:
    """The codes of everything that is found in a file."""
    _, errors = read_document_text(PATH, Kind.ARTICLE, text)
    return {found.code for found in [*errors, *review(Source(PATH, Kind.ARTICLE, text))]}


@pytest.mark.parametrize("code", [check.code for check in CHECKS])
def test_every_check_has_examples(code: str):
    """A check without a good and a bad example is not done."""
    assert any("bad" in row for row in EXAMPLES[code])
    assert any("good" in row for row in EXAMPLES[code])


def test_codes_are_told_once():
    """Two checks of one name could not be told apart."""
    assert len({check.code for check in CHECKS}) == len(CHECKS)


@pytest.mark.parametrize("example", examples("bad"), ids=str)
def test_bad_is_found(example: Example):
    """Each bad example is found by its own check."""
    assert example.code in codes_of(example.file)


@pytest.mark.parametrize("example", examples("good"), ids=str)
def test_good_is_left_alone(example: Example):
    """No check finds anything in a good example, not only its own, and nothing repairs it."""
    assert codes_of(example.file) == set()
    assert fix(PATH, Kind.ARTICLE, example.file) == example.file


@pytest.mark.parametrize(
    ("code", "row"),
    [(code, row) for code, rows in EXAMPLES.items() if code in FIXED for row in rows if "bad" in row],
    ids=str,
)
def test_repaired(code: str, row: dict[str, str]):
    """The repair of a bad example is the good one, or the text it names; what is repaired is found no more."""
    key = row.get("key", "body")
    fixed = fix(PATH, Kind.ARTICLE, Example(code, key, row["bad"]).file)
    assert fixed == Example(code, key, row.get("fixed", row["good"])).file
    if FIXED[code] and "fixed" not in row:
        assert codes_of(fixed) == set()
