"""What is wrong with the content, and the one way it is told to people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


# Not frozen: whoever passes an exception on, as clusters do, writes its `__cause__` and `__traceback__`.
@dataclass(order=True, unsafe_hash=True)
class ContentError(Exception):
    """One thing wrong at one place of the content.

    `path` is as the author would type it, `line` counts from 1 (0 when the whole file is meant),
    `message` says the problem and `hint` its cure; neither ends with a full stop. `code` names the check that
    has found it (docs/checks.md), for those that have a name.

    >>> print(ContentError(Path("a.md"), 3, "the date is missing", "add `date: 2021-11-07`"))
    a.md:3: the date is missing. Hint: add `date: 2021-11-07`.
    """

    path: Path
    line: int
    message: str
    hint: str
    code: str = ""

    def __reduce__(self) -> tuple[type[ContentError], tuple[Path, int, str, str, str]]:
        """How it is passed between processes: an exception would be made again of its `args`, and has none."""
        return ContentError, (self.path, self.line, self.message, self.hint, self.code)

    def __str__(self) -> str:
        """`path:line: problem. Hint: cure.`, the line left out when the whole file is meant."""
        place = f"{self.path}:{self.line}" if self.line else f"{self.path}"
        return f"{place}: {self.message}. Hint: {self.hint}."


class ContentErrors(Exception):  # noqa: N818  (it is the group of the errors above, not one more error)
    """Every error of one run, in the order of the files and their lines."""

    def __init__(self, errors: Iterable[ContentError]) -> None:
        self.errors = sorted(set(errors))
        super().__init__("\n".join(map(str, self.errors)))

    def __reduce__(self) -> tuple[type[ContentErrors], tuple[list[ContentError]]]:
        """As that of a ContentError."""
        return ContentErrors, (self.errors,)
