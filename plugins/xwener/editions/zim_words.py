"""What the full-text index of a ZIM is given, so that Sorani is found however it is typed.

Xapian cuts Sorani into words well enough, but it knows no Sorani: it has no stemmer for it, takes ی and ي for different
letters, and libzim strips a query of its marks, which splits the hamza from ئ. So the index gets the text without such
marks, and after it, once for each word, what else people type for it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from xwener.sorani import search_key, stem
from xwener.sorani import words as words_of

# More words than a writer has; some 50 MB.
KNOWN_WORDS = 200_000
# What an Arabic keyboard has in place of Sorani's letters.
ARABIC_KEYBOARD = str.maketrans("کیە", "كيه")


def index_text(texts: Iterable[str]) -> str:
    """The words of `texts` as the index holds them, and after them their other forms."""
    words = [word.text for text in texts for word in words_of(text)]
    further: dict[str, None] = {}
    for word in dict.fromkeys(words):
        further.update(dict.fromkeys(_forms(word)))
    plain = list(map(unmarked, words))
    known = set(plain)
    return " ".join([*plain, *(form for form in further if form and form not in known)])


@lru_cache(maxsize=KNOWN_WORDS)
def _forms(word: str) -> tuple[str, ...]:
    """What else people type for `word`; texts of one site use much the same words."""
    key = search_key(word)
    forms = (key, stem(key), word.translate(ARABIC_KEYBOARD), key.translate(ARABIC_KEYBOARD))
    return tuple(map(unmarked, forms))


@lru_cache(maxsize=KNOWN_WORDS)
def unmarked(text: str) -> str:
    """`text` as libzim makes a query: lower case, without the marks that can be split from a letter.

    >>> unmarked("ئێران") == "\u064aێران"
    True
    """
    parts = unicodedata.normalize("NFD", text.lower())
    return unicodedata.normalize(
        "NFC", "".join(char for char in parts if not unicodedata.category(char).startswith("M"))
    )
