"""`service-worker.js`: keeps what a reader has seen or has asked to keep, for when there is no connection.

It stands at the top of the site under a name that never changes: browsers look there whether it has. With
SITE_SERVICE_WORKER off it is one that removes itself and everything it has kept from the readers' browsers.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from xwener.rendering.kept import key_of
from xwener.rendering.offline.section_lists import SHARED
from xwener.rendering.publication import Publication
from xwener.rendering.site_file import SiteFile
from xwener.sorani import kurdish_digits
from xwener.sorani.tables import load

SERVICE_WORKER = "service-worker.js"
ON, OFF = "js/service-worker.js", "js/service-worker-off.js"
PAGES = ("index.html", "offline.html")


def files(publication: Publication) -> Iterator[SiteFile]:
    """The worker, or the one that removes itself."""
    on = bool(publication.site["service_worker"])
    source = publication.assets.files[ON if on else OFF][1]
    config = json.dumps(_config(publication, source), ensure_ascii=False, sort_keys=True) if on else "{}"
    data = f"globalThis.xwenerWorker={config};\n".encode() + source
    yield SiteFile(SERVICE_WORKER, (key_of(data),), lambda: data)


def _config(publication: Publication, source: bytes) -> Mapping[str, object]:
    """What the worker knows of the site; addresses are below its own folder."""
    shell = [*PAGES, *(publication.assets(name) for name in SHARED)]
    dates = load("dates")
    return {
        "version": key_of(source, shell),
        "shell": shell,
        "day": dates["styles"]["long"],
        "time": dates["time"],
        "months": dates["months"],
        "digits": kurdish_digits("0123456789"),
    }
