"""One site from content to a verified folder; who calls decides what becomes of the folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from xwener.backgrounds.freshness import overdue
from xwener.building.pelican_run import Written, load_publication, read_settings, run_pelican
from xwener.building.progress import Progress
from xwener.building.report import Report
from xwener.building.verify import verify
from xwener.errors import ContentErrors
from xwener.rendering.publication import Publication

# Called between pages; raises to stop.
Pulse = Callable[[], None]


@dataclass(frozen=True)
class Order:
    """What is to be built: the house `root` with its theme, the folder `content`, the site `output`, its address."""

    root: Path
    content: Path
    output: Path
    site_url: str = ""


def nothing() -> None:
    """Stop nothing."""


def make(
    order: Order,
    folder: Path,
    *,
    progress: Progress,
    report: Report,
    publication: Publication | None = None,
    pulse: Pulse = nothing,
) -> Publication:
    """Check the content, write its site into `folder` and look at every page of it.

    A `publication` that is there already is not loaded again. ContentErrors: everything that is wrong with the
    content, or with the site that was made of it.
    """
    with progress.stage("checking"):
        settings = read_settings(order.root, order.content, folder, order.site_url)
        publication = publication or load_publication(settings, order.content)
    note(report, publication)
    with progress.stage("writing", total=len(publication.library.site.texts)):
        run_pelican(settings, publication, _written(folder, progress, pulse))
    with progress.stage("verifying"):
        wrong = verify(folder, order.site_url)
        if wrong:
            raise ContentErrors(wrong)
    report.measure(folder)
    return publication


def note(report: Report, publication: Publication) -> None:
    """Write into the report what the publication says about itself."""
    site = publication.library.site
    report.texts = len(site.texts)
    report.suggestions = site.notes()
    report.due_for_review = sorted(overdue(site.backgrounds.values(), publication.library.today))


def _written(folder: Path, progress: Progress, pulse: Pulse) -> Written:
    def written(page: Path) -> None:
        progress.step(page.relative_to(folder).as_posix())
        pulse()

    return written
