"""The theme's templates for what is no page of the site; Pelican sets up the same for the pages."""

from __future__ import annotations

from pathlib import Path

import jinja2

from xwener.rendering.filters import FILTERS


def environment(theme: Path) -> jinja2.Environment:
    """Templates below `theme`, with the house's filters, escaping, and an error for every unknown name."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(theme / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(FILTERS)
    return made
