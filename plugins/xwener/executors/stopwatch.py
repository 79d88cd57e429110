"""Where the time of a build goes, by stage."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Stopwatch:
    """Seconds by stage: `waited` as the clock on the wall tells, `worked` as processors do, in all processes."""

    waited: dict[str, float] = field(default_factory=dict)
    worked: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def of(self, stage: str) -> Iterator[None]:
        """Time what is done here. What workers do meanwhile they report by `add`."""
        waited, worked = time.monotonic(), time.process_time()
        try:
            yield
        finally:
            self.waited[stage] = self.waited.get(stage, 0.0) + time.monotonic() - waited
            self.add(stage, time.process_time() - worked)

    def add(self, stage: str, seconds: float) -> None:
        """So many seconds of a processor went into a stage."""
        self.worked[stage] = self.worked.get(stage, 0.0) + seconds

    def table(self) -> list[str]:
        """The stages as lines of text, in the order in which they began."""
        lines = [f"{'stage':<28}{'waited':>9}{'worked':>9}"]
        for stage in dict.fromkeys([*self.waited, *self.worked]):
            waited = f"{self.waited[stage]:.2f} s" if stage in self.waited else ""
            lines.append(f"{stage:<28}{waited:>9}{f'{self.worked.get(stage, 0.0):.2f} s':>9}")
        return lines
