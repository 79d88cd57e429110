"""The figures as Markdown tables."""

from __future__ import annotations

from collections.abc import Sequence

from tests.bench.measuring.goals import GOALS, HUGO, PAGEFIND, US, BySize, ratio
from tests.bench.measuring.results import COLD, EDIT, NOTHING, Figures, Results, Tool, together

MEGABYTE = 1_000_000
MISSING = "–"
# Characters of a cell that may still be a figure.
WIDEST = 30
HEAD = (
    "",
    "cold, s",
    "(least–most)",
    "× Xwêner",
    "processor, s",
    "peak memory, MB",
    "nothing edited, s",
    "one article edited, s",
    "HTML files",
)


def size_table(results: Results) -> str:
    """One size: a line for each tool, Hugo with Pagefind as a tool of its own."""
    own = results.tool(US)
    ours = own.of(COLD) if own else None
    return markdown(HEAD, [_row(tool, ours) for tool in with_pair(results.tools)])


def with_pair(tools: Sequence[Tool]) -> Sequence[Tool]:
    """The tools, and after Pagefind what it and Hugo take together, where both were measured."""
    by_name = {tool.name: tool for tool in tools}
    rows: list[Tool] = []
    for tool in tools:
        rows.append(tool)
        if tool.name == PAGEFIND and HUGO in by_name:
            both = together(by_name[HUGO], tool)
            rows += [both] if both.figures else []
    return rows


def goals_table(by_size: BySize) -> str:
    """What is wanted, what was found, whether it is kept."""
    rows = []
    for goal in GOALS:
        figure = goal.figure(by_size)
        if figure is None:
            rows.append((goal.what, f"≤ {goal.limit:g}{goal.unit}", "not measured", ""))
        else:
            kept = "yes" if figure <= goal.limit else "**no**"
            rows.append((goal.what, f"≤ {goal.limit:g}{goal.unit}", f"{figure:.2f}{goal.unit}", kept))
    return markdown(("", "wanted", "measured", "kept"), rows)


def contents_table(results: Results) -> str:
    """What each tool's build holds, in which version."""
    return markdown(("", "version", "what a build holds"), [(one.name, one.version, one.does) for one in results.tools])


def markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table, columns of figures to the right; what would end a cell early is escaped."""
    figures = [all(len(row[column]) <= WIDEST for row in rows) for column in range(len(head))]
    lines = [head, ["---:" if right and column else "---" for column, right in enumerate(figures)], *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '&#124;') for cell in line)} |" for line in lines) + "\n"


def _row(tool: Tool, ours: Figures | None) -> Sequence[str]:
    name = tool.name
    if tool.problem:
        name += f" ({tool.problem})"
    cold = tool.of(COLD)
    times = ratio(cold.seconds, ours.seconds) if cold and ours else None
    return (
        name,
        seconds(cold),
        f"{min(cold.wall):.2f}–{max(cold.wall):.2f}" if cold else MISSING,
        f"{times:.2f}" if times is not None else MISSING,
        seconds(cold, cpu=True),
        f"{cold.peak / MEGABYTE:,.0f}" if cold and cold.peak else MISSING,
        seconds(tool.of(NOTHING)),
        seconds(tool.of(EDIT)),
        f"{tool.pages:,}" if tool.pages else MISSING,
    )


def seconds(figures: Figures | None, *, cpu: bool = False) -> str:
    """The median with two decimals."""
    if figures is None:
        return MISSING
    taken = Figures(wall=figures.cpu) if cpu else figures
    return f"{taken.seconds:.2f}"
