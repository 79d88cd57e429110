"""Names that occur often and have no entry yet, for the author to accept or dismiss.

Sorani has no capital letters, so a name is proposed by its place: two words of no entry beside the word for a
post (گوتەبێژ, وەزیر), behind a common given name, or so bound to each other that one is seldom seen alone.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cache
from importlib.resources import files
from pathlib import Path

from xwener.errors import ContentError
from xwener.glossary.finder import Finder
from xwener.glossary.load import load_glossary
from xwener.glossary.naming import is_given_name
from xwener.glossary.words import WORD, fold, fold_inner, name_words
from xwener.linking.mentions import MentionLinker
from xwener.reading.environment import Environment
from xwener.reading.markdown import parse
from xwener.reading.tree import read_tree
from xwener.sorani import suffixes

Pair = tuple[str, str]

# Names that are not to be proposed, below the content folder, one a line.
DISMISSED = Path("glossary", "dismissed.txt")

# How often a pair must occur to be proposed, by how good its reason is.
LEAST_WITH_REASON, LEAST_ALONE = 2, 3
# Of the occurrences of the rarer and of the commoner word of a pair, the share in which they stand together: the
# parts of a name hardly occur apart, except that a given name has several surnames.
BOUND_RARER, BOUND_COMMONER = 0.8, 0.4
# Endings that names seldom have but phrases often do: definite, indefinite, plural; and the linking ە and ی.
INFLECTED_ENDINGS = ("ەکە", "ەکان", "ێک", "یەک", "انە", "ترین", "کردن", "بوون")
LINKING_ENDINGS = ("ی", "ە")


class Reason(IntEnum):
    """Why a pair is proposed, the best reason first."""

    TITLE = 0
    GIVEN_NAME = 1
    REPEATED = 2


@dataclass(frozen=True)
class Candidate:
    """A name to make an entry of: how often it occurs, in how many texts, why it is proposed, where it is first."""

    name: str
    count: int
    texts: int
    reason: Reason
    path: Path
    line: int


@dataclass
class _Seen:
    """What is known of a pair of words."""

    count: int = 0
    titled: int = 0
    texts: set[Path] = field(default_factory=set)
    name: str = ""
    path: Path = field(default_factory=Path)
    line: int = 0

    def add(self, other: _Seen) -> None:
        self.count += other.count
        self.titled += other.titled
        self.texts |= other.texts


@dataclass(frozen=True, slots=True)
class _Word:
    folded: str
    surface: str
    offset: int
    # What stands before it, without white space: nothing, a comma, a quotation mark …
    gap: str
    free: bool


class Candidates:
    """Reads texts one after the other, then proposes names."""

    def __init__(self, finder: Finder, dismissed: Iterable[str] = ()) -> None:
        self._finder = finder
        self._dismissed = {name_words(name) for name in dismissed}
        self._words: Counter[str] = Counter()
        self._pairs: dict[Pair, _Seen] = {}

    def read(self, text: str, path: Path, line: int) -> None:
        """Take in a block of text that begins on that line of that file."""
        words = self._words_of(text)
        self._words.update(word.folded for word in words)
        for index in range(len(words) - 1):
            first, second = words[index], words[index + 1]
            if second.gap or not (first.free and second.free):
                continue
            seen = self._pairs.setdefault((first.folded, second.folded), _Seen())
            if not seen.count:
                seen.name = f"{first.surface} {second.surface}"
                seen.path, seen.line = path, line + text.count("\n", 0, first.offset)
            seen.count += 1
            seen.titled += _titled(words, index)
            seen.texts.add(path)

    def report(self) -> list[Candidate]:
        """The names to propose, the best reason first, then the most frequent."""
        found = [
            Candidate(seen.name, seen.count, len(seen.texts), reason, seen.path, seen.line)
            for pair, seen in self._merged().items()
            if pair not in self._dismissed and (reason := self._reason(pair, seen)) is not None
        ]
        return sorted(found, key=lambda one: (one.reason, -one.count, one.name))

    def _words_of(self, text: str) -> list[_Word]:
        known = [(match.start, match.end) for match in self._finder.find(text)]
        words: list[_Word] = []
        reached = 0
        for found in WORD.finditer(text):
            folded = fold(found[0])
            inside = any(start < found.end() and found.start() < end for start, end in known)
            free = not inside and folded.isalpha() and len(folded) > 1 and folded not in _table("not_names")
            gap = text[reached : found.start()].strip()
            words.append(_Word(folded, found[0], found.start(), gap, free and not _is_title(folded)))
            reached = found.end()
        return words

    def _merged(self) -> dict[Pair, _Seen]:
        """The pairs, those that differ by a suffix of the second word counted with the shortest."""
        merged: dict[Pair, _Seen] = {}
        for (first, second), seen in sorted(self._pairs.items(), key=lambda item: len(item[0][1])):
            bases = (second[:length] for length in range(3, len(second)))
            base = next(
                (b for b in bases if (first, b) in merged and suffixes(b, proper=True).licensed(second[len(b) :])),
                second,
            )
            if base == second:
                merged[first, second] = _Seen(name=seen.name, path=seen.path, line=seen.line)
            merged[first, base].add(seen)
        return merged

    def _reason(self, pair: Pair, seen: _Seen) -> Reason | None:
        first, second = pair
        given = is_given_name(first)
        if first.endswith(INFLECTED_ENDINGS) or second.endswith(INFLECTED_ENDINGS):
            return None
        if not given and first.endswith(LINKING_ENDINGS):
            return None
        if seen.titled and seen.count >= LEAST_WITH_REASON:
            return Reason.TITLE
        if given and seen.count >= LEAST_WITH_REASON:
            return Reason.GIVEN_NAME
        rarer, commoner = sorted((self._words[first], self._words[second]))
        bound = seen.count >= BOUND_RARER * rarer and seen.count >= BOUND_COMMONER * commoner
        return Reason.REPEATED if bound and seen.count >= LEAST_ALONE else None


def propose(content: Path) -> tuple[list[Candidate], list[ContentError]]:
    """The names to propose for the texts below the folder `content`, and what keeps these from being read.

    Names that the author does not want stand in `glossary/dismissed.txt` there, one a line.
    """
    documents, errors = read_tree(content)
    glossary, wrong = load_glossary(documents)
    linker = MentionLinker(glossary)
    dismissed = content / DISMISSED
    names = dismissed.read_text("utf-8").splitlines() if dismissed.is_file() else []
    candidates = Candidates(linker.finder, names)
    for document in documents:
        tokens = parse(document, Environment(document.path, document.body_line, {}))
        for passage in linker.passages(tokens, document):
            candidates.read(passage.text, document.path, passage.line)
    return candidates.report(), errors + wrong


def _titled(words: list[_Word], index: int) -> bool:
    """Whether the pair at `index` stands behind a title (or its ezafe phrase), or before one across a comma."""
    before = words[index - 1] if index and not words[index].gap else None
    further = words[index - 2] if before and index > 1 and not before.gap else None
    if before and (_is_title(before.folded) or (further and not before.free and _is_title(further.folded))):
        return True
    after = words[index + 2] if index + 2 < len(words) else None
    return bool(after and after.gap == "،" and _is_title(after.folded))


def _is_title(word: str) -> bool:
    return word in _table("titles") or fold_inner(word).removesuffix("ی") in _table("titles")


@cache
def _table(key: str) -> frozenset[str]:
    text = files("xwener.linking").joinpath("tables/titles.json").read_text("utf-8")
    return frozenset(fold(word) for word in json.loads(text)[key])
