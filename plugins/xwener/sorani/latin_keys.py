"""Keys under which a Sorani word meets what people type for it in Latin letters (tables/latin.json).

kerkuk, mesrur, kazimi and al-kadhimi, hashd: nobody's spelling is a standard. The first key keeps the vowels in
two classes (a e ê; o u û w) and drops i and y, which nobody sets alike; the second keeps the consonants only and is
coarse, so that it deserves little weight and wants at least three of them.
"""

from __future__ import annotations

from typing import Any, Final
from unicodedata import normalize as unicode_normalize

from xwener.sorani.latin import to_latin
from xwener.sorani.tables import load

_TABLE: dict[str, Any] = load("latin")
_ARTICLES: Final = tuple(_TABLE["articles"])
_DIGRAPHS: Final[dict[str, str]] = _TABLE["digraphs"]
_KEYS: Final[dict[str, str]] = _TABLE["keys"]
_VOWELS: Final = frozenset(_TABLE["key_vowels"])
_LEAST: Final[int] = _TABLE["skeleton_least"]
_FIRST, _I, _MUTE = "a", frozenset("iî"), "ah"
# Letters that keep their marks, and the signs that some put between letters.
_LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyzçşêîûḧẍłř'’")


def latin_keys(word: str) -> list[str]:
    """The vowel key and, of three consonants or more, the skeleton behind a `~`; none for a word without letters.

    Takes words in Sorani letters and in Latin ones, so that both sides of a search use the same function.

    >>> latin_keys("کازمی") == latin_keys("al-kadhimi") == latin_keys("Kazimi")
    True
    """
    latin = to_latin(word).lower()
    for article in _ARTICLES:
        if latin.startswith(article) and len(latin) > len(article) + 1:
            latin = latin[len(article) :]
    bare = _bare(latin)
    # Sulaymaniyah, Halabjah: the h of English and Arabic spelling is mute at the end.
    folded = _fold(bare[:-1] if bare.endswith(_MUTE) else bare)
    skeleton = "".join([char for char in folded if char not in _VOWELS])
    keys = [folded] if folded else []
    return [*keys, f"~{skeleton}"] if len(skeleton) >= _LEAST else keys


def _bare(latin: str) -> str:
    """Accents that are not Hawar's own removed, and everything that is no letter."""
    chars = [char if char in _LETTERS else unicode_normalize("NFD", char)[0] for char in latin]
    return "".join([char for char in chars if char in _LETTERS])


def _fold(latin: str) -> str:
    out: list[str] = []
    index = 0
    while index < len(latin):
        pair = _DIGRAPHS.get(latin[index : index + 2])
        char = pair or latin[index]
        index += 2 if pair else 1
        # Iraq and Êraq, Islam and Eslam: the vowel that begins a word counts, and as one of the first class.
        key = _FIRST if not out and char in _I else _KEYS.get(char, char)
        if key and (not out or out[-1] != key):
            out.append(key)
    return "".join(out)
