"""A light stemmer for search: the interpreter of the slots in tables/stem.json.

It conflates the forms of a noun; it knows no verbs, cuts no prefixes and no derivation. Never link by stems:
many names differ by nothing but a suffix.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from xwener.sorani.keys import search_key
from xwener.sorani.memory import Memory
from xwener.sorani.tables import load

_REMEMBERED = 131_072
_LONGEST_REMEMBERED = 64
_GLIDE = "ی"


class Cut(NamedTuple):
    """A suffix that was cut, and the name of its slot."""

    slot: str
    suffix: str


class Analysis(NamedTuple):
    """A stem, and what was cut to get it, outermost first."""

    stem: str
    cuts: tuple[Cut, ...]


@dataclass(frozen=True, slots=True)
class _Rule:
    """A rule that makes `cut` at its turn: a slot that cuts twice has two turns, one after the other."""

    turn: int
    cut: Cut
    put: str
    left: int
    after: tuple[str, ...]
    unless: tuple[str, ...]
    when: str
    kept: bool
    glides: bool

    def left_of(self, word: str, done: list[Cut]) -> str:
        """What is left of `word`, which ends so, once `done` is cut already; nothing where the rule may not cut it."""
        left = word[: -len(self.cut.suffix)] + self.put
        fits = (
            (len(left) >= self.left or left in _ROOTS)
            and (not self.after or left.endswith(self.after))
            and not left.endswith(self.unless)
            and (not self.kept or left in _KEEP)
            and (not self.when or any(cut.slot == self.when for cut in done))
        )
        if not fits:
            return ""
        glides = self.glides and len(left) >= _SHORTEST and left.endswith(_GLIDES)
        return left[:-1] if glides else left


def _rule(slot: str, turn: int, row: dict[str, Any]) -> _Rule:
    after, unless = (tuple(row.get(key, "").split()) for key in ("after", "unless"))
    cut, put = Cut(slot, row["cut"]), row.get("put", "")
    glides = cut.suffix.startswith(_GLIDE_BEFORE) and not put
    return _Rule(turn, cut, put, row.get("left", 3), after, unless, row.get("when", ""), row.get("kept", False), glides)


_TABLE: dict[str, Any] = load("stem")
_SHORTEST: int = _TABLE["shortest"]
_KEEP = frozenset(_TABLE["keep"].split())
_ROOTS = frozenset(_TABLE["roots"].split())
_GLIDE_BEFORE = tuple(_TABLE["glide_before"].split())
_GLIDES = tuple(vowel + _GLIDE for vowel in _TABLE["glide_after"].split())
_TURNS = [slot for slot in _TABLE["slots"] for _ in range(slot.get("times", 1))]
_RULES = [_rule(slot["name"], turn, row) for turn, slot in enumerate(_TURNS) for row in slot["rules"]]
# Most words end with the last letter of none.
_BY_LETTER: dict[str, list[_Rule]] = defaultdict(list)
for _each in _RULES:
    _BY_LETTER[_each.cut.suffix[-1]].append(_each)
_LONGEST = max(len(rule.cut.suffix) for rule in _RULES)


def _ending(ending: str) -> tuple[_Rule, ...]:
    return tuple([rule for rule in _BY_LETTER.get(ending[-1], ()) if ending.endswith(rule.cut.suffix)])


# The rules that may cut a word with these last letters, turn by turn: few of all.
_ENDINGS: Memory[tuple[_Rule, ...]] = Memory(_ending, _REMEMBERED)


def stem(token: str) -> str:
    """The stem of `token`, a search key itself.

    >>> stem("هێرشەکەیان"), stem("هێرش"), stem("ئێرانیش")
    ('هێرش', 'هێرش', 'ئێران')
    """
    return _short(token) if len(token) <= _LONGEST_REMEMBERED else analyze(token).stem


@lru_cache(maxsize=_REMEMBERED)
def _short(token: str) -> str:
    return analyze(token).stem


def analyze(token: str) -> Analysis:
    """The stem of `token`, and the suffixes that were cut, outermost first.

    >>> [cut.suffix for cut in analyze("درۆنەکانیش").cuts]
    ['یش', 'ەکان']
    """
    word = search_key(token)
    cuts: list[Cut] = []
    if len(word) < _SHORTEST:
        return Analysis(word, ())
    turn = 0
    while turn < len(_TURNS):
        turn, word = _after_next(turn, word, cuts)
    return Analysis(word, tuple(cuts))


def _after_next(turn: int, word: str, cuts: list[Cut]) -> tuple[int, str]:
    """Make the next cut from that turn on. The turn that follows it, the last where there is none, and what is left."""
    if word not in _KEEP:
        for rule in _ENDINGS[word[-_LONGEST:]]:
            left = rule.left_of(word, cuts) if rule.turn >= turn else ""
            if left:
                cuts.append(rule.cut)
                return rule.turn + 1, left
    return len(_TURNS), word
