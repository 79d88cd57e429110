"""A thousand broken content files: every error told once, in one run, and how long that takes.

`python -m tests.bench.checks [FILES]` prints the figures.
"""

from __future__ import annotations

import contextlib
import io
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from xwener.checks.command import check

ROOT = Path(__file__).parents[2]
FILES = 1_000
RUNS = 3
PARAGRAPH = "ئەمە ڕستەیەکە لە بارەی کارەکانی ئەمڕۆوە، بێ هیچ هەڵەیەک. دوای ئەوە ڕستەیەکی تر دێت و کۆتایی پێ دێت.\n\n"
GOOD = {
    "title": "هەواڵی ژمارە {n}",
    "date": "2021-11-07",
    "standfirst": "کورتەی هەواڵەکە.",
    "section": "سیاسەت",
}
# What is wrong with a file: its front matter and body, and what must be told of it.
Broken = tuple[dict[str, str], str, tuple[str, ...]]
BROKEN: tuple[Callable[[int], Broken], ...] = (
    lambda _: ({**GOOD, "title": ""}, "", ("`title` has no text",)),
    lambda _: ({**GOOD, "date": "2026-13-45"}, "", ("`date: 2026-13-45` is not a date",)),
    lambda _: ({**GOOD, "save_as": "index.html"}, "", ("the key `save_as` is unknown",)),
    lambda _: ({**GOOD, "slug": "../out"}, "", ("`../out` cannot be a slug",)),
    lambda _: (GOOD, "[بابەت](nowhere.md)", ("the link `nowhere.md` leads to no file",)),
    lambda _: (GOOD, "![قەڵا](nowhere.png)", ("the image `nowhere.png` leads to no file",)),
    lambda _: (GOOD, "#### سەردێڕ", ("the heading skips",)),
    lambda _: (GOOD, "[[nobody]]", ("`[[nobody]]`",)),
    lambda _: (GOOD, "::: background nothing\n:::", ("there is no background `nothing`",)),
    lambda _: (GOOD, "هەولێر \u202e کەوان", ("control character U+202E",)),
    lambda _: (GOOD, "هەولێر \0", ("control character U+0000",)),
    lambda _: (GOOD, "كتێبي نوێ, 125 کەس", ("arabic-kaf", "arabic-yeh", "ascii-punctuation", "ascii-digits")),
    lambda _: ({**GOOD, "status": "maybe"}, "ماڵه\u200cکە", ("`status: maybe` is not known", "heh-zwnj")),
)


def write_broken(content: Path, files: int = FILES) -> Counter[tuple[str, str]]:
    """Write so many broken articles below the folder; what must be told: (file's name, part of the message)."""
    expected: Counter[tuple[str, str]] = Counter()
    folder = content / "articles" / "2021"
    folder.mkdir(parents=True)
    for number in range(files):
        front, body, told = BROKEN[number % len(BROKEN)](number)
        name = f"broken-{number}.md"
        lines = [f"{key}: {value}".format(n="٧") for key, value in front.items()]
        text = "\n".join(["---", *lines, "---", "", PARAGRAPH * 12 + body, ""])
        (folder / name).write_text(text, encoding="utf-8")
        expected.update((name, part) for part in told)
    return expected


def run(content: Path) -> tuple[list[str], float]:
    """The lines that a check of the folder prints, and its seconds."""
    told, begun = io.StringIO(), time.perf_counter()
    with contextlib.redirect_stderr(told), contextlib.redirect_stdout(told):
        check(ROOT, content)
    return told.getvalue().splitlines(), time.perf_counter() - begun


def main() -> None:
    """Print the median of some runs."""
    files = int(sys.argv[1]) if len(sys.argv) > 1 else FILES
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder, "content")
        expected = write_broken(content, files)
        runs = [run(content) for _ in range(RUNS)]
    seconds = statistics.median(seconds for _, seconds in runs)
    print(f"{files} broken files, {expected.total()} findings told: {seconds:.2f} s (median of {RUNS})")


if __name__ == "__main__":
    main()
