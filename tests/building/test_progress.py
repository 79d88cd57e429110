"""What is being done is shown to who watches, and timed for all."""

from __future__ import annotations

import pytest

from xwener.building.progress import Progress


def test_quiet_where_nobody_watches(capsys: pytest.CaptureFixture[str]):
    """Standard error is no terminal here: nothing is printed."""
    progress = Progress()
    with progress.stage("writing", total=2):
        progress.step("index.html")
    assert capsys.readouterr() == ("", "")
    assert list(progress.seconds) == ["writing"]


def test_shown_on_a_terminal(capsys: pytest.CaptureFixture[str]):
    """The stage, how far it is and the page stand on standard error, never on standard output."""
    progress = Progress(shown=True)
    with progress.stage("writing", total=2):
        progress.step("index.html")
    said = capsys.readouterr()
    assert said.out == ""
    assert "writing" in said.err
    assert "1/2 index.html" in said.err


def test_a_failing_stage_is_timed(capsys: pytest.CaptureFixture[str]):
    """The display is gone before the error is told."""
    progress = Progress(shown=True)
    with pytest.raises(OSError, match="full"), progress.stage("writing"):
        raise OSError("full")
    assert list(progress.seconds) == ["writing"]
    with progress.stage("swapping"):
        progress.step()
    assert "swapping" in capsys.readouterr().err
