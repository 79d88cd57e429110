"""The theme's templates for what is no page of the site; Pelican sets up the same for the pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import jinja2

from xwener.rendering.filters import FILTERS
from xwener.rendering.templates import LeanTemplates

NOTHING: Mapping[str, Any] = {}


def environment(
    folders: Sequence[str], functions: Mapping[str, Any] = NOTHING, filters: Mapping[str, Any] = FILTERS
) -> jinja2.Environment:
    """Templates of `folders`, of which the first that has one counts.

    They see `functions` and `filters`, escape, and must know every name that they use.
    """
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folders),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=[LeanTemplates],
    )
    made.filters.update(filters)
    made.globals.update(functions)
    return made
