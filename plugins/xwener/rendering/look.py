"""How a site looks: the theme, and what its publisher has put in the place of parts of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jinja2

from xwener.rendering.environment import NOTHING, environment
from xwener.rendering.filters import FILTERS
from xwener.rendering.override import STRINGS, TEMPLATES, Override
from xwener.rendering.strings import Strings, load_strings


@dataclass(frozen=True)
class Look:
    """The folder of the theme and that of the publisher, whose files come first."""

    theme: Path
    override: Override = field(default_factory=Override)

    @classmethod
    def of(cls, settings: Mapping[str, object]) -> Look:
        """What Pelican's settings name. ContentErrors: a folder that is not there."""
        return cls(Path(str(settings["THEME"])), Override.of(settings))

    def strings(self) -> Strings:
        """The words of the interface. ValueError: a catalogue with gaps, or a key that nobody asks for."""
        return load_strings(self.theme / "strings.yaml", own=self.override.file(STRINGS))

    def template(self, name: str) -> Path:
        """Where the template of that name lies."""
        return self.override.file(f"{TEMPLATES}/{name}") or self.theme / "templates" / name

    def templates(
        self, functions: Mapping[str, Any] = NOTHING, filters: Mapping[str, Any] = FILTERS
    ) -> jinja2.Environment:
        """The templates, which see `functions` and `filters`."""
        return environment([*self.override.templates, str(self.theme / "templates")], functions, filters)
