"""What the build is doing: shown where somebody watches, measured everywhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID


class Progress:
    """The stages of one build; `seconds` holds how long each took.

    On a terminal a bar shows the stage and how far it is; elsewhere nothing is shown, so that logs stay clean.
    """

    def __init__(self, *, shown: bool | None = None) -> None:
        self.seconds: dict[str, float] = {}
        self._shown = sys.stderr.isatty() if shown is None else shown
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    @contextmanager
    def stage(self, name: str, total: int = 0) -> Iterator[None]:
        """Name and time what is being done; `total` is how many steps it is about to take, if that is known."""
        begun = time.monotonic()
        try:
            with self._drawn(name, total):
                yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.monotonic() - begun

    def step(self, of_which: str = "") -> None:
        """One step is done."""
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, advance=1, detail=of_which)

    @contextmanager
    def _drawn(self, name: str, total: int) -> Iterator[None]:
        if not self._shown:
            yield
            return
        from rich.console import Console  # noqa: PLC0415  (0.1 s that only watchers pay)
        from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.completed}/{task.total} {task.fields[detail]}" if total else "", markup=False),
            TimeElapsedColumn(),
        )
        with Progress(*columns, console=Console(stderr=True, force_terminal=True), transient=True) as bar:
            self._bar, self._task = bar, bar.add_task(name, total=total or None, detail="")
            try:
                yield
            finally:
                self._bar = self._task = None
