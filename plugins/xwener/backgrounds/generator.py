"""Backgrounds as Pelican content."""

from __future__ import annotations

from pelican import signals
from pelican.contents import Content

from xwener.reading.generator import KindGenerator
from xwener.reading.schema import Kind


class Background(Content):
    """A background."""

    mandatory_properties = ("title",)
    default_template = "background"


class BackgroundsGenerator(KindGenerator):
    """The backgrounds' own pages."""

    kind = Kind.BACKGROUND
    content_class = Background
    name = "backgrounds"
    variable = "background"


def _generators(_pelican: object) -> type[KindGenerator]:
    return BackgroundsGenerator


def connect() -> None:
    """Offer the generator to Pelican."""
    signals.get_generators.connect(_generators)
