"""Sorani in Latin letters, the Hawar alphabet (tables/latin.json).

Two things are not written in the Arabic script: whether و and ی are vowels, and the short i. The first follows
from the neighbours, the second is set by short_i.py. Personal names are
better spelt by hand: give them in `names`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import groupby
from typing import Any, Final

from xwener.sorani.memory import Memory
from xwener.sorani.normalize import normalize
from xwener.sorani.numbers import ascii_digits
from xwener.sorani.short_i import VOWELS, with_short_i
from xwener.sorani.tables import load

_TABLE: dict[str, Any] = load("latin")
_CONSONANTS: Final[dict[str, str]] = _TABLE["consonants"]
_VOWELS: Final[dict[str, str]] = _TABLE["vowels"]
_SIGNS: Final[dict[str, str]] = _TABLE["signs"]
# Parts of the longest name that is looked for: five words and the spaces between them.
_LONGEST_NAME = 9
_REMEMBERED = 65_536
_HAMZA, _WAW, _YEH = "ئ", "و", "ی"
_SOUNDS: Final = {_HAMZA: ""} | _CONSONANTS | _VOWELS
_LETTERS: Final = frozenset(_SOUNDS) | {_WAW, _YEH}
_NO_LETTER: Final = re.compile(f"[^{''.join(sorted(_LETTERS))}]")
_VOWEL_RUN: Final = re.compile(f"([{''.join(sorted(_LETTERS - frozenset(_CONSONANTS)))}]+)")
_ANY_CONSONANT: Final = next(iter(_CONSONANTS))


def to_latin(text: str, names: Mapping[str, str] | None = None) -> str:
    """`text` in Hawar letters; `names` maps words, or several in a row, to their own spelling (longest first).

    The names are written as `normalize` writes them. Digits become 0–9 and the signs of the Arabic script Latin
    ones; everything else stays.

    >>> to_latin("کوردستان، دڵ و چیا")
    'kurdistan, dił û çiya'
    >>> to_latin("موستەفا کازمی هات", {"موستەفا کازمی": "Mustafa Kadhimi"})
    'Mustafa Kadhimi hat'
    """
    return normal_to_latin(normalize(text), names)


def normal_to_latin(normal: str, names: Mapping[str, str] | None = None) -> str:
    """As `to_latin`, of text that `normalize` has given."""
    if not names and not _NO_LETTER.search(normal):
        return word_to_latin(normal)
    parts = _parts(ascii_digits(normal))
    out: list[str] = []
    index = 0
    while index < len(parts):
        used, latin = _named(parts, index, names or {})
        out.append(latin if used else _part_to_latin(parts[index]))
        index += used or 1
    return "".join(out)


def _parts(text: str) -> list[str]:
    """`text` in pieces: words of Sorani letters, and what stands between them."""
    return ["".join(group) for _, group in groupby(text, _LETTERS.__contains__)]


def _part_to_latin(part: str) -> str:
    return word_to_latin(part) if part[0] in _LETTERS else "".join([_SIGNS.get(char, char) for char in part])


def _named(parts: list[str], index: int, names: Mapping[str, str]) -> tuple[int, str]:
    """How many of the parts from `index` are the longest name there, and its spelling; (0, "") if none is."""
    if not names or parts[index][0] not in _LETTERS:
        return 0, ""
    for used in range(_LONGEST_NAME, 0, -2):
        name = "".join(parts[index : index + used])
        if name in names:
            return min(used, len(parts) - index), names[name]
    return 0, ""


@lru_cache(maxsize=_REMEMBERED)
def word_to_latin(word: str) -> str:
    """One word of Sorani letters in Hawar letters."""
    if word == _WAW:  # the conjunction
        return "û"
    return with_short_i(_sounds(word))


def _sounds(word: str) -> str:
    """What is written, و and ی decided."""
    parts = _VOWEL_RUN.split(word)
    begins = parts[1] if parts[0] == "" and parts[1:] else ""
    parts[::2] = map(_CONSONANTS_OF.__getitem__, parts[::2])
    parts[1::2] = map(_VOWELS_OF.__getitem__, parts[1::2])
    if begins:
        parts[1] = _BEGINNINGS[begins]
    return "".join(parts)


def _consonants(run: str) -> str:
    return "".join([_CONSONANTS[letter] for letter in run])


def _vowels(run: str) -> str:
    """A run of vowels, of و, ی and ئ, which reads the same after each consonant."""
    return _read(_ANY_CONSONANT + run)[1:]


def _read(word: str) -> str:
    sounds: list[str] = []
    last = ""
    index = 0
    while index < len(word):
        if word[index] in (_WAW, _YEH):
            sound, used = _glide(word, index, last)
        else:
            sound, used = _SOUNDS[word[index]], 1
        sounds.append(sound)
        last = sound[-1:] or last
        index += used
    return "".join(sounds)


# What follows a run of vowels is a consonant, or nothing; so a language has few of these.
_CONSONANTS_OF, _VOWELS_OF, _BEGINNINGS = (Memory(read, _REMEMBERED) for read in (_consonants, _vowels, _read))


def _glide(word: str, index: int, last: str) -> tuple[str, int]:
    """What و or ی at `index` is, after the sound `last`, and how many letters that takes.

    A consonant at the beginning of a word and beside a vowel, else a vowel.
    """
    if word.startswith(_WAW * 2, index) and index:
        return _long_u(word, index, last)
    consonant, vowel = ("w", "u") if word[index] == _WAW else ("y", "î")
    if word[index - 1 : index] == _HAMZA:
        return vowel, 1
    before, after = not index or last in VOWELS, word[index + 1 : index + 2] in _VOWELS
    if before or after:
        return consonant, 1
    if consonant == "w" and _is_vowel(word, index + 1):
        return "w", 1  # swîsra
    return vowel, 1


def _long_u(word: str, index: int, last: str) -> tuple[str, int]:
    """وو: û, which becomes uw before a vowel (xanuweke) and keeps a w after one (dawûd)."""
    if word[index + 2 : index + 3] in _VOWELS:
        return "uw", 2
    return ("wû" if last in VOWELS else "û"), 2


def _is_vowel(word: str, index: int) -> bool:
    """Whether ی at `index`, after a consonant, is î."""
    return word[index : index + 1] == _YEH and word[index + 1 : index + 2] not in _VOWELS
