"""`invoke mentions` and `invoke candidates`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from xwener.errors import ContentErrors
from xwener.linking.candidates import DISMISSED, propose
from xwener.linking.offsets import mentions_of

DONE, WRONG = 0, 1


def print_mentions(file: Path, content: Path, first_mention: str, *, as_json: bool) -> int:
    """Print the mentions of the Markdown file, as JSON or as a line each; the exit code."""
    try:
        places = mentions_of(file, content, first_mention)
    except ContentErrors as wrong:
        return _tell(wrong)
    if as_json:
        print(json.dumps(places, ensure_ascii=False, indent=2))
        return DONE
    for place in places:
        mark = "link" if place["linked"] else "    "
        print(f"{place['start']:>7}–{place['end']:<7} {mark}  {place['entry']}  {place['surface']}")
    return DONE


def print_candidates(content: Path, *, as_json: bool) -> int:
    """Print the names that may want an entry, as JSON or as a line each; the exit code."""
    found, errors = propose(content)
    if errors:
        return _tell(ContentErrors(errors))
    if as_json:
        keys = ("name", "count", "texts", "line")
        rows = [
            {key: getattr(one, key) for key in keys} | {"path": str(one.path), "reason": one.reason.name.lower()}
            for one in found
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return DONE
    for one in found:
        reason = one.reason.name.lower().replace("_", " ")
        print(f"{one.path}:{one.line}: {one.name} ({one.count} times in {one.texts} texts; {reason})")
    print(f"{len(found)} names. Accept one with a file under {content}/glossary/, dismiss it in {content}/{DISMISSED}.")
    return DONE


def _tell(wrong: ContentErrors) -> int:
    for error in wrong.errors:
        print(error, file=sys.stderr)
    return WRONG
