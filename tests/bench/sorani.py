"""How fast the language core is: tokens a second for normalizing and stemming, in Python and in Node.

The tokens are those of the texts under content/ over and over, as a build meets them: few words, often. `main`
prints the median of several runs.
"""

from __future__ import annotations

import gzip
import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "plugins")]

import yaml  # noqa: E402  (the path comes first)
from tests.sorani.node import node  # noqa: E402

from xwener.rendering.assets import _minified, _source  # noqa: E402
from xwener.sorani import analyze, normalize, sentences, stem, words  # noqa: E402

TOKENS = 400_000
RUNS = 5
SEED = 20211107


def tokens() -> list[str]:
    """TOKENS words of the content's texts, drawn at random, so as often as they are in it."""
    texts = [file.read_text("utf-8") for file in sorted((ROOT / "content").rglob("*.md"))]
    found = [word.text for text in texts for word in words(text)]
    return random.Random(SEED).choices(found, k=TOKENS)


def rate(work: Callable[[], object], count: int) -> float:
    """How many of `count` the work does in a second: the median of RUNS."""
    times = []
    for _ in range(RUNS):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return count / median(times)


def fold(many: list[str]) -> None:
    """What a build does with every token."""
    for token in many:
        normalize(token)
        stem(token)


def in_node(many: list[str]) -> dict[str, float]:
    """The same in Node: rates by name."""
    question = json.dumps({"tokens": many, "runs": RUNS})
    script = Path(__file__).with_suffix(".js")
    done = subprocess.run([node(), str(script)], input=question, capture_output=True, text=True, check=True)  # noqa: S603
    rates: dict[str, float] = json.loads(done.stdout)
    return rates


def script_size() -> int:
    """The bytes that a page loads for the core and its tables, gzipped."""
    parts = yaml.safe_load((ROOT / "theme/assets.yaml").read_text("utf-8"))["js/sorani.js"]
    whole = b"\n".join(_source(part, ROOT / "theme", ROOT / "node_modules") for part in parts)
    return len(gzip.compress(_minified("js/sorani.js", whole, {}), 9, mtime=0))


def main() -> None:
    """Print the figures."""
    many = tokens()
    text = " ".join(many)
    print(f"{len(many):,} tokens, {len(set(many)):,} different; medians of {RUNS} runs")
    print(f"Python  normalize + stem  {rate(lambda: fold(many), TOKENS):>12,.0f} tokens/s")
    different = sorted(set(many))
    print(f"Python  analyze           {rate(lambda: [*map(analyze, different)], len(different)):>12,.0f} words/s")
    print(f"Python  words             {rate(lambda: words(text), TOKENS):>12,.0f} tokens/s")
    print(f"Python  sentences         {rate(lambda: sentences(text), len(text)):>12,.0f} characters/s")
    for name, figure in in_node(many).items():
        print(f"Node    {name:<17} {figure:>12,.0f} tokens/s")
    print(f"script and tables, minified and gzipped: {script_size():,} bytes")


if __name__ == "__main__":
    main()
