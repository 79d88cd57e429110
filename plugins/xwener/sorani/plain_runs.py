"""The search keys of words of plain letters, whole texts at once: of most words they are the words themselves."""

from __future__ import annotations

import re
from functools import cache

from xwener.sorani.normalize import FINAL, INITIAL, last_step, left_alone


def plain_keys(text: str) -> tuple[list[str], list[str]]:
    """The keys (as `fold` gives them) of those runs that are a word of plain letters each; and the other runs.

    Empty keys, as there is one behind each other run, stand for nothing.

    >>> plain_keys("ڕۆژ و «شەو»، باران")
    (['رۆژ', 'و', ''], ['«شەو»،', 'باران'])
    """
    # The last run is among the others, whatever it is, for no space follows it.
    found = _plain().findall(text)
    plain = last_step("".join([runs for runs, _ in found]))
    return plain.split(" ")[:-1], [run for _, run in found if run]


@cache
def _plain() -> re.Pattern[str]:
    """Plain runs, each with the space behind it, and the run that follows them."""
    letters = "".join(map(re.escape, sorted(left_alone("key") - {" "})))
    return re.compile(f"((?:(?!{INITIAL})[{letters}]*+(?<!{FINAL}) )*)([^ ]*)")
