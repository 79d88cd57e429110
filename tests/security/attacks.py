"""The attack strings: one a line in data/*.txt, by class."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parent / "data"
# Control characters are written by their number, so that the files can be read and reviewed.
NAMED = re.compile(r"\{U\+([0-9A-F]{4,6})\}")
COMMENT = "# "
# What goes after each line of breakouts.txt.
AFTER_BREAKOUT = ("<img src=x onerror=alert(1)>", '" onmouseover="alert(1)" x="')


@dataclass(frozen=True)
class Attack:
    """A string of the class `kind` (the name of its file)."""

    kind: str
    text: str


def attacks() -> list[Attack]:
    """Every attack string, in the order of the classes."""
    found = [
        Attack(file.stem, text)
        for file in sorted(DATA.glob("*.txt"))
        if file.stem != "breakouts"
        for text in read(file.stem)
    ]
    found += [Attack("breakout", before + after) for before in read("breakouts") for after in AFTER_BREAKOUT]
    return list(dict.fromkeys(found))


def read(kind: str) -> list[str]:
    """The strings of one class."""
    lines = (DATA / f"{kind}.txt").read_text("utf-8").split("\n")
    named = (line for line in lines if line and not line.startswith(COMMENT))
    return [NAMED.sub(lambda found: chr(int(found[1], 16)), line) for line in named]
