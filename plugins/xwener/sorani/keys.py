"""What two spellings of a word have in common: the key that is searched by, and a looser one."""

from __future__ import annotations

from functools import lru_cache

from xwener.sorani.normalize import fold
from xwener.sorani.tables import load

_REMEMBERED = 131_072
_LONGEST_REMEMBERED = 64
_LOOSE: dict[int, str] = str.maketrans(load("normalize")["loose"])
_W = "و"


def search_key(token: str) -> str:
    """The key that all spellings of `token` share; a second time changes nothing.

    >>> search_key("ڕێكخراو") == search_key("رێکخراو")
    True
    """
    return _short(token) if len(token) <= _LONGEST_REMEMBERED else fold(token)


@lru_cache(maxsize=_REMEMBERED)
def _short(token: str) -> str:
    return fold(token)


def loose_key(token: str) -> str:
    """A key for search by ear: ێ is ی, ۆ and وو are و. It repairs half of the misspellings, and merges words.

    >>> loose_key("مێژوو") == loose_key("میژو")
    True
    """
    letters: list[str] = []
    for letter in search_key(token).translate(_LOOSE):
        if letter != _W or letters[-1:] != [_W]:
            letters.append(letter)
    return "".join(letters)
