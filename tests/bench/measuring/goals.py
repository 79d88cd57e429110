"""What the project wants of itself, and whether a benchmark shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tests.bench.measuring.results import COLD, EDIT, NOTHING, Figures, Results, Tool, together

GIB = 2**30
US, HUGO, PAGEFIND = "Xwêner", "Hugo", "Pagefind"
SMALL, LARGE, HUGE = 1_000, 10_000, 50_000
BySize = Mapping[int, Results]


@dataclass(frozen=True)
class Goal:
    """A figure that must not be larger than `limit`; `figure` is None where it was not measured."""

    what: str
    limit: float
    unit: str
    figure: Callable[[BySize], float | None]


def ratio(figure: float | None, other: float | None) -> float | None:
    """One by the other, if both were measured."""
    return figure / other if figure is not None and other else None


def _figures(by_size: BySize, size: int, name: str, scenario: str) -> Figures | None:
    results = by_size.get(size)
    tool = results.tool(name) if results else None
    return tool.of(scenario) if tool else None


def _seconds(by_size: BySize, size: int, name: str, scenario: str) -> float | None:
    figures = _figures(by_size, size, name, scenario)
    return figures.seconds if figures else None


def _peak(by_size: BySize, size: int, name: str) -> float | None:
    figures = _figures(by_size, size, name, COLD)
    return float(figures.peak) if figures and figures.peak else None


def _with_search(by_size: BySize, size: int) -> float | None:
    results = by_size.get(size)
    pair: Sequence[Tool | None] = [results.tool(HUGO), results.tool(PAGEFIND)] if results else []
    if not pair or pair[0] is None or pair[1] is None:
        return None
    figures = together(pair[0], pair[1]).of(COLD)
    return figures.seconds if figures else None


def _cold(size: int) -> Callable[[BySize], float | None]:
    return lambda found: ratio(_seconds(found, size, US, COLD), _with_search(found, size))


def _again(scenario: str) -> Callable[[BySize], float | None]:
    return lambda found: ratio(_seconds(found, LARGE, US, scenario), _seconds(found, LARGE, HUGO, EDIT))


def _growth(found: BySize) -> float | None:
    return ratio(_seconds(found, LARGE, US, COLD), _seconds(found, SMALL, US, COLD))


def _memory(found: BySize) -> float | None:
    return ratio(_peak(found, LARGE, US), _peak(found, LARGE, HUGO))


GOALS: Sequence[Goal] = (
    Goal(f"cold, {LARGE:,} articles: time by that of Hugo + Pagefind", 0.6, "", _cold(LARGE)),
    Goal(f"cold, {SMALL:,} articles: time by that of Hugo + Pagefind", 1.5, "", _cold(SMALL)),
    Goal(f"one of {LARGE:,} articles edited: time by that of Hugo's build after an edit", 0.5, "", _again(EDIT)),
    Goal(f"nothing of {LARGE:,} articles edited: time by the same", 0.3, "", _again(NOTHING)),
    Goal(f"cold, {LARGE:,} articles: peak memory by Hugo's", 0.5, "", _memory),
    Goal(f"cold: time of {LARGE:,} articles by that of {SMALL:,}", 10.5, "", _growth),
    Goal(f"cold, {HUGE:,} articles: peak memory", 4.0, " GiB", lambda found: ratio(_peak(found, HUGE, US), float(GIB))),
)
