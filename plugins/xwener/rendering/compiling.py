"""The templates of a theme are compiled in a process of its own while the content is read."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from os.path import join
from typing import Any

from jinja2 import Environment, FileSystemLoader, TemplateError

from xwener.executors.executor import Begun, Executor, Postponed
from xwener.rendering.filters import FILTERS
from xwener.rendering.override import Override
from xwener.rendering.templates import COMPILED

# Filters that are there only when the content has been read.
LATER = ("pictures",)
# Where the templates of editions lie, which no build needs.
EDITIONS = "editions/"


class Compiling:
    """Templates on their way."""

    def __init__(self, executor: Executor, settings: Mapping[str, Any]) -> None:
        """Begin to compile what Pelican's settings name, unless an earlier build of this process has."""
        begun = None if COMPILED.known else executor.begin(compile_templates, settings)
        # Where nobody else does it, a template is compiled when a page needs it.
        self._begun: Begun[bytes] | None = None if isinstance(begun, Postponed) else begun

    def finish(self) -> None:
        """Have them ready for the pages."""
        if self._begun:
            COMPILED.take(self._begun.result())
            self._begun = None

    def stop(self) -> None:
        """Give it up, if it is not done."""
        if self._begun:
            self._begun.stop()


def compile_templates(settings: Mapping[str, Any]) -> bytes:
    """The code of every template of pages that `settings` name, as `COMPILED` takes it.

    One that is wrong is left out: the page that needs it tells of it.
    """
    # Written as Pelican writes it: the code is known by the path of its file.
    folders = [*Override.of(settings).templates, join(settings["THEME"], "templates")]  # noqa: PTH118
    made = Environment(loader=FileSystemLoader(folders), **settings["JINJA_ENVIRONMENT"])  # noqa: S701  (it escapes)
    made.filters |= {**settings["JINJA_FILTERS"], **FILTERS, **dict.fromkeys(LATER, _not_yet)}
    for name in made.list_templates(filter_func=_of_pages):
        with suppress(TemplateError, OSError, UnicodeError):
            made.get_template(name)
    return COMPILED.packed()


def _of_pages(name: str) -> bool:
    return name.endswith(".html") and not name.startswith(EDITIONS)


def _not_yet(*_values: object) -> None:
    """Nothing is filtered ahead: Jinja then leaves it to the page."""
    raise LookupError("the content has not been read")
