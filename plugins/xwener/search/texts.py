"""The texts that snippets are cut from: a short one as one file, a longer one in two halves.

A snippet needs one passage, so a browser loads the half in which the query's words stand; the postings say which.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import NamedTuple

from xwener.search.codec import swapped

WHOLE, HALVED = "x", "h"
# In letters: from here on two files load less than one, for most queries.
LONG = 2_400
# 50 bits: two texts of one site never meet. Lower case only, for file systems that know no other.
HASH_LETTERS = 10


class Text(NamedTuple):
    """What is below the standfirst: paragraphs for snippets, and what is searched for but never shown."""

    passages: tuple[str, ...] = ()
    headings: str = ""


def halves(passages: Sequence[str]) -> list[Sequence[str]]:
    """The passages as they are loaded: together, or those before and those after the middle.

    >>> halves(["باران"]), halves(["آ" * 2000, "ب" * 900, "ج" * 900])[0] == ["آ" * 2000]
    ([['باران']], True)
    """
    *before, letters = accumulate(map(len, passages), initial=0)
    if letters <= LONG or len(passages) < 2:  # noqa: PLR2004  (one paragraph has no halves)
        return [passages]
    middle = min(range(1, len(passages)), key=lambda at: abs(2 * before[at] - letters))
    return [passages[:middle], passages[middle:]]


def text_name(text: Text) -> str:
    """The name of a text: the same text has the same name. It is that of its file, or begins those of its halves."""
    digest = hashlib.sha256("\n".join((*text.passages, "", text.headings)).encode("utf-8", "surrogatepass")).digest()
    kind = WHOLE if len(halves(text.passages)) == 1 else HALVED
    # Ten bytes give more letters than are taken.
    return kind + base64.b32encode(digest[:HASH_LETTERS])[:HASH_LETTERS].decode().lower()


def file_names(name: str) -> list[str]:
    """The names of the files of a text."""
    return [name] if name.startswith(WHOLE) else [f"{name}-1", f"{name}-2"]


def payloads(text: Text) -> list[list[str]]:
    """What these files hold: the passages, one a line; the first also the headings."""
    first, *second = ("\n".join(half) for half in halves(text.passages))
    return [[swapped(first), swapped(text.headings)], *([swapped(half)] for half in second)]


def read_text(name: str, payload: Callable[[str], list[str]]) -> Text:
    """The text called `name`; `payload` gives what a file holds."""
    (first, headings), *others = map(payload, file_names(name))
    passages = "\n".join([first, *(half for (half,) in others)])
    return Text(tuple(swapped(passages).split("\n")) if passages else (), swapped(headings))
