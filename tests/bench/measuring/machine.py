"""What a benchmark was run on."""

from __future__ import annotations

import os
import platform
import re
from pathlib import Path

# Above this, something else was at work.
QUIET = 1.0


def describe() -> str:
    """Cores, processor, memory, system, Python."""
    cores = len(os.sched_getaffinity(0))
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{cores} cores ({_processor()}), {memory:.0f} GiB, {platform.system()} {platform.release().split('-')[0]}, "
        f"Python {platform.python_version()}"
    )


def load() -> float:
    """The average load of the last minute."""
    return os.getloadavg()[0]


def _processor() -> str:
    try:
        about = Path("/proc/cpuinfo").read_text("utf-8")
    except OSError:
        return platform.machine()
    found = re.search(r"^model name\s*:\s*(.+)$", about, re.MULTILINE)
    return found[1] if found else platform.machine()
