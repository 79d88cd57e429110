"""How relevant results are, ours and those of other searches, over both sets of judged queries: nDCG@10.

    python -m tests.bench.relevance

MiniSearch and Pagefind are installed below build/ for it.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.search.relevance import SETS, relevance

# The queries that are answered worst.
WORST = 8


def main() -> None:
    """Print a table for each set."""
    for name in SETS:
        with tempfile.TemporaryDirectory() as folder:
            report = relevance(Path(folder), name, peers=True)
        ours = report["xwener"]["queries"]
        print(f"{name}: {len(ours)} queries")
        for search, found in report.items():
            print(f"  {search:12}{found['mean']:.3f}", flush=True)
        for query, value in sorted(ours.items(), key=lambda item: item[1])[:WORST]:
            print(f"    {value:.2f} {query}")


if __name__ == "__main__":
    main()
