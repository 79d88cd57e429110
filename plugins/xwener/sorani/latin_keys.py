"""Keys under which a Sorani word meets what people type for it in Latin letters (tables/latin.json).

kerkuk, mesrur, kazimi and al-kadhimi, hashd: nobody's spelling is a standard. The first key keeps the vowels in
two classes (a e ê; o u û w) and drops i and y, which nobody sets alike; the second keeps the consonants only and is
coarse, so that it deserves little weight and wants at least three of them.
"""

from __future__ import annotations

import re
from operator import itemgetter
from typing import Any, Final
from unicodedata import normalize as unicode_normalize

from xwener.sorani.latin import to_latin
from xwener.sorani.tables import load

_TABLE: dict[str, Any] = load("latin")
_ARTICLES: Final = tuple(_TABLE["articles"])
_DIGRAPHS: Final[dict[str, str]] = _TABLE["digraphs"]
_VOWELS: Final = re.compile(f"[{_TABLE['key_vowels']}]+")
_LEAST: Final[int] = _TABLE["skeleton_least"]
_FIRST, _I, _MUTE = "a", "iî", "ah"
# Letters that keep their marks, and the signs that some put between letters.
_LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyzçşêîûḧẍłř'’")
_KEYS: Final[dict[str, str]] = {char: char for char in _LETTERS} | _TABLE["keys"]
_DIGRAPH: Final = re.compile("|".join(map(re.escape, _DIGRAPHS)))
_NO_KEY: Final = "".join(sorted(char for char in _LETTERS if not _KEYS[char]))
_BEGINS_WITH_I: Final = re.compile(f"[{_NO_KEY}]*[{_I}]")
_SEVERAL: Final = re.compile(r"(.)\1+")


def latin_keys(word: str) -> list[str]:
    """The vowel key and, of three consonants or more, the skeleton behind a `~`; none for a word without letters.

    Takes words in Sorani letters and in Latin ones, so that both sides of a search use the same function.

    >>> latin_keys("کازمی") == latin_keys("al-kadhimi") == latin_keys("Kazimi")
    True
    """
    latin = to_latin(word).lower()
    if latin.startswith(_ARTICLES):
        latin = _without_article(latin)
    bare = _bare(latin)
    # Sulaymaniyah, Halabjah: the h of English and Arabic spelling is mute at the end.
    folded = _fold(bare[:-1] if bare.endswith(_MUTE) else bare)
    skeleton = _VOWELS.sub("", folded)
    keys = [folded] if folded else []
    return [*keys, f"~{skeleton}"] if len(skeleton) >= _LEAST else keys


def _without_article(latin: str) -> str:
    for article in _ARTICLES:
        if latin.startswith(article) and len(latin) > len(article) + 1:
            latin = latin[len(article) :]
    return latin


def _bare(latin: str) -> str:
    """Accents that are not Hawar's own removed, and everything that is no letter."""
    if _LETTERS.issuperset(latin):
        return latin
    chars = [char if char in _LETTERS else unicode_normalize("NFD", char)[0] for char in latin]
    return "".join([char for char in chars if char in _LETTERS])


def _fold(latin: str) -> str:
    one = _DIGRAPH.sub(lambda found: _DIGRAPHS[found[0]], latin)
    keys = "".join(map(_KEYS.__getitem__, one))
    # Iraq and Êraq, Islam and Eslam: the vowel that begins a word counts, and as one of the first class.
    return _SEVERAL.sub(itemgetter(1), _FIRST + keys if _BEGINS_WITH_I.match(one) else keys)
