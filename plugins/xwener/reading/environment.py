"""What the Markdown rules are told about the text they work on, and what they tell back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from xwener.errors import ContentError


@dataclass
class Environment:
    """One text on its way through the parser.

    `labels` holds the words of the interface that stand in the HTML (`footnotes`, `footnote_back`, `table`),
    `name` tells the ids of this text apart from those of another text on the same page (footnotes).
    Rules put what is wrong into `errors`; nothing is raised.
    """

    path: Path
    body_line: int
    labels: Mapping[str, str]
    name: str = ""
    errors: list[ContentError] = field(default_factory=list)

    def wrong(self, body_line: int, message: str, hint: str, code: str = "markup") -> None:
        """Note what is wrong on a line of the body (counted from 0)."""
        self.errors.append(ContentError(self.path, self.body_line + body_line, message, hint, code))

    def for_markdown_it(self) -> dict[str, object]:
        """The `env` dictionary that markdown-it hands to its rules."""
        return {"xwener": self, **({"docId": self.name} if self.name else {})}


def environment_of(env: object) -> Environment:
    """The Environment inside markdown-it's `env`."""
    found = env.get("xwener") if isinstance(env, dict) else None
    if not isinstance(found, Environment):
        raise TypeError("the parser was called without an Environment")
    return found
