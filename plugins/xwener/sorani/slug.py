"""Readable ASCII names for addresses and files."""

from __future__ import annotations

import re
from itertools import chain
from typing import Final
from unicodedata import normalize as unicode_normalize

from xwener.sorani.alphabet import MARKS
from xwener.sorani.latin import normal_to_latin
from xwener.sorani.memory import Memory
from xwener.sorani.normalize import normalize
from xwener.sorani.tables import load

_ASCII: Final[dict[int, str]] = str.maketrans(load("latin")["ascii"])
_NO_MARKS: Final = dict.fromkeys(map(ord, MARKS))
_KEPT: Final = re.compile("[A-Za-z0-9]+")
# As much as zip files and Windows paths leave for one name.
SLUG_BYTES: Final = 80


def slug(text: str) -> str:
    """`text` as a–z, 0–9 and single hyphens, at most 80 bytes and cut between words; nothing if none is left.

    >>> slug("هەواڵی کوردستان"), slug("؟!")
    ('hewali-kurdistan', '')
    """
    # More than fits is not looked at: a text of a megabyte is no title.
    chunks = normalize(text[: 4 * SLUG_BYTES]).split(" ")
    name = ""
    for word in chain.from_iterable(map(_WORDS.__getitem__, chunks)):
        longer = f"{name}-{word}" if name else word[:SLUG_BYTES]
        if len(longer) > SLUG_BYTES:
            break
        name = longer
    return name


def _words(chunk: str) -> list[str]:
    """The words of a name that a run of normalized text without spaces makes."""
    latin = normal_to_latin(chunk).lower().translate(_ASCII)
    return _KEPT.findall(unicode_normalize("NFD", latin).translate(_NO_MARKS))


# Titles and headings are made of the same few words.
_WORDS: Final[Memory[list[str]]] = Memory(_words, 65_536)
