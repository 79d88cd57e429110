"""House typography: what it changes, and what it leaves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sorani.strings import TEXTS
from tests.sorani.table import rows

from xwener.sorani import typography

MARKED = st.lists(st.one_of(TEXTS, st.sampled_from(['"', " ", "`", "{", "}", "](", ")", "\n", "1. ", "```", "?", ","])))


@pytest.mark.parametrize("row", rows("typography.tsv"), ids=lambda row: row[0])
def test_typography(row: list[str]):
    """Every text of the table."""
    text, expected = (cell.replace("\\n", "\n") for cell in row[1:])
    assert typography(text) == expected


@given(MARKED.map("".join))
def test_a_second_time_changes_nothing(text: str):
    """What is set is set."""
    assert typography(typography(text)) == typography(text)
