"""What every edition is made from, and how large it may become."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from xwener.editions.built_site import BuiltSite
from xwener.editions.selection import Selection
from xwener.rendering.publication import Publication
from xwener.sorani import slug

# Bytes by what they are for, such as "pages".
Sizes = Mapping[str, int]


@dataclass(frozen=True)
class Source:
    """A finished site, the publication that it was made from, and what of it is wanted."""

    site: BuiltSite
    publication: Publication
    selection: Selection

    @property
    def name(self) -> str:
        """What files are called: the site's name in Latin letters, and the part."""
        name = slug(self.publication.site["name"]) or "site"
        return f"{name}-{self.selection.slug}" if self.selection.slug else name

    @property
    def title(self) -> str:
        """What readers see: the site's name, and the part."""
        name = self.publication.site["name"]
        return f"{self.selection.title} – {name}" if self.selection.title else name
