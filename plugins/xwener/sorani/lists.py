"""Lists in a sentence: «ا، ب و ج» (tables/numbers.json)."""

from __future__ import annotations

from collections.abc import Iterable

from xwener.sorani.tables import load

_TABLE = load("numbers")


def join_list(items: Iterable[str]) -> str:
    """The items with a comma between them and «و» before the last.

    >>> join_list(["هەولێر", "کەرکووک", "سلێمانی"])
    'هەولێر، کەرکووک و سلێمانی'
    """
    *before, last = [*items] or [""]
    if not before:
        return last
    return str(_TABLE["separator"]).join(before) + str(_TABLE["last"]) + last
