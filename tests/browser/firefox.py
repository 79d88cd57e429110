"""Firefox, which Playwright does not drive where Debian has packed it: through puppeteer-core."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import Any

from tests.sorani.node import node

from xwener.building.tools import SYSTEM_PACKAGES

DRIVER = Path(__file__).with_name("firefox.js")
# How long to wait for an answer, and how much longer for each step: a busy machine starts Firefox in ten seconds.
LONGEST_S, STEP_S = 90, 1

# What each `evaluate` of some steps gave. The others are `goto` an address, `click` a selector, `type` a text, `press`
# a key, `wait` for a selector. AssertionError with what Firefox said: one fails, or a page complains in the console.
Firefox = Callable[[Sequence[dict[str, str]]], list[Any]]


@contextmanager
def started_firefox() -> Iterator[Firefox]:
    """A Firefox that does step after step, each time in a window that knows nothing of those before."""
    path = next(found for name in SYSTEM_PACKAGES["firefox-esr"] if (found := shutil.which(name)))
    command = [node(), str(DRIVER), path]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as driver:  # noqa: S603  (ours)
        assert driver.stdin
        assert driver.stdout
        asked, answers = driver.stdin, driver.stdout

        def firefox(steps: Sequence[dict[str, str]]) -> list[Any]:
            longest = LONGEST_S + STEP_S * len(steps)
            patience = Timer(longest, driver.kill)
            patience.start()
            print(json.dumps(steps), file=asked, flush=True)
            line = answers.readline()
            patience.cancel()
            assert line, f"Firefox has ended, or had no answer after {longest} s"
            answer = json.loads(line)
            assert "error" not in answer, answer["error"]
            said: list[Any] = answer["said"]
            return said

        yield firefox
