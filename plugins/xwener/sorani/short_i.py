"""The short i of Kurdish (bizroke), which the Arabic script does not write, set where a syllable needs it.

A run of consonants is read from its end: the last one opens the next syllable if a vowel follows, one or two
close the syllable before, and an i goes into what is left over. Which two may close a syllable together, and
what no rule of sound can know, says tables/latin.json.
"""

from __future__ import annotations

import re
from functools import partial
from typing import Any, Final

from xwener.sorani.memory import Memory
from xwener.sorani.tables import load

_TABLE: dict[str, Any] = load("latin")["short_i"]
_CLOSING: Final[dict[str, str]] = _TABLE["closing"]
_PATTERNS: Final[dict[str, str]] = _TABLE["patterns"]
# Most words have none of them.
_ANY_PATTERN: Final = re.compile("|".join(map(re.escape, _PATTERNS)))
_LIQUIDS: Final[str] = _TABLE["liquids"]
_STOPS: Final[str] = _TABLE["stops"]
VOWELS: Final = frozenset("aeêiîouû")
_VOWEL: Final = re.compile(f"([{''.join(sorted(VOWELS))}])")
_REMEMBERED = 16_384


def with_short_i(sounds: str) -> str:
    """The Latin letters of one word, those of the Arabic spelling, with each short i put in.

    >>> [with_short_i(sounds) for sounds in ("kurdstan", "dł", "brîndar", "ser")]
    ['kurdistan', 'dił', 'birîndar', 'ser']
    """
    if _ANY_PATTERN.search(sounds):
        for pattern, put in _PATTERNS.items():
            sounds = sounds.replace(pattern, put)
    # Runs of consonants, which may be empty, and the vowels between them.
    first, *parts = _VOWEL.split(sounds)
    if not parts:
        return _spoken(first, after_vowel=False, before_vowel=False)
    parts[1:-1:2] = map(_BETWEEN.__getitem__, parts[1:-1:2])
    parts[-1] = _LAST[parts[-1]]
    return _FIRST[first] + "".join(parts)


def _spoken(run: str, *, after_vowel: bool, before_vowel: bool) -> str:
    """A run of consonants between vowels, or between one and the rim of the word."""
    left = len(run) - (_opening(run) if before_vowel else 0)
    parts = [run[left:]]
    if before_vowel and run[left:] == "y" and left > (1 if after_vowel else 2):
        # pirsiyar: y after two consonants wants a vowel of its own.
        left -= 1
        parts += "i", run[left]
    while left and not (after_vowel and _closes(run, left)):
        size = _syllable(run, left, after_vowel=after_vowel)
        left -= size
        alone = len(run) == 1
        parts.append(run[left : left + size] if alone else f"{run[left]}i{run[left + 1 : left + size]}")
    parts.append(run[:left])
    return "".join(reversed(parts))


def _opening(run: str) -> int:
    """How many consonants open the syllable of the vowel that follows: w glides into it (xwên)."""
    return min(len(run), 2 if run[-1:] == "w" else 1)


def _closes(run: str, left: int) -> bool:
    """Whether the first `left` consonants can close the syllable of the vowel before them."""
    if left == 1:
        return True
    if left > 2 or not _is_pair(run, left):  # noqa: PLR2004  (two at most close a syllable)
        return False
    # ten-di-rus-tî: a stop goes with the liquid behind it rather than with what stands before.
    return not (run[left : left + 1] in _LIQUIDS and run[left - 1] in _STOPS) or left == len(run)


def _is_pair(run: str, end: int) -> bool:
    """Whether the two consonants before `end` can close a syllable together."""
    return run[end - 1] in _CLOSING.get(run[end - 2], "")


def _syllable(run: str, left: int, *, after_vowel: bool) -> int:
    """How many of the first `left` consonants make up their last syllable, around a short i."""
    if left > 2 and _is_pair(run, left):  # noqa: PLR2004  (one opens the syllable, two close it)
        return 3
    # heł-bi-jar-din: an open syllable rather than none left to close the one before.
    open_ = left == 1 or (left == 2 and after_vowel and left < len(run))  # noqa: PLR2004  (as above)
    return 1 if open_ else 2


# Runs of consonants before a vowel, after one, and between two: a language has few of these.
_FIRST, _LAST, _BETWEEN = (
    Memory(partial(_spoken, after_vowel=after, before_vowel=before), _REMEMBERED)
    for after, before in ((False, True), (True, False), (True, True))
)
