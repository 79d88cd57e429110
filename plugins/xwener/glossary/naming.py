"""When the word beside a surname says that somebody or something else is meant (data: tables/naming.json)."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from xwener.glossary.claims import Claim
from xwener.glossary.words import fold, fold_inner


@cache
def _table(key: str) -> frozenset[str]:
    text = files("xwener.glossary").joinpath("tables/naming.json").read_text("utf-8")
    return frozenset(fold_inner(fold(word)) for word in json.loads(text)[key])


def is_given_name(word: str) -> bool:
    """Whether the folded `word` is a common given name."""
    return word in _table("given_names")


def means_another(claim: Claim, before: str, after: str) -> bool:
    """Whether the folded words around a claim on one word of a person's name make it another's.

    `before` and `after` are empty where something else than white space stands in between. Another given
    name before a surname, or after a given name, is another person; a place or body called after a person
    (شاری سەدر) is not that person.
    """
    if fold_inner(before) in _table("named_after"):
        return True
    beside = after if claim.given else before
    return is_given_name(beside) and beside not in claim.own
