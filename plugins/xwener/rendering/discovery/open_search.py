"""`opensearch.xml`: lets a browser search the site from its address bar.

https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from xwener.rendering.publication import Publication
from xwener.rendering.site_file import SiteFile

OPEN_SEARCH = "opensearch.xml"
NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
# The specification's limits, in letters.
NAME_MOST, DESCRIPTION_MOST = 16, 1024


def files(publication: Publication) -> Iterator[SiteFile]:
    """The description; none without an address, which it has to name."""
    if publication.site_url:
        inputs = (publication.site_url, *publication.site.values(), publication.assets("img/icon-192.png"))
        yield SiteFile(OPEN_SEARCH, inputs, lambda: description(publication).encode())


def description(publication: Publication) -> str:
    """The description as XML."""
    name = publication.site["name"]
    template = publication.address("search.html") + "?q={searchTerms}"
    icon = publication.address(publication.assets("img/icon-192.png"))
    return f"""<?xml version="1.0" encoding="utf-8"?>
<OpenSearchDescription xmlns="{NAMESPACE}">
<ShortName>{escape(name[:NAME_MOST])}</ShortName>
<Description>{escape(publication.site["description"][:DESCRIPTION_MOST])}</Description>
<Url type="text/html" template={quoteattr(template)}/>
<Url type="application/opensearchdescription+xml" rel="self" template={quoteattr(publication.address(OPEN_SEARCH))}/>
<Image width="192" height="192" type="image/png">{escape(icon)}</Image>
<Language>ckb</Language>
<InputEncoding>UTF-8</InputEncoding>
</OpenSearchDescription>
"""
