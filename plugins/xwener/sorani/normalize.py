"""One spelling for the many ways Sorani is typed: the interpreter of the steps in tables/normalize.json.

`normalize` is for text that people read: it repairs code points and leaves spelling alone. `keys.search_key`
runs the same table further. Every step is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from xwener.sorani import rules
from xwener.sorani.alphabet import MARKS, SCRIPT, code_points
from xwener.sorani.arabic import is_arabic, quoted_arabic, word_at
from xwener.sorani.tables import load

_REMEMBERED = 65_536
_LONGEST_REMEMBERED = 48
_PROTECT, _COMPOSE = "protect_quoted_arabic", "compose"
# Two steps look at frequent letters, one only where it stands twice and first, the other only where it is the last.
INITIAL, FINAL = "وو", "ه"
_WAITING = {"initial_w": frozenset(INITIAL), "final_h": frozenset(FINAL)}

_RULES: dict[str, rules.Rule] = {
    "compatibility": rules.compatibility,
    _COMPOSE: rules.compose,
    "drop": rules.drop,
    _PROTECT: rules.drop,
    "drop_idle_zwnj": rules.drop_idle_zwnj,
    "drop_inner_tatweel": rules.drop_inner_tatweel,
    "final_h": rules.final_h,
    "initial_w": rules.initial_w,
    "lower": rules.lower,
}


class Normalized(NamedTuple):
    """Normalized text, and for each of its positions (and its end) the position in the input it came from."""

    text: str
    offsets: tuple[int, ...]


class Text(NamedTuple):
    """A text in the making: its characters, and where each came from."""

    chars: Sequence[str]
    places: Sequence[int]

    def part(self, start: int, end: int) -> Text:
        """What stands from `start` to `end`."""
        return Text(self.chars[start:end], self.places[start:end])


@dataclass(frozen=True, slots=True)
class _Step:
    """A row of the table. A text without any character of `needs` or any of `then` is left as it is.

    `at` are the characters the rule looks at (None: all), `then` those that must follow one (None: any may).
    """

    rule: rules.Rule
    needs: frozenset[str]
    at: frozenset[str] | None
    then: frozenset[str] | None = None
    unless_arabic: bool = False
    protects: bool = False


def normalize(text: str) -> str:
    """`text` as it is shown: code points repaired, spelling, capitals and ٠–٩ kept, quoted Arabic untouched.

    Any string is accepted, lone surrogates included; a second time changes nothing.

    >>> normalize("هه\u200cموو كاتێك")
    'هەموو کاتێک'
    """
    if settled(text):
        return text
    return _short(text) if len(text) <= _LONGEST_REMEMBERED else normalize_with_offsets(text).text


@lru_cache(maxsize=_REMEMBERED)
def _short(text: str) -> str:
    return normalize_with_offsets(text).text


def normalize_with_offsets(text: str) -> Normalized:
    """`normalize`, and where each character came from; the last offset is the length of `text`.

    >>> normalize_with_offsets("نه\u200cوت").offsets
    (0, 1, 3, 4, 5)
    """
    made = run(steps("text"), Text(text, range(len(text))))
    return Normalized("".join(made.chars), (*made.places, len(text)))


def fold(text: str) -> str:
    """`text` through all the steps of the search key."""
    if not _others("key").search(text) and not _has_initial_w(text) and not _has_final_h(text):
        return last_step(text)
    return "".join(run(steps("key"), Text(text, range(len(text)))).chars)


def run(table: Sequence[_Step], text: Text) -> Text:
    """`text` after the steps of `table`."""
    there = set(text.chars)
    for number, step in enumerate(table):
        if step.needs.isdisjoint(there) or (step.then and step.then.isdisjoint(there)):
            continue
        if step.protects:
            return _around_quoted_arabic(table[number + 1 :], text)
        changed = _apply(step, text)
        if changed is not text:
            text, there = changed, set(changed.chars)
    return text


def _around_quoted_arabic(table: Sequence[_Step], text: Text) -> Text:
    chars: list[str] = []
    places: list[int] = []
    done = 0
    for start, end in [*quoted_arabic(text.chars), (len(text.chars), len(text.chars))]:
        for part in (run(table, text.part(done, start)), text.part(start, end)):
            chars += part.chars
            places += part.places
        done = end
    return Text(chars, places)


def _apply(step: _Step, text: Text) -> Text:
    old, at = text
    looked_at = step.at
    word_end, spared = 0, False
    chars: list[str] = []
    places: list[int] = []
    done = 0
    for index in [index for index, char in enumerate(old) if looked_at is None or char in looked_at]:
        change = step.rule(old, index) if index >= done else None
        if change is None:
            continue
        if step.unless_arabic and index >= word_end:
            start, word_end = word_at(old, index)
            spared = is_arabic(old, start, word_end)
        if spared:
            continue
        put, used = change
        chars += old[done:index]
        places += at[done:index]
        chars += put
        places += at[index : index + used] if len(put) == used else [at[index]] * len(put)
        done = index + used
    if not done:
        return text
    chars += old[done:]
    places += at[done:]
    return Text(chars, places)


@cache
def steps(purpose: str) -> tuple[_Step, ...]:
    """The steps for `purpose`, "text" or "key", in their order."""
    rows = load("normalize")["steps"]
    return tuple(_step(row, purpose) for row in rows if row.get("for", purpose) == purpose)


def settled(text: str) -> bool:
    """Whether the letters of `text` tell that `normalize` leaves it as it is: so it is with most words.

    >>> settled("کوردستان"), settled("هەموو"), settled("گوناه")
    (True, True, False)
    """
    return not _others("text").search(text) and not _has_final_h(text)


@cache
def left_alone(purpose: str) -> frozenset[str]:
    """The letters, and the space, that no step for `purpose` changes, but for those of _WAITING and the last of all."""
    letters = SCRIPT - MARKS | {" "}
    for row in load("normalize")["steps"][:-1]:
        step = _step(row, purpose)
        if row.get("for", purpose) == purpose and (step.then is None or not step.then.isdisjoint(letters)):
            letters -= step.needs - _WAITING.get(row["do"], frozenset())
    return letters


@cache
def _others(purpose: str) -> re.Pattern[str]:
    """Finds what is none of `left_alone`: a word is asked three times as fast as by the set."""
    return re.compile(f"[^{''.join(sorted(left_alone(purpose)))}]")


def last_step(text: str) -> str:
    """`text` after the last step, which is one for keys."""
    # No letter that is put is one that is replaced. `translate` would take several times as long.
    for letter, put in _last():
        text = text.replace(letter, put)
    return text


@cache
def _last() -> tuple[tuple[str, str], ...]:
    last = load("normalize")["steps"][-1]
    return tuple(zip(last["from"], last["to"], strict=True))


def _has_final_h(text: str) -> bool:
    return FINAL in text and (text.endswith(FINAL) or f"{FINAL} " in text)


def _has_initial_w(text: str) -> bool:
    return INITIAL in text and (text.startswith(INITIAL) or f" {INITIAL}" in text)


def _step(row: dict[str, Any], purpose: str) -> _Step:
    kind, table = row["do"], row.get("map") or dict(zip(row.get("from", ""), row.get("to", ""), strict=True))
    if table:
        rule, needs = rules.replace(table), frozenset(key[0] for key in table)
        # Letters that only change before a mark are frequent, and the mark is rare.
        then = frozenset(key[1] for key in table) if all(map(_is_pair, table)) else None
    else:
        rule, needs, then = _RULES[kind], code_points(row["in"]), None
    return _Step(
        rule,
        needs,
        at=None if kind == _COMPOSE else needs,  # it looks at the letter, which may be any, before the mark
        then=then,
        unless_arabic=purpose == "text" and row.get("unless_arabic", False),
        protects=kind == _PROTECT,
    )


def _is_pair(key: str) -> bool:
    return len(key) == 2  # noqa: PLR2004  (what a pair is)
