"""Old fonts: decoded by name, and only then."""

from __future__ import annotations

import pytest
from tests.sorani.table import rows

from xwener.sorani import decode, normalize


@pytest.mark.parametrize("row", rows("legacy.tsv"), ids=lambda row: f"{row[0]} {row[2]}")
def test_decode(row: list[str]):
    """Every word of the table."""
    encoding, typed, expected = row
    assert decode(typed, encoding) == expected


def test_nothing_is_decoded_unasked():
    """A word of Arabic letters stays what it is."""
    assert normalize("ضياء") == "ضیاء"


def test_unknown_name():
    """A name that is not known is an error that tells those that are."""
    with pytest.raises(ValueError, match=r"unknown legacy encoding 'x'; known: ali-k, ali-web, dylan"):
        decode("ب", "x")
