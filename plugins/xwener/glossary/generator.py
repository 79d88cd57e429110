"""People and organizations as Pelican content."""

from __future__ import annotations

from pelican import signals
from pelican.contents import Content

from xwener.reading.generator import KindGenerator
from xwener.reading.schema import Kind


class Person(Content):
    """A person of the glossary."""

    mandatory_properties = ("name",)
    default_template = "entry"


class Organization(Content):
    """An organization of the glossary."""

    mandatory_properties = ("name",)
    default_template = "entry"


class PeopleGenerator(KindGenerator):
    """The people's pages."""

    kind = Kind.PERSON
    content_class = Person
    name = "people"
    variable = "entry"


class OrganizationsGenerator(KindGenerator):
    """The organizations' pages."""

    kind = Kind.ORGANIZATION
    content_class = Organization
    name = "organizations"
    variable = "entry"


def _generators(_pelican: object) -> tuple[type[KindGenerator], ...]:
    return PeopleGenerator, OrganizationsGenerator


def connect() -> None:
    """Offer the generators to Pelican."""
    signals.get_generators.connect(_generators)
