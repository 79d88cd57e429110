"""The words of a text as names are compared by: letter variants, digits and invisible signs folded."""

from __future__ import annotations

import re

from xwener.sorani import normalize
from xwener.sorani.normalize import settled

# A run of letters, digits and the signs that belong inside a word: harakat, ZWNJ, ZWJ, soft hyphen.
# Tatweel counts as a letter already. The underscore does not.
_LETTER, _SIGN = "[^\\W_]", "[\u064b-\u0655\u0670\u200c\u200d\u00ad]"
WORD = re.compile(f"{_LETTER}+(?:{_SIGN}+{_LETTER}*)*")
# What a word may hold, however it begins.
INSIDE = re.compile(f"(?:{_LETTER}|{_SIGN})+")

# What changes how a word looks or is read aloud, not which word it is. `normalize` keeps these for display.
_UNSEEN: dict[int, str | None] = dict.fromkeys([*range(0x064B, 0x0656), 0x0670, 0x0640, 0x200C, 0x200D, 0x00AD])
_DIGITS: dict[int, str | None] = {zero + digit: str(digit) for zero in (0x0660, 0x06F0) for digit in range(10)}
_FOLDED = _UNSEEN | _DIGITS
# Initial ر is how ڕ is printed at the beginning of a word, where Sorani has no other r.
PRINTED_R, SPOKEN_R = "ر", "ڕ"
# Ezafe after ی is written twice or once: وەزارەتی تەندروستیی, وەزارەتی تەندروستی.
EZAFE_AFTER_I = "یی"


def fold(word: str) -> str:
    r"""The one spelling of `word` for all the ways it is typed; ڕ and ڵ inside it stay what they are.

    >>> fold("رووداو") == fold("ڕووداو"), fold("داعش\u200cیش")
    (True, 'داعشیش')
    """
    folded = word if settled(word) else normalize(word).translate(_FOLDED).lower()
    return SPOKEN_R + folded[1:] if folded.startswith(PRINTED_R) else folded


def fold_inner(folded: str) -> str:
    """A folded word inside a name (not its last), where ezafe after ی may be written once or twice."""
    return folded[:-1] if folded.endswith(EZAFE_AFTER_I) else folded


def name_words(surface: str) -> tuple[str, ...]:
    """The folded words of a name; a sign between two words, as in C-RAM, sticks to the second.

    >>> name_words("C-RAM")
    ('c', '-ram')
    """
    words: list[str] = []
    end = 0
    for found in WORD.finditer(surface):
        between = surface[end : found.start()].strip() if words else ""
        words.append(between + fold(found[0]))
        end = found.end()
    return tuple(words)
