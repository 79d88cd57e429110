"""What two spellings of a word have in common: the key that is searched by, and a looser one."""

from __future__ import annotations

import re
from functools import lru_cache

from xwener.sorani.normalize import fold
from xwener.sorani.tables import load

_REMEMBERED = 131_072
_LONGEST_REMEMBERED = 64
_LOOSE: dict[str, str] = load("normalize")["loose"]
_W = "و"
_SEVERAL_W = re.compile(f"{_W}{{2,}}")


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
    key = search_key(token)
    for letter, put in _LOOSE.items():  # no letter that is put is one that is replaced
        key = key.replace(letter, put)
    return _SEVERAL_W.sub(_W, key)
