"""Firefox, which Playwright does not drive where Debian has packed it: through puppeteer-core."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.sorani.node import node

from xwener.building.tools import SYSTEM_PACKAGES

DRIVER = Path(__file__).with_name("firefox.js")
# A start takes three seconds, on a busy machine ten.
LONGEST_S = 90


def firefox(steps: Sequence[dict[str, str]]) -> list[Any]:
    """What each `evaluate` of `steps` gave.

    The others are `goto` an address, `click` a selector, `type` a text, `press` a key, `wait` for a selector.
    Errors: AssertionError with what Firefox said, when a step fails or a page complains in the console.
    """
    path = next(found for name in SYSTEM_PACKAGES["firefox-esr"] if (found := shutil.which(name)))
    question = json.dumps({"executablePath": path, "steps": steps})
    done = subprocess.run(  # noqa: S603  (ours)
        [node(), str(DRIVER)], input=question, capture_output=True, text=True, check=False, timeout=LONGEST_S
    )
    assert done.returncode == 0, done.stderr
    answers: list[Any] = json.loads(done.stdout)
    return answers
