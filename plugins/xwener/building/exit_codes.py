"""What Invoke itself answers with 1, though scripts are promised 2 for wrong usage and 130 for an interruption."""

from __future__ import annotations

import os
import sys

from invoke.exceptions import Exit, ParseError
from invoke.program import Program

WRONG_USAGE, INTERRUPTED = 2, 130
# What a shell says of a program that has written into a closed pipe.
UNHEARD = 141
_parse_tasks, _execute = Program.parse_tasks, Program.execute


def keep_exit_codes() -> None:
    """Let every command end with the codes of ours; called when the commands are loaded."""
    # Invoke has no other hook between its parser and its exit.
    Program.parse_tasks = _parse  # type: ignore[assignment,method-assign]
    Program.execute = _run  # type: ignore[assignment,method-assign]


def _parse(program: Program) -> None:
    try:
        _parse_tasks(program)
    except ParseError as error:
        raise Exit(
            f"{error}\n`invoke --list` names the commands, `invoke --help COMMAND` its options.", WRONG_USAGE
        ) from None
    except ValueError as error:
        # An option that is a number was given something else.
        raise Exit(f"an option has a value that it cannot have: {error}", WRONG_USAGE) from None


def _run(program: Program) -> None:
    try:
        _execute(program)
    except KeyboardInterrupt:
        raise Exit(code=INTERRUPTED) from None
    except BrokenPipeError:
        # As in `invoke check | head`: who was told has heard enough, and what Python still holds goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise Exit(code=UNHEARD) from None
