"""From a text to the terms it is indexed by; `search-expand.js` asks the same functions of the language core.

A term is the search key of one word. Its *family* is what the key shares with its inflected forms and with
common misspellings: the loose key of its stem. The index is sorted by family, so that what one word of a query
can mean stands together.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from lunr.pipeline import Pipeline

from xwener.sorani import loose_key, search_key, stem, word_texts

# The name under which the one pipeline function is known in Python and in the browser.
LABEL = "sorani"
_REMEMBERED = 262_144


def terms(text: str) -> list[str]:
    """The terms of `text`, one a word, in their order.

    >>> terms("لە «هەولێر»ه\u200cوە")
    ['لە', 'هەولێر', 'ەوە']
    """
    found: list[str] = []
    # A space always parts words, and most runs between spaces have been met before.
    for run in text.replace("\n", " ").split(" "):
        found += _run_terms(run)
    return found


@lru_cache(maxsize=_REMEMBERED)
def _run_terms(run: str) -> tuple[str, ...]:
    return tuple(filter(None, map(search_key, word_texts(run))))


@lru_cache(maxsize=_REMEMBERED)
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
