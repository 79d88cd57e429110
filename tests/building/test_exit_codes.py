"""The exit codes that scripts rely on, also where Invoke has others."""

from __future__ import annotations

import subprocess
import sys

import pytest
from invoke.collection import Collection
from invoke.context import Context
from invoke.program import Program
from invoke.tasks import task
from tests.conftest import ROOT

from xwener.building.exit_codes import keep_exit_codes


@task
def work(_context: Context, number: int = 0) -> None:
    """Do as `number` says."""
    if number == 1:
        raise KeyboardInterrupt
    raise SystemExit(number)


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ("work --number 0", 0, ""),
        ("work --number 7", 7, ""),
        ("work --number 1", 130, ""),
        ("work --nonsense", 2, "No idea what '--nonsense' is!\n`invoke --list` names the commands"),
        ("nonsense", 2, "No idea what 'nonsense' is!"),
        ("work --number", 2, "needed value and was not given one"),
        ("work --number two", 2, "an option has a value that it cannot have: invalid literal for int()"),
    ],
)
def test_exit_codes(words: str, code: int, told: str, capsys: pytest.CaptureFixture[str]):
    """0 and others as the command says, 2 for what nobody understands, 130 for Ctrl-C."""
    keep_exit_codes()
    with pytest.raises(SystemExit) as ended:
        Program(namespace=Collection(work)).run([sys.argv[0], *words.split()])
    assert ended.value.code == code
    assert told in capsys.readouterr().err


LOUD = """\
import sys
from invoke.collection import Collection
from invoke.program import Program
from invoke.tasks import task
from xwener.building.exit_codes import keep_exit_codes
@task
def work(context):
    print("a\\n" * 100_000)
keep_exit_codes()
Program(namespace=Collection(work)).run(["invoke", "work"])
"""


def test_nobody_listens():
    """A pipe that is closed, as by `head`, ends a command without a traceback."""
    with subprocess.Popen(  # noqa: S603  (our own command)
        [sys.executable, "-c", LOUD],
        env={"PYTHONPATH": str(ROOT / "plugins")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert (process.wait(), process.stderr.read()) == (141, b"")
