"""What a benchmark found, and how it is kept for the page that shows all sizes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

COLD, EDIT, NOTHING = "cold", "edit", "nothing"
# What is measured, in this order: nothing edited after an edit would be another thing.
SCENARIOS: Mapping[str, str] = {COLD: "cold", NOTHING: "nothing edited", EDIT: "one article edited"}


@dataclass
class Figures:
    """Seconds of each run, by the clock and of the processor; peak memory in bytes of the run that was watched."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    peak: int = 0

    @property
    def seconds(self) -> float:
        """The median by the clock."""
        return median(self.wall)


@dataclass
class Tool:
    """One generator: its figures by scenario, and why there are none where there are none."""

    name: str
    does: str
    version: str = ""
    pages: int = 0
    problem: str = ""
    figures: dict[str, Figures] = field(default_factory=dict)

    def of(self, scenario: str) -> Figures | None:
        """The figures, if all went well."""
        found = self.figures.get(scenario)
        return found if found and found.wall else None


@dataclass
class Results:
    """One size: when and where it was measured, and what was found."""

    size: int
    runs: int
    day: str
    machine: str
    load: float
    tools: list[Tool]

    def tool(self, name: str) -> Tool | None:
        """The tool of that name."""
        return next((tool for tool in self.tools if tool.name == name), None)


def together(first: Tool, second: Tool) -> Tool:
    """Two tools run one after the other, as one: times are added run by run, the peak is that of the larger."""
    both = Tool(f"{first.name} + {second.name}", "both", f"{first.version} + {second.version}", first.pages)
    for scenario in SCENARIOS:
        one, other = first.of(scenario), second.of(scenario)
        if one and other and len(one.wall) == len(other.wall):
            both.figures[scenario] = Figures(
                _sums(one.wall, other.wall), _sums(one.cpu, other.cpu), max(one.peak, other.peak)
            )
    return both


def save(results: Results, folder: Path) -> None:
    """Keep them as JSON, in the place of those of the same size before."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{results.size}.json").write_text(json.dumps(asdict(results), ensure_ascii=False, indent=1), "utf-8")


def load_all(folder: Path) -> Sequence[Results]:
    """All that is kept, the smallest size first."""
    found = [_results(json.loads(path.read_text("utf-8"))) for path in folder.glob("*.json")]
    return sorted(found, key=lambda one: one.size)


def _results(data: dict[str, Any]) -> Results:
    tools = [
        Tool(**{**tool, "figures": {name: Figures(**each) for name, each in tool["figures"].items()}})
        for tool in data["tools"]
    ]
    return Results(**{**data, "tools": tools})


def _sums(some: Sequence[float], others: Sequence[float]) -> list[float]:
    return [one + other for one, other in zip(some, others, strict=True)]
