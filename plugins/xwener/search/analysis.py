"""From a text to the terms it is indexed by; `search-expand.js` asks the same functions of the language core.

A term is the search key of one word. Its *family* is what the key shares with its inflected forms and with
common misspellings: the loose key of its stem. The index is sorted by family, so that what one word of a query
can mean stands together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import chain
from typing import Any

from lunr.pipeline import Pipeline

from xwener.sorani import loose_key, search_key, stem, word_texts
from xwener.sorani.memory import Memory
from xwener.sorani.normalize import fold
from xwener.sorani.plain_runs import plain_keys

# The name under which the one pipeline function is known in Python and in the browser.
LABEL = "sorani"
_REMEMBERED = 262_144


def terms(text: str) -> tuple[str, ...]:
    """The terms of `text`, one a word, in their order.

    >>> terms("لە «هەولێر»ه\u200cوە")
    ('لە', 'هەولێر', 'ەوە')
    """
    # The key of a word as `search_key` gives it, which need not be remembered a second time.
    return tuple(filter(None, map(fold, word_texts(text))))


# The terms of runs between spaces that are not seen at one glance to be a term.
_RUNS: Memory[tuple[str, ...]] = Memory(terms, _REMEMBERED)


def count_terms(texts: Iterable[str]) -> Counter[str]:
    """The terms of `texts`, with how often each stands in them.

    >>> count_terms(["باران، و باران"])
    Counter({'باران': 2, 'و': 1})
    """
    # A space always parts words.
    plain, others = plain_keys(" ".join(texts).replace("\n", " "))
    found = Counter(filter(None, plain))
    found.update(chain.from_iterable(map(_RUNS.__getitem__, others)))
    return found


def family(term: str) -> str:
    """The family of a term; of a term that has no letters left, the term itself."""
    return loose_key(stem(term)) or term


def pipeline() -> Pipeline:
    """The pipeline of a whole lunr index: one function of ours and none of lunr's, which are for English."""
    made = Pipeline()
    made.add(_sorani)
    return made


def _sorani(token: Any, _index: int = 0, _tokens: Any = None) -> Any:
    """A lunr token with its search key in place of its text; None leaves it out."""
    key = search_key(str(token))
    return token.update(lambda _text, _metadata: key) if key else None


Pipeline.register_function(_sorani, LABEL)
