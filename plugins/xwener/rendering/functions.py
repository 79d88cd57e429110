"""What every template may call and see, beside what its page shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xwener.rendering.discovery.page_facts import facts_function, json_ld_function
from xwener.rendering.filters import FILTERS, asset_function
from xwener.rendering.icons import tab_icon
from xwener.rendering.once import Once
from xwener.rendering.publication import Publication


def template_functions(publication: Publication) -> Mapping[str, Any]:
    """The globals of the templates of `publication`."""
    return {
        "asset": asset_function(publication.assets),
        "nav": publication.nav,
        "footer_nav": publication.footer_nav,
        "written_pages": frozenset(publication.library.pages),
        "once": Once(),
        "picture": publication.pictures.element,
        "site": publication.site,
        "t": publication.strings,
        "tab_icon": tab_icon(publication.assets),
        "json_ld": json_ld_function(publication),
        "page_facts": facts_function(publication),
    }


def template_filters(publication: Publication) -> Mapping[str, Any]:
    """The filters of the templates of `publication`."""
    return {**FILTERS, "pictures": publication.pictures.in_text}
