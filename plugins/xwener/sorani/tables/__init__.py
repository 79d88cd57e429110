"""The rules of the language as data: JSON files that Python and JavaScript both read.

Every table has a key `about` that says what it is and where it comes from; nothing else reads that key.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

# What the browser gets: whole tables by name, or some of their keys. Everything else is for building sites.
FOR_BROWSER: dict[str, tuple[str, ...]] = {
    "alphabet": (),
    "normalize": (),
    "tokenize": (),
    "stem": (),
    "collation": (),
    "dates": ("months", "days", "styles", "relative"),
    "latin": (
        "consonants",
        "vowels",
        "signs",
        "sonority",
        "articles",
        "digraphs",
        "keys",
        "key_vowels",
        "skeleton_least",
    ),
    "numbers": (),
}


@cache
def load(name: str) -> Any:
    """The table `name` (its file's stem), read once. Errors: FileNotFoundError. The caller must not change it.

    Any, because the tables differ in shape; each module that reads one gives it types.
    """
    table = json.loads(files(__name__).joinpath(f"{name}.json").read_text("utf-8"))
    del table["about"]
    return table


def for_browser() -> dict[str, object]:
    """The tables that `theme/static/js/sorani.js` needs, by name, as small as they can be."""
    return {
        name: {key: value for key, value in load(name).items() if not keys or key in keys}
        for name, keys in FOR_BROWSER.items()
    }
