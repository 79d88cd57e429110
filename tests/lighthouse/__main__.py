"""`python -m tests.lighthouse [--speed] [TYPE …]`: Lighthouse on every type of page, or on those that are named.

Speed is measured and judged only with `--speed` (`invoke lighthouse`), for a machine has its moods; a page that is too
slow is then measured again. `invoke test` has the other categories judged, which do not mind what runs beside them;
that nothing moves while a page comes is a test of its own (tests/browser/test_layout_shift.py).
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path
from typing import Any

from tests.browser.conftest import FLAGS
from tests.browser.page_types import page_types
from tests.browser.server import serve
from tests.sorani.node import node

from xwener.building.build import build
from xwener.building.tools import browser

ROOT = Path(__file__).parents[2]
DRIVER = Path(__file__).with_name("lighthouse.js")
# Below a sub-path, as GitHub Pages shows a project's site.
SUB_PATH = "kurdish/site"
# All but speed, which takes as long as the three others.
QUICK = ["accessibility", "best-practices", "seo"]
# How many browsers measure beside each other where nobody asks how fast pages are.
LANES = 2
# Of each category, and of Largest Contentful Paint in milliseconds: what the house has set itself.
FULL_SCORE, LONGEST_PAINT_MS = 100, 1000
# What is meant to be as it is: the page for addresses that lead nowhere asks not to be found by searching.
MEANT: Mapping[str, Sequence[str]] = {"not found": ["is-crawlable"]}
# A shift of less than a thousandth is none that anybody sees; Lighthouse shows three places.
NO_SHIFT = 0.0005
TRIES = 4


def main(arguments: Sequence[str]) -> int:
    """Measure, print a line a page, and give the exit code: 1 when one is below the mark."""
    speed, names = "--speed" in arguments, [argument for argument in arguments if argument != "--speed"]
    with tempfile.TemporaryDirectory() as folder, serve(Path(folder)) as origin:
        site, address = Path(folder, SUB_PATH), f"{origin}/{SUB_PATH}"
        if build(ROOT, ROOT / "content", site, address):
            return 1
        pages = {name: path for name, path in page_types(site).items() if not names or name in names}
        urls = {f"{address}/{path}": name for name, path in pages.items()}
        wrong = dict(_judged(urls, speed=speed))
    passed = len(pages) - len(wrong)
    print(f"Lighthouse: {passed} passed, {len(wrong)} failed")
    return 1 if wrong else 0


def _judged(urls: Mapping[str, str], *, speed: bool) -> Iterator[tuple[str, str]]:
    """The pages that are below the mark in each try, with what is wrong with them."""
    left = dict(urls)
    for attempt in range(1, TRIES + 1):
        again = {}
        for result in _measured(left) if speed else _measured_in_lanes(left):
            name, complaints = left[result["url"]], _complaints(result, speed=speed)
            print(_line(name, result, complaints), flush=True)
            if complaints and speed and attempt < TRIES and _is_slow(result):
                again[result["url"]] = name
            elif complaints:
                yield name, "; ".join(complaints)
        left = again
        if not left:
            return


def _measured_in_lanes(urls: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    items = list(urls.items())
    lanes = [dict(items[start::LANES]) for start in range(LANES)]
    with ThreadPoolExecutor(LANES) as threads:
        yield from chain.from_iterable(threads.map(lambda lane: list(_measured(lane, QUICK)), filter(None, lanes)))


def _measured(urls: Mapping[str, str], categories: Sequence[str] = ()) -> Iterator[dict[str, Any]]:
    pages = [{"url": url, "without": MEANT.get(name, [])} for url, name in urls.items()]
    question = json.dumps(
        {"executablePath": browser(), "flags": FLAGS, "pages": pages, "categories": categories or None}
    )
    command = [node(), str(DRIVER)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as running:  # noqa: S603  (ours)
        if running.stdin and running.stdout:
            running.stdin.write(question)
            running.stdin.close()
            yield from map(json.loads, running.stdout)
    if running.returncode:
        raise SystemExit("Lighthouse could not measure; what it printed stands above.")


def _complaints(result: Mapping[str, Any], *, speed: bool) -> list[str]:
    metrics = result["metrics"]
    wrong = [f"{category} {score}" for category, score in result["scores"].items() if score < FULL_SCORE]
    if speed and metrics["largest-contentful-paint"] > LONGEST_PAINT_MS:
        wrong.append(f"LCP over {LONGEST_PAINT_MS} ms")
    if speed and metrics["cumulative-layout-shift"] > NO_SHIFT:
        wrong.append("CLS over 0")
    return [*wrong, *result["failed"]] if wrong else []


def _is_slow(result: Mapping[str, Any]) -> bool:
    """Whether all that is wrong may be the machine's mood."""
    others = [score for category, score in result["scores"].items() if category != "performance"]
    return bool(min(others) >= FULL_SCORE and result["metrics"]["cumulative-layout-shift"] <= NO_SHIFT)


def _line(name: str, result: Mapping[str, Any], complaints: Sequence[str]) -> str:
    metrics = result["metrics"]
    figures = "/".join(str(score) for score in result["scores"].values())
    if metrics:
        figures += f", LCP {metrics['largest-contentful-paint']:4.0f} ms, CLS {metrics['cumulative-layout-shift']:.3f}"
    return f"{name:15} {figures}{' — ' if complaints else ''}{'; '.join(complaints)}"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
