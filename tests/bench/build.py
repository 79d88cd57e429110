"""How long a whole site takes to build, beside Hugo, Pagefind, Eleventy, Pelican and Material for MkDocs.

    python -m tests.bench.build [SIZE] [--size 100,1000] [--runs N] [--peers hugo,pagefind]

Installs the peers below build/bench/, measures them and Xwêner in turn, prints the tables and writes
docs/benchmarks.md with its plot.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.generators.peer import Peer
from tests.bench.generators.table import ALL, chosen
from tests.bench.measuring.inputs import corpus_of
from tests.bench.measuring.machine import describe, load
from tests.bench.measuring.page import page, plot, warning
from tests.bench.measuring.results import Results, load_all, save
from tests.bench.measuring.rounds import measure, prepare
from tests.bench.measuring.table import goals_table, size_table

ROOT = Path(__file__).parents[2]
HOME = ROOT / "build" / "bench"
# What is put away until all is measured.
REMOVED = HOME / "removed"
PAGE, PLOT = ROOT / "docs" / "benchmarks.md", ROOT / "docs" / "images" / "benchmarks.svg"
SIZES = (100, 1_000, 10_000)
# From this size on a build takes so long that fewer of them tell as much.
LARGE, RUNS, RUNS_OF_LARGE = 10_000, 5, 3


def main() -> None:
    """Run the benchmark."""
    options = _options(sys.argv[1:])
    for size in options.sizes:
        runs = options.runs or (RUNS_OF_LARGE if size >= LARGE else RUNS)
        results = of_size(size, runs, chosen(options.peers))
        save(results, HOME / "results")
        print(f"\n{size:,} articles, {results.runs} runs, load {results.load:.2f} at the start: {results.machine}\n")
        print(size_table(results), flush=True)
    shutil.rmtree(REMOVED, ignore_errors=True)
    found = load_all(HOME / "results")
    print(goals_table({one.size: one for one in found}))
    PAGE.write_text(page(found), "utf-8")
    PLOT.write_text(plot(found), "utf-8")
    print(f"{PAGE.relative_to(ROOT)} and {PLOT.relative_to(ROOT)} are written.")


def of_size(size: int, runs: int, peers: Sequence[Peer]) -> Results:
    """Measure one size."""
    runners = prepare(peers, corpus_of(size), HOME, _say)
    at_start = load()
    if warning(at_start):
        _say(warning(at_start))
    measure(runners, size, runs, REMOVED, _say)
    day = datetime.now(UTC).date().isoformat()
    return Results(size, runs, day, describe(), at_start, [runner.tool for runner in runners])


def _options(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=_sizes, nargs="?", help="as --size, for `invoke bench`")
    parser.add_argument("--size", type=_sizes, dest="sizes", help="how many articles, with commas between sizes")
    parser.add_argument("--runs", type=int, default=0, help="timed runs of each; 5, at 10,000 articles and above 3")
    parser.add_argument("--peers", default=ALL, help="with commas between: hugo, pagefind …; or `all`, or `none`")
    options = parser.parse_args(words)
    options.sizes = options.sizes or options.articles or SIZES
    return options


def _sizes(text: str) -> Sequence[int]:
    return [int(part) for part in text.split(",")]


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
