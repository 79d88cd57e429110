"""A light stemmer for search: the interpreter of the slots in tables/stem.json.

It conflates the forms of a noun; it knows no verbs, cuts no prefixes and no derivation. Never link by stems:
many names differ by nothing but a suffix.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from xwener.sorani.keys import search_key
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
    cut: str
    put: str
    left: int
    after: tuple[str, ...]
    unless: tuple[str, ...]
    when: str
    kept: bool

    def fits(self, word: str, done: list[Cut]) -> bool:
        """Whether the rule may cut `word`, from which `done` is cut already."""
        if not word.endswith(self.cut):
            return False
        left = word[: len(word) - len(self.cut)] + self.put
        return (
            (len(left) >= self.left or left in _ROOTS)
            and (not self.after or left.endswith(self.after))
            and not left.endswith(self.unless)
            and (not self.kept or left in _KEEP)
            and (not self.when or any(cut.slot == self.when for cut in done))
        )


@dataclass(frozen=True, slots=True)
class _Slot:
    """`rules` stand under the last letter of what they cut: most words end with none of these."""

    name: str
    times: int
    rules: dict[str, list[_Rule]]


def _rule(row: dict[str, Any]) -> _Rule:
    after, unless = (tuple(row.get(key, "").split()) for key in ("after", "unless"))
    when, kept = row.get("when", ""), row.get("kept", False)
    return _Rule(row["cut"], row.get("put", ""), row.get("left", 3), after, unless, when, kept)


def _by_end(rules: Iterable[_Rule]) -> dict[str, list[_Rule]]:
    found: dict[str, list[_Rule]] = {}
    for rule in rules:
        found.setdefault(rule.cut[-1], []).append(rule)
    return found


_TABLE: dict[str, Any] = load("stem")
_SHORTEST: int = _TABLE["shortest"]
_SLOTS = [_Slot(slot["name"], slot.get("times", 1), _by_end(map(_rule, slot["rules"]))) for slot in _TABLE["slots"]]
_KEEP = frozenset(_TABLE["keep"].split())
_ROOTS = frozenset(_TABLE["roots"].split())
_GLIDE_BEFORE = tuple(_TABLE["glide_before"].split())
_GLIDES = tuple(vowel + _GLIDE for vowel in _TABLE["glide_after"].split())


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
    for slot in _SLOTS:
        for _ in range(slot.times):
            rules = slot.rules.get(word[-1])
            rule = next((rule for rule in rules if rule.fits(word, cuts)), None) if rules else None
            if rule is None or word in _KEEP:
                break
            word = _cut(word, rule)
            cuts.append(Cut(slot.name, rule.cut))
    return Analysis(word, tuple(cuts))


def _cut(word: str, rule: _Rule) -> str:
    left = word[: len(word) - len(rule.cut)] + rule.put
    glides = rule.cut.startswith(_GLIDE_BEFORE) and not rule.put and left.endswith(_GLIDES)
    return left[:-1] if glides and len(left) > _SHORTEST - 1 else left
