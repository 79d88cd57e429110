"""The last gate before a page: only the elements and attributes that our Markdown can make."""

from __future__ import annotations

import nh3

_PLAIN = (
    "p h2 h3 h4 h5 h6 ul ol li blockquote pre code em strong s sup sub hr br table thead tbody tr th td "
    "dl dt dd figure figcaption section aside div bdi span a img"
)
TAGS = frozenset(_PLAIN.split())
_ANYWHERE = {"class", "lang", "dir", "id"}
ATTRIBUTES = {
    "*": _ANYWHERE,
    "a": {"href", "title", "aria-label", "data-entry"},
    "img": {"src", "alt", "title", "width", "height", "loading", "decoding"},
    "section": {"aria-label"},
    "div": {"role", "aria-label", "tabindex"},
    "ol": {"start"},
    "th": {"scope"},
}
# `root:` marks the site's own pages until the page that shows the text is known.
SCHEMES = frozenset({"http", "https", "mailto", "root"})


# Made once: a text's rules are looked at in less time than they are handed over.
_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
    url_schemes=set(SCHEMES),
    link_rel=None,
    strip_comments=True,
)


def sanitize(html: str) -> str:
    """`html` with every element, attribute and address outside the lists above removed."""
    return _CLEANER.clean(html)
