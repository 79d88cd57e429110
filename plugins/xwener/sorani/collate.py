"""Kurdish order: keys for sorting, and the first letter for A–Z headings (tables/collation.json)."""

from __future__ import annotations

from typing import Any, Final
from unicodedata import normalize as unicode_normalize

from xwener.sorani.normalize import normalize
from xwener.sorani.numbers import ascii_digits
from xwener.sorani.tables import load

_TABLE: dict[str, Any] = load("collation")
_ORDER: Final[str] = _TABLE["order"]
_FOLDS: Final[dict[str, str]] = _TABLE["folds"]
# What a letter weighs: below every Latin letter, above digits, so that Kurdish comes first, Latin names after.
_FIRST_LETTER, _FIRST_DIGIT, _SPACE = 0x10, 0x02, "\u0001"
_WEIGHTS: Final[dict[str, str]] = {letter: chr(_FIRST_LETTER + rank) for rank, letter in enumerate(_ORDER)}
_WEIGHTS.update({variant: _WEIGHTS[letter] for variant, letter in _FOLDS.items()})
_WEIGHTS.update({str(digit): chr(_FIRST_DIGIT + digit) for digit in range(10)})
_WEIGHTS[" "] = _SPACE


def sort_key(text: str) -> str:
    """A key that compares as the house alphabet does; equal keys only for equal texts.

    Spaces sort before digits, digits before Kurdish letters, those before Latin ones. Signs, harakat and the
    accents of Latin letters do not count, nor does how a letter is encoded.

    >>> sorted(["زەرد", "ڕاست", "ئازاد", "سەر"], key=sort_key)
    ['ئازاد', 'ڕاست', 'زەرد', 'سەر']
    """
    weights = "".join([_weight(char) for char in ascii_digits(normalize(text))])
    # A space before the first letter parts nothing: the text stands under that letter.
    return weights.lstrip(_SPACE) + "\0" + text


def _weight(char: str) -> str:
    found = _WEIGHTS.get(char)
    return _latin(char) if found is None else found


def _latin(char: str) -> str:
    """The letter a–z that `char` is, its accents and capital away; nothing for other signs."""
    base = unicode_normalize("NFD", char)[0].lower()
    return base if len(base) == 1 and "a" <= base <= "z" else ""


def first_letter(text: str) -> str:
    """The letter under which `text` stands in an A–Z list: `#` for digits, a capital for Latin, else nothing.

    >>> first_letter("«کازمی»"), first_letter("٢٠٢١"), first_letter("C-RAM")
    ('ک', '#', 'C')
    """
    for char in ascii_digits(normalize(text)):
        letter = _FOLDS.get(char, char)
        if letter in _ORDER:
            return letter
        if "0" <= letter <= "9":
            return str(_TABLE["digits"])
        if _latin(letter):
            return _latin(letter).upper()
    return ""
