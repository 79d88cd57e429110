"""Which addresses a link or an image may have: http, https, mailto, or a path within the site."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

SCHEMES = frozenset({"http", "https", "mailto"})
# What browsers drop from an address before they look at its scheme: https://url.spec.whatwg.org/
IGNORED = frozenset(map(chr, [*range(0x21), 0x7F]))
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")


def safe_link_rule(md: MarkdownIt) -> None:
    """Leave every other address as the text that the author typed."""
    # markdown-it is made to be configured by replacing this method.
    setattr(md, "validateLink", is_safe)  # noqa: B010


def is_safe(address: str) -> bool:
    r"""Whether `address` may stand in a page.

    Refused: other schemes (`javascript:`, `data:`, `blob:`, `intent:` …), addresses without a scheme but with
    a host (`//host`, `\\host`), and any with control characters, which browsers drop before they look.

    >>> is_safe("https://example.org/a"), is_safe("../b.md#c"), is_safe("java\tscript:x"), is_safe("//host")
    (True, True, False, False)
    """
    if any(c in IGNORED for c in address) or "\\" in address or address.startswith("/"):
        return False
    found = SCHEME.match(address)
    return not found or found[1].lower() in SCHEMES
