"""What other generators ask Pelican's writer for goes on the list, too."""

from __future__ import annotations

from typing import Any

from pelican.writers import Writer

from xwener.rendering.press import PRESS, Press


class PageWriter(Writer):
    """Leaves to the press what it makes: a content that Pelican has read as well is not written twice."""

    def write_file(self, name: str, template: Any, context: Any, *args: Any, **kwargs: Any) -> None:  # noqa: D102  (Pelican documents it)
        press: Press = self.settings[PRESS]
        if not any(page.path == name for page in press.pages):
            super().write_file(name, template, context, *args, **kwargs)
