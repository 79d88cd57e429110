"""The pure parts of the benchmark of builds: ratios, tables, the plot, the page.

They are here because pytest leaves tests/bench out.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from tests.bench.measuring.goals import GOALS, HUGE, LARGE, SMALL, ratio
from tests.bench.measuring.page import page, plot, warning
from tests.bench.measuring.plot import ACCENT, Panel, svg
from tests.bench.measuring.results import COLD, EDIT, NOTHING, Figures, Results, Tool, load_all, save, together
from tests.bench.measuring.table import goals_table, markdown, size_table

MB = 1_000_000
SVG = "{http://www.w3.org/2000/svg}"


def tool(name: str, cold: float, again: float, peak: int = 100 * MB) -> Tool:
    """A tool that took so many seconds, the first of three runs twice as many and the last half."""
    return Tool(
        name,
        f"what {name} does",
        "1.0",
        10,
        figures={
            COLD: Figures([cold * 2, cold, cold / 2], [cold, cold, cold], peak),
            NOTHING: Figures([again / 2] * 3, [again] * 3, peak),
            EDIT: Figures([again] * 3, [again] * 3, peak),
        },
    )


def results(size: int, *tools: Tool, load: float = 0.2) -> Results:
    """What was found at a size."""
    return Results(size, 3, "2026-11-27", "2 cores", load, list(tools))


SOME = results(
    LARGE,
    tool("Xwêner", 6, 1),
    tool("Hugo", 4, 4, 400 * MB),
    tool("Pagefind", 12, 12, 900 * MB),
    tool("Pelican", 30, 9),
)


def test_two_tools_together():
    """Times are added run by run; only one of the two is there at a time, so the peak is the larger."""
    both = together(tool("Hugo", 4, 4, 400), tool("Pagefind", 12, 12, 900))
    assert both.name == "Hugo + Pagefind"
    assert both.figures[COLD] == Figures([32, 16, 8], [16, 16, 16], 900)
    assert not together(tool("Hugo", 4, 4), Tool("Pagefind", "", problem="gone")).figures


@pytest.mark.parametrize(("one", "other", "expected"), [(6.0, 4.0, 1.5), (None, 4.0, None), (6.0, None, None)])
def test_ratio(one: float | None, other: float | None, expected: float | None):
    """Nothing is made up for what was not measured."""
    assert ratio(one, other) == expected


def test_goals():
    """Each goal finds its figure in the results."""
    by_size = {
        SMALL: results(SMALL, tool("Xwêner", 3, 1), tool("Hugo", 1, 1), tool("Pagefind", 1, 1)),
        LARGE: SOME,
        HUGE: results(HUGE, tool("Xwêner", 60, 5, 2 * 2**30)),
    }
    assert [goal.figure(by_size) for goal in GOALS] == [6 / 16, 3 / 2, 1 / 4, 0.5 / 4, 100 / 400, 2.0, 2.0]
    assert [goal.figure({}) for goal in GOALS] == [None] * len(GOALS)


def test_goals_table():
    """What is missed is said; what was not measured is not said to be kept."""
    lines = goals_table({LARGE: results(LARGE, tool("Xwêner", 60, 1), *SOME.tools[1:])}).splitlines()
    assert lines[2].endswith("| ≤ 0.6 | 3.75 | **no** |")
    assert lines[3].endswith("| ≤ 1.5 | not measured |  |")
    assert lines[4].endswith("| ≤ 0.5 | 0.25 | yes |")


def test_size_table():
    """Medians, the range, the ratio to ours; Hugo and Pagefind together have a line."""
    lines = size_table(SOME).splitlines()
    assert lines[2] == "| Xwêner | 6.00 | 3.00–12.00 | 1.00 | 6.00 | 100 | 0.50 | 1.00 | 10 |"
    assert lines[5].startswith("| Hugo + Pagefind | 16.00 | 8.00–32.00 | 2.67 | 16.00 | 900 |")
    assert [line.split("|")[1].strip() for line in lines[2:]] == [
        "Xwêner", "Hugo", "Pagefind", "Hugo + Pagefind", "Pelican",
    ]  # fmt: skip


def test_a_peer_that_is_missing_says_so():
    """Its line has the reason and no figures; a sign of tables in the reason ends no cell."""
    lines = size_table(results(100, tool("Xwêner", 1, 1), Tool("Hugo", "", problem="pip | said no"))).splitlines()
    assert lines[3] == "| Hugo (pip &#124; said no) | – | – | – | – | – | – | – | – |"


def test_markdown():
    """Figures stand to the right."""
    assert markdown(("a", "b"), [("c", "1")]) == "| a | b |\n| --- | ---: |\n| c | 1 |\n"


def test_bars():
    """The longest bar fills the room, the others are in proportion; ours has the accent; names are escaped."""
    drawn = ET.fromstring(svg("title", [Panel("panel", [("A & B", 4.0, "4.00"), ("us", 1.0, "1.00")])], "us"))  # noqa: S314
    bars = drawn.findall(f"{SVG}rect")[1:]
    longest, ours = (float(bar.get("width", 0)) for bar in bars)
    assert longest == pytest.approx(4 * ours, abs=0.4)
    assert [bar.get("fill") == ACCENT for bar in bars] == [False, True]
    words = [text.text for text in drawn.findall(f"{SVG}text")]
    assert words == ["panel", "A & B", "4.00", "us", "1.00"]
    assert drawn.findtext(f"{SVG}title") == "title"


def test_bars_of_nothing():
    """A panel without bars, or with bars of no length, is no error."""
    assert "NaN" not in svg("t", [Panel("empty", []), Panel("zero", [("a", 0.0, "0")])], "us")


def test_page():
    """Each size has its part; a machine at work is told; the plot is of the size with the most tools."""
    found = [results(100, tool("Xwêner", 1, 1), load=3.4), SOME]
    text = page(found)
    assert text.index("## 100 articles") < text.index("## 10,000 articles")
    assert text.count("(load 3.4): these figures say little") == 1
    assert "what Pelican does" in text
    assert "10,000 articles, cold: seconds" in plot(found)
    assert not warning(1.0)


def test_results_are_kept(tmp_path: Path):
    """What is loaded is what was saved, by size, and a new run takes the place of the old one."""
    small = results(SMALL, tool("Xwêner", 1, 1), Tool("Hugo", "does", problem="gone"))
    for one in (SOME, results(SMALL), small):
        save(one, tmp_path)
    assert load_all(tmp_path) == [small, SOME]
