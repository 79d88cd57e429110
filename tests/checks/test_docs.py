"""docs/checks.md tells of every check, with the examples that are tested."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from xwener.checks.table import CHECKS

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs" / "checks.md"
DATA = Path(__file__).parent / "data"
EXAMPLES = yaml.safe_load((DATA / "examples.yaml").read_text("utf-8"))
ERRORS = yaml.safe_load((DATA / "errors.yaml").read_text("utf-8"))
# On their letter they look like the letter that has them.
HAMZAS = "\u0653\u0654\u0655"
MARK = "<!-- codes: written by `pytest tests/checks/test_docs.py --refresh-golden` -->\n"


def visible(text: str) -> str:
    """The text as code in a table; what cannot be seen by its number, a bar by an escape."""
    shown = "".join(
        char if char.isprintable() and char not in HAMZAS else f"⟨U+{ord(char):04X}⟩"
        for char in text.replace("\n", "⏎").replace("|", "\\|")
    )
    longest = max((len(run) for run in re.findall("`+", shown)), default=0)
    mark, space = "`" * (longest + 1), " " if longest else ""
    return f"{mark}{space}{shown}{space}{mark}"


def rows() -> Iterator[str]:
    """The lines of the table of codes."""
    yield "| Code | Found | Good | `invoke fix` |"
    yield "|---|---|---|---|"
    for check in CHECKS:
        pairs = [row for row in EXAMPLES[check.code] if "bad" in row]
        found = "<br>".join(visible(row["bad"]) for row in pairs)
        good = "<br>".join(visible(row["good"]) for row in pairs)
        yield f"| `{check.code}` | {found} | {good} | {'yes' if check.fixed else 'no'} |"


def error_rows() -> Iterator[str]:
    """The lines of the table of errors."""
    yield "\nAnd those of errors, which stop a build:\n"
    yield "| Code | Wrong | Right |"
    yield "|---|---|---|"
    examples = {**ERRORS, **{code: EXAMPLES[code] for code in EXAMPLES if code not in {c.code for c in CHECKS}}}
    for code, pairs in examples.items():
        wrong, right = ("<br>".join(visible(row[which]) for row in pairs) for which in ("bad", "good"))
        yield f"| `{code}` | {wrong} | {right} |"


def left_alone() -> Iterator[str]:
    """The good examples that show what no check minds."""
    yield "\nIn none of these is anything found:\n"
    for check in CHECKS:
        for row in EXAMPLES[check.code]:
            if "bad" not in row:
                yield f"- {visible(row['good'])}"


def test_the_table_of_codes_is_the_table_of_checks(request: pytest.FixtureRequest):
    """The documentation lists the codes and the tested examples, and no others."""
    text = DOCS.read_text("utf-8")
    written = text.split(MARK)[0] + MARK + "\n" + "\n".join([*rows(), *left_alone(), *error_rows()]) + "\n"
    if request.config.getoption("--refresh-golden"):
        DOCS.write_text(written, "utf-8")
    assert DOCS.read_text("utf-8") == written
