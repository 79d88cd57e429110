"""Pages made by workers that share files with this process and no memory, such as those of a cluster.

A worker is told where the house is and which pages it is to make. It loads the site from the cache, where this process
has left every text joined, once for all the pages that it makes of one build.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from xwener.building.inspection import Inspection
from xwener.executors.executor import Executor, InProcess, parts
from xwener.executors.processes import Processes
from xwener.rendering.former import Former, Made
from xwener.rendering.press import PAGES, Page, Press, Work, make_pages


@dataclass(frozen=True)
class Place:
    """Where workers find everything, and what a build is told apart by: the figure `base` of its inputs."""

    root: Path
    content: Path
    output: Path
    site_url: str
    base: str


@dataclass(frozen=True)
class _Task:
    place: Place
    folder: Path
    former: Former


@dataclass
class RemotePress(Press):
    """Has pages made elsewhere; files and the index, for which the whole site is needed, are made here."""

    place: Place | None = None
    # How many pages were made elsewhere.
    remote: int = field(default=0)
    # One for all that is done here: what it has begun counts among its processes.
    processes: Processes = field(default_factory=Processes)

    @property
    def here(self) -> Executor:
        """Processes of this machine."""
        return self.processes

    def make_elsewhere(self, work: Work, pages: Sequence[Page]) -> Sequence[Made]:
        """Have `pages` made by the workers of the cluster."""
        if self.place is None:
            raise ValueError("a remote press has to know its place")
        # What is known of single files is for this process; a worker compares with the old file itself.
        task = _Task(self.place, work.folder, replace(work.former, files={}, standing=frozenset()))
        shards = [[page.path for page in part] for part in parts(pages, PAGES)]
        made = [one for done in self.executor.map(make_remotely, task, shards) for one in done]
        self.remote += len(made)
        return made


def make_remotely(task: _Task, paths: Sequence[str]) -> list[Made]:
    """The pages at `paths`, made by this process."""
    listing = _listing(task.place)
    known = {page.path: page for page in listing.pages}
    listed = {page.path for page in listing.pages}.union((file.path for file in listing.files), listing.promised)
    inspection = Inspection(task.place.site_url.rstrip("/"))
    work = Work(task.folder, task.former, listing.render, inspection, listed, {})
    return make_pages(work, [known[path] for path in paths])


class _Listing(Press):
    """Lists what is to be made, and makes nothing."""

    def run(self, folder: Path) -> None:
        """Make nothing."""
        del folder


@lru_cache(maxsize=1)
def _listing(place: Place) -> Press:
    """Everything that a site consists of, loaded from the cache."""
    from xwener.building.make import Order, load  # noqa: PLC0415  (it knows this module)
    from xwener.building.pelican_run import read_settings, run_pelican  # noqa: PLC0415
    from xwener.executors.stopwatch import Stopwatch  # noqa: PLC0415

    order = Order(place.root, place.content, place.output, place.site_url, executor=InProcess())
    settings = read_settings(order.root, order.content, place.output, order.site_url)
    publication, cache = load(order, settings, Stopwatch())
    del cache  # the texts hold it for as long as they are needed
    listing = _Listing(base=publication.base)
    run_pelican(settings, publication, listing)
    return listing
