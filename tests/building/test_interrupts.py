"""One way to end a build."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator

import pytest

from xwener.building.interrupts import SIGNALS, interrupts


@pytest.fixture(autouse=True)
def handlers() -> Iterator[None]:
    """Whatever a test does, the handlers are as before."""
    before = {number: signal.getsignal(number) for number in SIGNALS}
    yield
    assert {number: signal.getsignal(number) for number in SIGNALS} == before


@pytest.mark.parametrize("number", SIGNALS)
def test_the_first_raises_the_second_waits(number: signal.Signals):
    """Tidying up after Ctrl-C is not cut short by another one."""
    tidied = []

    def build() -> None:
        with interrupts():
            try:
                os.kill(os.getpid(), number)
            finally:
                os.kill(os.getpid(), number)
                tidied.append(True)

    with pytest.raises(KeyboardInterrupt):
        build()
    assert tidied


def test_finishing_is_not_interrupted():
    """Once the site is being swapped nothing raises."""
    with interrupts() as handler:
        handler.finish()
        os.kill(os.getpid(), signal.SIGTERM)


def test_ignored_signals_stay_ignored():
    """`nohup invoke build` outlives its terminal."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with interrupts():
            os.kill(os.getpid(), signal.SIGHUP)
    finally:
        signal.signal(signal.SIGHUP, before)


def test_other_threads_hear_no_signals():
    """Only the main thread may; elsewhere the block simply runs."""
    ran = []

    def run() -> None:
        with interrupts():
            ran.append(True)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert ran
