"""How deep a page can be nested, told before it is parsed: a parser's time grows with the square of that."""

from __future__ import annotations

import re
from collections import Counter

# Browsers cut a page at 512; here elements of drawings, which close themselves, count too. It parses in a second.
DEEPEST = 5_000
TAG = re.compile(r"<(/?)([a-z][^\s/>]*)", re.IGNORECASE)
# What holds nothing, and what the next of its kind ends: neither nests by itself.
# https://html.spec.whatwg.org/multipage/syntax.html#void-elements and #optional-tags
VOID = "area base br col embed hr img input link meta param source track wbr"
OPTIONAL = "body colgroup dd dt head html li optgroup option p rb rp rt rtc tbody td tfoot th thead tr"
ENDED = frozenset(f"{VOID} {OPTIONAL}".split())


class TooDeepError(Exception):
    """What is to be imported is nested deeper than any text."""

    def __str__(self) -> str:
        """What is wrong, to be said of the file or of one text in it."""
        return "it is nested deeper than any text"


def too_deep(html: str) -> bool:
    """Whether more elements of `html` are open at once than any text needs.

    An end closes one of its own name alone, so that overlapping elements count as a parser nests them.
    """
    opened: Counter[str] = Counter()
    depth = 0
    for found in TAG.finditer(html):
        name = found[2].lower()
        if name in ENDED:
            continue
        if not found[1]:
            opened[name] += 1
            depth += 1
            if depth > DEEPEST:
                return True
        elif opened[name]:
            opened[name] -= 1
            depth -= 1
    return False
