"""Sorani in Latin letters, the Hawar alphabet (tables/latin.json).

Two things are not written in the Arabic script: whether و and ی are vowels, and the short i. The first follows
from the neighbours; the second is set where a cluster of consonants would be hard to say. Personal names are
better spelt by hand: give them in `names`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from xwener.sorani.normalize import normalize
from xwener.sorani.numbers import ascii_digits
from xwener.sorani.tables import load

_TABLE: dict[str, Any] = load("latin")
_CONSONANTS: Final[dict[str, str]] = _TABLE["consonants"]
_VOWELS: Final[dict[str, str]] = _TABLE["vowels"]
_SIGNS: Final[dict[str, str]] = _TABLE["signs"]
_SONORITY: Final[dict[str, int]] = {
    letter: rank for rank, letters in enumerate(_TABLE["sonority"]) for letter in letters
}
_LATIN_VOWELS: Final = frozenset("aeêiîouû")
_HAMZA, _WAW, _YEH = "ئ", "و", "ی"
_LETTERS: Final = frozenset(_CONSONANTS) | frozenset(_VOWELS) | {_HAMZA, _WAW, _YEH}


def to_latin(text: str, names: Mapping[str, str] | None = None) -> str:
    """`text` in Hawar letters; `names` maps words (as `normalize` writes them) to their own spelling.

    Digits become 0–9 and the signs of the Arabic script Latin ones; everything else stays.

    >>> to_latin("کوردستان، دڵ و چیا")
    'kurdistan, dił û çiya'
    """
    out: list[str] = []
    word: list[str] = []
    for char in ascii_digits(normalize(text)) + "\n":
        if char in _LETTERS:
            word.append(char)
            continue
        if word:
            found = "".join(word)
            out.append((names or {}).get(found) or word_to_latin(found))
            word = []
        out.append(_SIGNS.get(char, char))
    return "".join(out)[:-1]


def word_to_latin(word: str) -> str:
    """One word of Sorani letters in Hawar letters."""
    if word == _WAW:  # the conjunction
        return "û"
    return "".join(_with_short_i(_sounds(word)))


def _sounds(word: str) -> list[str]:
    """The written sounds, و and ی decided."""
    sounds: list[str] = []
    index = 0
    while index < len(word):
        char = word[index]
        if char == _WAW and word[index + 1 : index + 2] == _WAW and index > 0:
            sounds.append("û")
            index += 2
            continue
        if char in (_WAW, _YEH):
            sounds.extend(_glide(word, index, sounds))
        elif char != _HAMZA:
            sounds.append(_CONSONANTS.get(char) or _VOWELS[char])
        index += 1
    return sounds


def _glide(word: str, index: int, sounds: list[str]) -> list[str]:
    """What و or ی at `index` is: a consonant at the beginning and beside vowels, else a vowel."""
    consonant, vowel = ("w", "u") if word[index] == _WAW else ("y", "î")
    before, after = word[index - 1 : index] if index else "", word[index + 1 : index + 2]
    vowel_before = bool(sounds) and sounds[-1] in _LATIN_VOWELS
    vowel_after = after in _VOWELS
    if before == _HAMZA:
        return [vowel]
    if not index or vowel_before:
        return [consonant]
    if vowel_after:
        # siyaset, çiya: between a consonant and a vowel ی is heard as both. خوێن keeps its bare w.
        return ["i", "y"] if consonant == "y" else [consonant]
    return [vowel]


def _with_short_i(sounds: list[str]) -> list[str]:
    """The sounds with the short i where a run of consonants needs it."""
    out: list[str] = []
    run: list[str] = []
    begun = False
    for sound in [*sounds, ""]:
        if sound and sound not in _LATIN_VOWELS:
            run.append(sound)
            continue
        out.extend(_split(run, first=not begun, last=not sound))
        out.append(sound)
        run = []
        begun = True
    return out


def _split(run: list[str], *, first: bool, last: bool) -> list[str]:
    """A run of consonants, the short i set; `first` and `last` say that the word begins or ends with it."""
    if first and last:
        return _alone(run)
    if first and len(run) > 1:
        # xwên, gwê: w glides into the vowel behind it.
        return run if run[1:] == ["w"] else [run[0], "i", *run[1:]]
    if last and len(run) > 1 and _SONORITY[run[-2]] < _SONORITY[run[-1]]:
        return [*_split(run[:-1], first=False, last=False), "i", run[-1]]
    if not first and not last and len(run) > 2:  # noqa: PLR2004  (two close and open a syllable; a third does not fit)
        return [*run[:2], "i", *run[2:]]
    return run


def _alone(run: list[str]) -> list[str]:
    """A word without written vowels: dił, jin, kirm."""
    if len(run) < 2:  # noqa: PLR2004
        return run
    if len(run) > 2 and _SONORITY[run[-2]] < _SONORITY[run[-1]]:  # noqa: PLR2004
        return [run[0], "i", *run[1:-1], "i", run[-1]]
    return [run[0], "i", *run[1:]]
