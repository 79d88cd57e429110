"""Pelican's way to our pages: a writer that renders views and writes them whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import signals
from pelican.writers import Writer

from xwener.rendering.publication import PUBLICATION, Publication

# The variables under which Pelican hands over a content, each replaced by our view of it.
CONTENT_VARIABLES = ("article", "page", "entry", "background")


class PageWriter(Writer):
    """Renders a page from its views: Pelican's whole context is neither copied nor seen by templates."""

    def write_file(  # noqa: D102  (Pelican documents it)
        self, name: str, template: Any, context: dict[str, Any], **variables: Any
    ) -> None:
        del context
        if not name:
            return
        publication: Publication = self.settings[PUBLICATION]
        for variable in CONTENT_VARIABLES:
            if variable in variables:
                variables[variable] = publication.library.view(name)
        html = publication.render(template, name, **variables)
        target = Path(self.output_path, name)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(html, encoding="utf-8", newline="\n")
        # Pelican's writer says so too: the progress of a build and other plugins listen.
        signals.content_written.send(str(target), context=variables)
