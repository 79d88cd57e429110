"""Regular expressions mean the same in every Python that Xwêner runs on."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest
from tests.conftest import ROOT

# Python before 3.11.5, such as Debian 12 has, forgets where groups began when it leaves a possessive repetition of a
# group: it finds what is not there, or ends with a SystemError. Of one character or class it repeats rightly.
POSSESSIVE = re.compile(r"(?<!\\)\)(?:[*+?]|\{\d*(?:,\d*)?\})\+|\(\?>")


@pytest.mark.parametrize("expression", ["((?:a b)*+)", "(?:a)++", "(a)?+", "(a){2,3}+", "(?>a)"])
def test_possessive(expression: str):
    """What is looked for below would be found."""
    assert POSSESSIVE.search(expression)


@pytest.mark.parametrize("expression", ["[ab]*+", "a++", r"\)*+", "(a)+", "(a*+)"])
def test_others(expression: str):
    """What every Python knows is left alone."""
    assert not POSSESSIVE.search(expression)


def _strings() -> Iterator[tuple[str, str]]:
    for path in [*(ROOT / "plugins").rglob("*.py"), ROOT / "tasks.py", ROOT / "pelicanconf.py"]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node.value


def test_no_group_is_repeated_possessively():
    """Nothing of ours depends on how old Pythons leave a possessive group."""
    assert [place for place, text in _strings() if POSSESSIVE.search(text)] == []
