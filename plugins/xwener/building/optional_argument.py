"""A word after a command that may be left out, such as `zip` in `invoke editions zip`.

Invoke knows words that must be given and options that may; the commands of ours that take a word which may be
missing are tasks of this class.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from invoke.parser.context import ParserContext
from invoke.parser.parser import ParseMachine
from invoke.tasks import Task

T = TypeVar("T", bound=Callable[..., Any])
# The tasks whose words may be left out, by name.
_RELAXED: set[str] = set()
_complete = ParseMachine.complete_context


def words_may_be_missing(task: Task[T]) -> Task[T]:
    """`task`, whose positional arguments are empty where they are not given."""
    _RELAXED.add(task.name)
    ParseMachine.complete_context = _complete_leniently  # type: ignore[assignment,method-assign]  # no other hook
    return task


def _complete_leniently(machine: ParseMachine) -> None:
    context: ParserContext | None = machine.context
    if context is not None and context.name in _RELAXED:
        for argument in context.missing_positional_args:
            argument.value = ""
    _complete(machine)
