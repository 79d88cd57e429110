"""Text typed with Ali-K, Ali-Web and Dylan fonts, decoded when a document asks for it by name (tables/legacy.json).

Nothing tells such text from Arabic (ض is چ here and ض there), so nothing decodes it unasked.
"""

from __future__ import annotations

from xwener.sorani.alphabet import SCRIPT, TATWEEL
from xwener.sorani.normalize import normalize
from xwener.sorani.tables import load

_ENCODINGS: dict[str, dict[str, str]] = load("legacy")["encodings"]
# The names that `decode` knows.
ENCODINGS: tuple[str, ...] = tuple(_ENCODINGS)
_H = "ه"


def decode(text: str, encoding: str) -> str:
    """`text` in the letters of Unicode, normalized. Errors: ValueError for a name that is not in ENCODINGS.

    >>> decode("ضاث", "ali-k"), decode("طةورة", "ali-k"), decode("دةذوات", "dylan")
    ('چاپ', 'گەورە', 'دەڕوات')
    """
    if encoding not in _ENCODINGS:
        known = ", ".join(ENCODINGS)
        raise ValueError(f"unknown legacy encoding {encoding!r}; known: {known}")
    return normalize(_replaced(text, _ENCODINGS[encoding]))


def _replaced(text: str, table: dict[str, str]) -> str:
    longest = max(map(len, table))
    parts: list[str] = []
    index = 0
    while index < len(text):
        key = next((key for size in range(longest, 0, -1) if (key := text[index : index + size]) in table), "")
        parts.append(table[key] if key else _kept(text, index))
        index += len(key) or 1
    return "".join(parts)


def _kept(text: str, index: int) -> str:
    """A letter that stays; ه at the end of a word with the tatweel that tells it from ە."""
    final = text[index] == _H and (index + 1 == len(text) or text[index + 1] not in SCRIPT)
    return _H + TATWEEL if final else text[index]
