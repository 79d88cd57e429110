"""Small pages at the addresses that texts had before; each leads on to the text, online and from disk."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from xwener.reading.old_addresses import old_addresses
from xwener.rendering.publication import Publication
from xwener.rendering.site_file import SiteFile

PAGE = Markup("""\
<!DOCTYPE html>
<html lang="ckb" dir="rtl">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; font-src 'self'">
<meta http-equiv="refresh" content="0; url={to}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
{canonical}<link rel="stylesheet" href="{style}">
</head>
<body>
<main class="page listing"><h1 class="title">{moved}</h1>
<p><a href="{to}">{title}</a></p></main>
</body>
</html>
""")
CANONICAL = Markup('<link rel="canonical" href="{}">\n')


def files(publication: Publication) -> Iterator[SiteFile]:
    """A page for each old address of every text that is published."""
    library = publication.library
    views = (*library.articles, *library.entries.values(), *library.backgrounds.values(), *library.pages.values())
    style = publication.assets("css/site.css")
    for view in views:
        for path in old_addresses(view.document):
            inputs = (path, view.url, view.title, style, publication.site_url)
            yield SiteFile(path, inputs, partial(_page, publication, path, view.url, view.title))


def _page(publication: Publication, path: str, url: str, title: str) -> bytes:
    def relative(target: str) -> str:
        return posixpath.relpath(target, posixpath.dirname(path) or ".")

    whole = publication.address(url)
    fields = {
        "to": relative(url),
        "title": title,
        "moved": publication.strings("redirect.moved"),
        "canonical": CANONICAL.format(whole) if whole else "",
        "style": relative(publication.assets("css/site.css")),
    }
    return PAGE.format(**fields).encode()
