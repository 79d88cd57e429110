"""The kinds of step that normalizing knows; tables/normalize.json puts them in order.

A rule looks at one place of a text and says what it puts for how many characters, or None for "as it is".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from unicodedata import normalize as unicode_normalize

from xwener.sorani.alphabet import MARKS, RIGHT_JOINING, SCRIPT, TATWEEL, VOWELS, ZWNJ

Change = tuple[str, int] | None
Rule = Callable[[Sequence[str], int], Change]

_IN_WORD = SCRIPT | MARKS
_LETTERS = SCRIPT - MARKS
_JOINING = _LETTERS - RIGHT_JOINING
_CONSONANTS = SCRIPT - VOWELS - {"و", "ی"}


def _at(chars: Sequence[str], index: int) -> str:
    """The character at `index`, or nothing beyond either end."""
    return chars[index] if 0 <= index < len(chars) else ""


def _end_of_run(chars: Sequence[str], index: int) -> int:
    end = index + 1
    while end < len(chars) and chars[end] == chars[index]:
        end += 1
    return end


def drop(_chars: Sequence[str], _index: int) -> Change:
    """Nothing in its place."""
    return "", 1


def compatibility(chars: Sequence[str], index: int) -> Change:
    """What Unicode says a presentation form stands for."""
    return unicode_normalize("NFKC", chars[index]), 1


def lower(chars: Sequence[str], index: int) -> Change:
    """Lower case, letter by letter: whether a word ends there makes no difference."""
    return chars[index].lower(), 1


def drop_idle_zwnj(chars: Sequence[str], index: int) -> Change:
    """A ZWNJ has work to do only where it keeps apart two letters that would join."""
    end = _end_of_run(chars, index)
    works = _at(chars, index - 1) in _JOINING and _at(chars, end) in _LETTERS
    return (ZWNJ if works else ""), end - index


def drop_inner_tatweel(chars: Sequence[str], index: int) -> Change:
    """A tatweel at the end of a word stays: هـ is how a final h is told from ە."""
    end = _end_of_run(chars, index)
    inner = _at(chars, index - 1) in SCRIPT and _at(chars, end) in SCRIPT
    return ("" if inner else TATWEEL * (end - index)), end - index


def compose(chars: Sequence[str], index: int) -> Change:
    """A letter with the marks on it, composed pair by pair: linear also where canonical ordering is not."""
    end = index + 1
    while end < len(chars) and chars[end] in MARKS:
        end += 1
    letter, marks, tried = chars[index], list(chars[index + 1 : end]), 0
    while tried < len(marks):
        composed = unicode_normalize("NFC", letter + marks[tried])
        if len(composed) == 1:
            del marks[tried]
            letter, tried = composed, 0
        else:
            tried += 1
    return letter + "".join(marks), end - index


def final_h(chars: Sequence[str], index: int) -> Change:
    """ه that ends a word of several letters is ە, except after a vowel, where ە cannot stand (گوناه)."""
    before = _at(chars, index - 1)
    final = before in SCRIPT and before not in VOWELS and _at(chars, index + 1) not in _IN_WORD
    return ("ە", 1) if final else None


def initial_w(chars: Sequence[str], index: int) -> Change:
    """وو that begins a word is و before a consonant: ووڵات is وڵات."""
    initial = _at(chars, index - 1) not in SCRIPT and _at(chars, index + 1) == "و"
    return ("و", 2) if initial and _at(chars, index + 2) in _CONSONANTS else None


def replace(table: Mapping[str, str]) -> Rule:
    """The rule that puts what `table` says for two characters or, failing that, for one."""

    def rule(chars: Sequence[str], index: int) -> Change:
        pair = table.get(chars[index] + _at(chars, index + 1))
        # At the end of a text the pair is the single character.
        if pair is not None and index + 1 < len(chars):
            return pair, 2
        single = table.get(chars[index])
        return None if single is None else (single, 1)

    return rule
