"""The day of the build, as pages speak of it."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime


def build_day() -> date:
    """Today on this machine, or the day that SOURCE_DATE_EPOCH names (seconds since 1970, UTC).

    With it two builds on different days are equal: https://reproducible-builds.org/specs/source-date-epoch/
    ValueError: the variable is no whole number.
    """
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    if seconds is None:
        return datetime.now(UTC).astimezone().date()
    return datetime.fromtimestamp(int(seconds), UTC).date()
