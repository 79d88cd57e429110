"""The rules of the language as data: JSON files that Python and JavaScript both read.

What stands under a key `about` is for people: what the table is and where it comes from. Nothing reads it.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

# What a page gets, by the part of the core that it loads: whole tables by name, or some of their keys. Everything
# else is for building sites.
FOR_BROWSER: dict[str, dict[str, tuple[str, ...]]] = {
    "sorani": {
        "alphabet": (),
        "normalize": (),
        "tokenize": (),
        "stem": (),
        "numbers": ("digits", "decimal", "group", "percent", "minus"),
        "latin": ("articles", "digraphs", "keys", "key_vowels", "skeleton_least"),
    },
    # The Latin view alone writes Latin letters; its tables take the place of the parts above.
    "latin": {"numbers": (), "latin": ()},
}


@cache
def load(name: str) -> Any:
    """The table `name` (its file's stem), read once. Errors: FileNotFoundError. The caller must not change it.

    Any, because the tables differ in shape; each module that reads one gives it types.
    """
    table = json.loads(files(__name__).joinpath(f"{name}.json").read_text("utf-8"))
    return _without_comments(table)


def _without_comments(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_comments(each) for key, each in value.items() if key != "about"}
    return [_without_comments(each) for each in value] if isinstance(value, list) else value


def for_browser(part: str) -> dict[str, object]:
    """The tables that a page needs for a part of the core, as `theme/assets.yaml` names it; KeyError if unknown."""
    return {
        name: {key: value for key, value in load(name).items() if not keys or key in keys}
        for name, keys in FOR_BROWSER[part].items()
    }
