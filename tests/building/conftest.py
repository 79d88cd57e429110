"""What the tests of builds share."""

from __future__ import annotations

import signal

import pytest

from xwener.building.interrupts import SIGNALS


@pytest.fixture(scope="session", autouse=True)
def signals_are_heard() -> None:
    """Signals end a build, as in a terminal: `nohup` and a shell's background jobs let programs ignore some."""
    for number in SIGNALS:
        if signal.getsignal(number) is signal.SIG_IGN:
            usual = signal.default_int_handler if number is signal.SIGINT else signal.SIG_DFL
            signal.signal(number, usual)
