"""Pelican, made to fail where it would go on: what it only logs is an error here."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from xwener.errors import ContentError, ContentErrors
from xwener.linking.site import Means
from xwener.rendering.press import PRESS, Press
from xwener.rendering.publication import PUBLICATION, Publication
from xwener.rendering.structure import FindStructure


def read_settings(root: Path, content: Path, output: Path, site_url: str) -> dict[str, Any]:
    """Pelican's settings for a site of the folder `content` that goes to `output`."""
    from pelican import settings  # noqa: PLC0415  (0.4 s that a wrong command line need not pay)

    override = {"PATH": str(content.absolute()), "OUTPUT_PATH": str(output), "SITEURL": site_url.rstrip("/")}
    read: dict[str, Any] = settings.read_settings(str(root / "pelicanconf.py"), override=override)
    return read


def load_publication(
    settings: dict[str, Any], content: Path, means: Means, find_structure: FindStructure
) -> Publication:
    """The publication of the folder `content`, in whose errors files are named as the author typed them.

    ContentErrors: everything that is wrong with the content.
    """
    from xwener.rendering.generator import publication_of  # noqa: PLC0415

    return publication_of({**settings, "PATH": content}, means, find_structure)


def run_pelican(settings: dict[str, Any], publication: Publication, press: Press) -> None:
    """Make the site with `press`.

    ContentErrors: what Pelican warned of. Any other exception of the theme or of the system passes through.
    """
    from pelican import Pelican, log  # noqa: PLC0415

    # Pelican's own last line ("Done: Processed …") counts only its own kinds of content.
    log.console.quiet = True
    with _warnings() as found:
        Pelican({**settings, PUBLICATION: publication, PRESS: press}).run()
    if found:
        raise ContentErrors(found)


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.found: list[ContentError] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = " ".join(record.getMessage().split()).rstrip(".")
        if record.exc_info and record.exc_info[1] is not None:
            message += f" ({record.exc_info[1]!r})"
        hint = "Pelican only warns of it; a site with such a hole is not published"
        self.found.append(ContentError(Path("pelicanconf.py"), 0, message, hint))


@contextmanager
def _warnings() -> Iterator[list[ContentError]]:
    """Collects what is logged; when the block fails, what was logged before tells more than the failure."""
    from pelican import log  # noqa: PLC0415

    logger, collector = logging.getLogger(), _Collector()
    # Pelican tells a warning once a process; a server builds more than once.
    log.LimitFilter._raised_messages.clear()  # noqa: SLF001  (there is no public way)
    logger.addHandler(collector)
    try:
        yield collector.found
    except Exception as error:
        if collector.found:
            raise ContentErrors(collector.found) from error
        raise
    finally:
        logger.removeHandler(collector)
