"""`docs/benchmarks.md` and its plot, of all the results that are kept."""

from __future__ import annotations

from collections.abc import Sequence

from tests.bench.corpus import Corpus
from tests.bench.measuring.goals import US
from tests.bench.measuring.inputs import ENTRIES, WORDS
from tests.bench.measuring.machine import QUIET
from tests.bench.measuring.plot import Panel, svg
from tests.bench.measuring.results import COLD, EDIT, Results, Tool
from tests.bench.measuring.table import MEGABYTE, contents_table, goals_table, size_table, with_pair

HEAD = f"""\
# Benchmarks

Written by `invoke bench --name build`; do not edit. Times are medians by the clock, start-up of the program counted.
The generators run in turn (A B A B …), each into a new output folder for the cold builds. One round before those that
are timed watches memory and warms the system's caches: PSS of all processes together, looked at every 50 ms (what
several processes share is counted once).

The articles are made up and seeded: {WORDS} Sorani-looking words each, drawn by Zipf's law from {Corpus().forms:,} word
forms; 20 mentions of {ENTRIES:,} glossary entries in each. All generators get the same articles.

What they do with them is not the same:
"""
NOTES = """\
- The peers get no glossary: names stay plain words, and there are no pages of entries.
- *Nothing edited* and *one article edited* are the same command once more, with what the tool keeps for it: Xwêner's
  cache, Pelican's reader cache. The others begin anew each time; Hugo and Eleventy are faster while they watch a
  folder, which is not measured here.
- Xwêner's cold builds find no cache at all, not even of words; the fonts are made ready beforehand, as the peers are
  installed beforehand.
- Nothing is deleted before all times are taken: where many files have just been deleted, ext4 takes several times
  as long to make one, for minutes.
- Only Xwêner looks at every page of the site after it was made. Its time to swap the old site for the new is counted.
  The old folder is not removed after an edit: the next build makes its site out of it.
"""
AGAIN = """\
## Once more

```sh
.venv/bin/invoke bench --name build                                  # 100, 1,000 and 10,000 articles, all peers
.venv/bin/invoke bench --name build --size 1000 --runs 5             # one size
.venv/bin/invoke bench --name build --size 50000 --runs 1 --peers none
```

The peers are installed below `build/bench/`, in their newest versions; one that cannot be installed says so in its
line. Every size that was measured stays on this page until it is measured anew (`build/bench/results/`).
"""


def page(found: Sequence[Results]) -> str:
    """The whole page."""
    widest = max(found, key=lambda one: (len(one.tools), one.size))
    by_size = {one.size: one for one in found}
    parts = [
        HEAD,
        contents_table(widest),
        NOTES,
        "## What is wanted\n",
        goals_table(by_size),
        f"![Bars: {_title(_pictured(found))}](images/benchmarks.svg)\n",
    ]
    for one in found:
        parts += [f"## {one.size:,} articles\n", _circumstances(one), size_table(one)]
    return "\n".join([*parts, AGAIN])


def plot(found: Sequence[Results]) -> str:
    """The picture: of the largest size that was measured with others."""
    results = _pictured(found)
    tools = with_pair(results.tools)
    return svg(
        _title(results),
        [
            Panel(f"{results.size:,} articles, cold: seconds", _seconds(tools, COLD)),
            Panel("One article edited: seconds", _seconds(tools, EDIT)),
            Panel("Peak memory, cold: MB", _memory(tools)),
        ],
        US,
    )


def warning(load: float) -> str:
    """What is to be said of a machine that does something else, or nothing."""
    if load <= QUIET:
        return ""
    return f"The machine was at work before it began (load {load:.1f}): these figures say little."


def _pictured(found: Sequence[Results]) -> Results:
    return max(found, key=lambda one: (len(one.tools) > 1, one.size))


def _title(results: Results) -> str:
    return f"seconds and memory that {results.size:,} articles take each generator"


def _circumstances(results: Results) -> str:
    told = warning(results.load)
    runs = f"{results.runs} timed run{'s' if results.runs > 1 else ''} of each"
    line = f"{results.day}, {runs}. {results.machine}; load at the start {results.load:.2f}.\n"
    return f"{line}\n> **{told}**\n" if told else line


def _seconds(tools: Sequence[Tool], scenario: str) -> Sequence[tuple[str, float, str]]:
    taken = [(tool.name, tool.of(scenario)) for tool in tools]
    return [(name, one.seconds, f"{one.seconds:.2f}") for name, one in taken if one]


def _memory(tools: Sequence[Tool]) -> Sequence[tuple[str, float, str]]:
    taken = [(tool.name, tool.of(COLD)) for tool in tools]
    return [(name, one.peak / MEGABYTE, f"{one.peak / MEGABYTE:,.0f}") for name, one in taken if one and one.peak]
