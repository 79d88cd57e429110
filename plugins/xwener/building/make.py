"""One site from content to a verified folder; who calls decides what becomes of the folder."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from xwener.backgrounds.freshness import overdue
from xwener.building.inspection import Inspection
from xwener.building.pelican_run import load_publication, read_settings, run_pelican
from xwener.building.progress import Progress
from xwener.building.remote_press import Place, RemotePress
from xwener.building.report import Report
from xwener.building.spare import look
from xwener.building.verify import verify_made
from xwener.cache.code import code
from xwener.cache.packs import Damaged
from xwener.errors import ContentErrors
from xwener.executors.cluster import Cluster
from xwener.executors.executor import Executor, InProcess
from xwener.executors.processes import Processes
from xwener.executors.stopwatch import Stopwatch
from xwener.linking.site import Means
from xwener.linking.text_cache import TextCache
from xwener.rendering.compiling import Compiling
from xwener.rendering.former import Former, Made, load_former, save_former
from xwener.rendering.offline.section_lists import section_lists
from xwener.rendering.press import Press
from xwener.rendering.publication import Publication
from xwener.rendering.structure import KeptStructure
from xwener.search.documents import measure

# Called between pages; raises to stop.
Pulse = Callable[[], None]
# Below the house: what may be thrown away at any time.
CACHE = Path("build", "cache")
# When more than one file in so many is another than before, the folder of the old site is not worth keeping.
FEW_CHANGED = 10
# So many files are looked at sooner than a process is forked.
MANY = 1_000


@dataclass(frozen=True)
class Order:
    """What is to be built: the house `root` with its theme, the folder `content`, the site `output`, its address.

    `full`: nothing that earlier builds have left is used, and everything is verified.
    """

    root: Path
    content: Path
    output: Path
    site_url: str = ""
    full: bool = False
    executor: Executor = field(default_factory=Processes)

    @property
    def here(self) -> Executor:
        """Who works on this machine."""
        return Processes() if isinstance(self.executor, Cluster) else self.executor

    @property
    def texts(self) -> Path:
        """Where the texts of this content wait for the next build."""
        return self.root / CACHE / _name(self.content)

    @property
    def former(self) -> Path:
        """Where what is known of the files of this site waits."""
        return self.texts / _name(self.output)

    @property
    def spare(self) -> Path:
        """Where the folder waits that this site is made out of (see building/spare.py)."""
        return self.former / "spare"


@dataclass(frozen=True)
class Built:
    """The files of a site, and the paths of those that are not as they were in the site before."""

    made: Sequence[Made]
    changed: Sequence[str]

    @property
    def unchanged(self) -> str:
        """One of the files that are the very files of the site before; nothing when these are few."""
        if len(self.changed) * FEW_CHANGED > len(self.made):
            return ""
        changed = set(self.changed)
        return next((made.path for made in self.made if made.path not in changed), "")


def nothing() -> None:
    """Stop nothing."""


def make(order: Order, folder: Path, *, progress: Progress, report: Report, pulse: Pulse = nothing) -> Built:
    """Check the content, write its site into `folder` and look at every page of it.

    ContentErrors: everything that is wrong with the content, or with the site that was made of it. Damaged: what
    earlier builds have left is not as it was.
    """
    # We add and sort: the threads that numpy starts for other arithmetic wait for nothing, and not idly.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    watch = report.watch
    with ExitStack() as stack:
        with watch.of("looking at the site before"):
            known = _former(order)
            # Another process does it meanwhile: it needs nothing of the content.
            executor = order.here if len(known.files) > MANY else InProcess()
            looking = executor.begin(look, (known, folder))
            stack.callback(looking.stop)
        with progress.stage("checking"):
            with watch.of("loading Pelican"):
                settings = read_settings(order.root, order.content, folder, order.site_url)
            compiling = Compiling(order.here, settings)
            stack.callback(compiling.stop)
            publication, cache = load(order, settings, watch)
        stack.callback(cache.close)
        note(report, publication)
        with watch.of("looking at the site before"):
            sound, standing, seconds = looking.result()
            former = replace(known, sound=sound, standing=standing)
        watch.add("looking at the site before: meanwhile", seconds)
        press = _press(order, former, publication.base, _told(progress, pulse), watch)
        stack.callback(press.close)
        with progress.stage("writing", total=len(publication.library.site.texts)):
            with watch.of("waiting for the templates"):
                compiling.finish()
            run_pelican(settings, publication, press)
            press.finish(folder, section_lists(publication, {made.path: made.size for made in press.made}))
        report.pages_reused = sum(made.path.endswith(".html") for made in press.again)
        with progress.stage("verifying"), watch.of("verifying"):
            wrong = verify_made(folder, press, order.site_url, order.executor)
            if wrong:
                raise ContentErrors(wrong)
    return Built(press.made, sorted(made.path for made in press.made if not _as_before(made, former)))


def load(order: Order, settings: dict[str, Any], watch: Stopwatch) -> tuple[Publication, TextCache]:
    """The publication of the content under Pelican's `settings`, and the cache that its texts are in.

    Errors as in `make`; then the cache is closed.
    """
    with watch.of("opening the cache"):
        cache = TextCache(order.texts, code(), forget=order.full)
    try:
        structure = KeptStructure(order.texts / "structure.jsonl", code(), order.here, forget=order.full)
        means = Means(order.executor, cache, measure, watch, far=order.here is not order.executor)
        return load_publication(settings, order.content, means, structure), cache
    except BaseException:
        cache.close()
        raise


def _press(order: Order, former: Former, base: str, told: Callable[[Made], None], watch: Stopwatch) -> Press:
    inspection = Inspection(order.site_url.rstrip("/"))
    if order.here is order.executor:
        return Press(order.executor, former, inspection, told, base, watch)
    place = Place(order.root, order.content.absolute(), order.output.absolute(), order.site_url, base)
    return RemotePress(order.executor, former, inspection, told, base, watch, place=place)


def make_safely(order: Order, folder: Path, *, progress: Progress, report: Report, pulse: Pulse = nothing) -> Built:
    """As `make`; when what earlier builds have left is damaged, as if they had left nothing."""
    try:
        return make(order, folder, progress=progress, report=report, pulse=pulse)
    except Damaged:
        shutil.rmtree(folder)
        folder.mkdir()
        return make(replace(order, full=True), folder, progress=progress, report=report, pulse=pulse)


def keep(order: Order, built: Built) -> None:
    """Note for the next build what the site that now stands is made of; without the note it makes everything anew."""
    with suppress(OSError):
        save_former(order.former, code(), built.made)


def note(report: Report, publication: Publication) -> None:
    """Write into the report what the publication says about itself."""
    site = publication.library.site
    report.texts, report.texts_reused = len(site.texts), site.reused
    report.suggestions = site.notes()
    report.due_for_review = sorted(overdue(site.backgrounds.values(), publication.library.today))


def _former(order: Order) -> Former:
    if order.full:
        return Former(beside=order.former)
    return load_former(order.output.resolve(), order.former, code())


def _as_before(made: Made, former: Former) -> bool:
    """Whether the very file of the site before stands again: a new one has another time."""
    before = former.files.get(made.path)
    return before is not None and (before.size, before.mtime) == (made.size, made.mtime)


def _told(progress: Progress, pulse: Pulse) -> Callable[[Made], None]:
    def told(made: Made) -> None:
        progress.step(made.path)
        pulse()

    return told


def _name(folder: Path) -> str:
    """A name for what belongs to a folder, wherever that lies."""
    return hashlib.sha256(str(folder.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
