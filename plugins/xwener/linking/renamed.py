"""After names in the glossary have changed: the texts that are joined as they were all the same.

A text that mentions no entry whose names have changed, and in which nothing begins as one of these names does, is
joined as it was before. It is asked of the file as it stands, without parsing it: a name's first word stands there
letter by letter, with nothing but the signs of emphasis in between, as long as nothing else in the text could hide
it. Where something could, the answer is that the text may hold the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import printable
from typing import Any, NamedTuple

from xwener.glossary.claims import claims_of
from xwener.glossary.entry import Entry
from xwener.glossary.words import SPOKEN_R
from xwener.reading.document import read_text
from xwener.reading.front_matter import FENCE
from xwener.reading.schema import Kind
from xwener.sorani.normalize import FINAL, left_alone

# What the joining of texts depends on of an entry, as plain data, its slug first.
Names = list[Any]


class Surroundings(NamedTuple):
    """All but its file that the joining of a text depends on: one figure for everything, one without the names, these.

    Without a figure nothing is known.
    """

    figure: str = ""
    others: str = ""
    names: Sequence[Names] = ()


# In Markdown character references and attributes may stand inside a word, and `[[` brings in an entry's name; escapes
# do so in front matter, too.
_HIDING, _ESCAPE = re.compile(r"[&{]|\[\["), "\\"
_FENCE = re.compile(rf"^{FENCE}[^\S\n]*$", re.MULTILINE)
# Signs that stand between words, and the digits of the Arabic script.
_SIGNS = "«»،؛؟…–—“”‘’•٪٫٬٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"
# Emphasis may begin and end inside a word.
_EMPHASIS = re.compile(r"[*_~]+")


def names_of(entries: Iterable[Entry]) -> list[Names]:
    """What the joining of texts depends on of each entry."""
    return [
        [each.slug, each.kind, each.url, each.name, list(each.names), list(each.forms), list(each.never), each.joined]
        for each in entries
    ]


@dataclass(frozen=True)
class Renamed:
    """Entries whose names have changed (by their slugs), and how the old names and the new ones begin."""

    slugs: frozenset[str]
    beginnings: Sequence[str]

    @classmethod
    def between(cls, before: Sequence[Names], after: Sequence[Names]) -> Renamed:
        """Those whose names are not the same in both; those that came or went are among them."""
        old, new = ({str(names[0]): names for names in each} for each in (before, after))
        slugs = frozenset(slug for slug in old.keys() | new.keys() if old.get(slug) != new.get(slug))
        entries = [_entry(each[slug]) for each in (old, new) for slug in slugs & each.keys()]
        return cls(slugs, sorted({_beginning(claim.words[0]) for entry in entries for claim in claims_of(entry)}))

    def concern(self, outside: Sequence[Any], head: Sequence[Any]) -> bool:
        """Whether a text speaks of one of them, or chooses between names; as records of its document and its head."""
        slug, _, meta, *_ = outside
        return slug in self.slugs or "glossary" in meta or not self.slugs.isdisjoint(head[0])

    def may_stand_in(self, text: str) -> bool:
        """Whether one of their names may stand in a file with this text; if not, surely none does."""
        fence = _FENCE.search(text, len(FENCE))
        if not fence or _unclear().search(text) or _HIDING.search(text, fence.end()):
            return True
        bare = _EMPHASIS.sub("", text).lower()
        return any(beginning in bare for beginning in self.beginnings)


def left_as_they_are(renamed: Renamed, paths: Sequence[Path]) -> list[Path]:
    """Of the content files at `paths`, those in which none of the names can stand."""
    return [path for path in paths if not _may_hold(renamed, path)]


def _may_hold(renamed: Renamed, path: Path) -> bool:
    text, problem = read_text(path)
    return problem is not None or renamed.may_stand_in(text)


def _beginning(word: str) -> str:
    """Of a folded word what stands in a text in which nothing has to be folded but capitals, digits, the first ڕ."""
    letters = re.split(r"\d", word, maxsplit=1)[0]
    return letters.removeprefix(SPOKEN_R)


def _entry(names: Names) -> Entry:
    slug, kind, url, name, called, forms, never, joined = names
    forms, never = tuple(forms), tuple(never)
    return Entry(slug, Kind(kind), name, url=url, aliases=tuple(called), forms=forms, never=never, joined=joined)


@cache
def _unclear() -> re.Pattern[str]:
    """Finds what makes it hard to say which words a text holds.

    That is any sign but letters that folding leaves alone, ASCII without escapes, and _SIGNS; and an ه at the end of a
    word, which folding may change.
    """
    letters = "".join(sorted(left_alone("text")))
    known = "".join(sorted({*letters, *printable, *_SIGNS} - {_ESCAPE}))
    return re.compile(f"[^{re.escape(known)}]|{FINAL}(?![{re.escape(letters.strip())}])")
