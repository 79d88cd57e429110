"""What the audits say, told as it is: a hole, none, or that nobody answered."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.conftest import ROOT

from xwener.building.audit import AUDITS, audit


class FakeShell:
    """Gives every audit the same answer."""

    def __init__(self, said: str, *, ok: bool) -> None:
        self.result = SimpleNamespace(stdout=said, stderr="", ok=ok)

    def run(self, command: str, **options: object) -> object:
        """The answer."""
        del command, options
        return self.result


@pytest.mark.parametrize(
    ("said", "ok", "code", "told"),
    [
        ("No known vulnerabilities found", True, 0, "pip-audit: no known hole."),
        ("x could not be audited: x (1)\ny could not be audited: y (2)", True, 0, "2 packages could not be audited"),
        ("npm error audit endpoint returned an error", False, 0, "npm audit: could not be asked"),
        ("jinja2 3.0 CVE-2024-4040", False, 1, "CVE-2024-4040"),
    ],
)
def test_audit(capsys: pytest.CaptureFixture[str], said: str, ok: bool, code: int, told: str):
    """Only a hole fails; silence is not taken for safety."""
    assert audit(FakeShell(said, ok=ok), Path()) == code
    assert told in capsys.readouterr().out


def test_all_that_is_pinned_is_asked_about():
    """Every file of pinned packages stands in the command."""
    asked = set(AUDITS["pip-audit"].split())
    assert {path.name for path in ROOT.glob("requirements*.txt")} <= asked
