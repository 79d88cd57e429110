"""Makes the files of a site: those whose inputs are those of the build before stand again, the others are made anew.

Pelican's generators put on the list what is to be made; when all have done so, everything is made at once, in as
many processes as the executor has.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from xwener.executors.executor import Begun, Executor, InProcess, parts
from xwener.executors.stopwatch import Stopwatch
from xwener.linking.record import fingerprint
from xwener.rendering.former import Former, Made, stand_again, write_new
from xwener.rendering.shared import Html
from xwener.rendering.site_file import SiteFile

# Fewer pages than these are made sooner than a process is forked.
FEW = 48
# How many pages, and how many files that stand again, a worker takes at a time.
PAGES, AGAIN = 32, 1_024
AGAIN_KIND = "files as they were"
# The setting under which Pelican's hooks find it.
PRESS = "XWENER_PRESS"


@dataclass(frozen=True)
class Page:
    """A page: its path below the output folder, its template, what that shows, and its inputs as one figure."""

    path: str
    template: str
    variables: Mapping[str, Any]
    inputs: str


class Task(Protocol):
    """Files that are made together, such as an index."""

    def __call__(self, folder: Path, former: Former) -> list[Made]:
        """Make them below `folder`; `former` is the site of the build before."""


# What was made, of which kind it is, and the seconds of a processor that it took.
_Done = tuple[Sequence[Made], str, float]
# The HTML of a page.
Render = Callable[[Page], Html]
# What there is to note of a page, as plain data, from its path, its HTML, and the paths of all that is on the list.
Inspect = Callable[[str, Html, Collection[str]], Any]


def no_page(page: Page) -> Html:
    """Nothing is rendered before Pelican's environment is there."""
    raise LookupError(f"nobody knows how to render {page.path}")


def nothing_to_note(_path: str, _html: Html, _listed: Collection[str]) -> None:
    """Note nothing."""


@dataclass
class Press:
    """Who makes the files, what is known from before, and who renders and looks at each page and is told of each file.

    `told` is called here, in the process of the build, and may raise to stop. `base` is what every file depends on
    besides its own inputs, as one figure.
    """

    executor: Executor = field(default_factory=InProcess)
    former: Former = field(default_factory=Former)
    inspect: Inspect = nothing_to_note
    told: Callable[[Made], None] = lambda _made: None
    base: str = ""
    watch: Stopwatch = field(default_factory=Stopwatch)
    render: Render = no_page
    pages: list[Page] = field(default_factory=list)
    files: list[SiteFile] = field(default_factory=list)
    begun: list[Begun[_Done]] = field(default_factory=list)
    # Files that the tasks will make, and that pages may name; the folders that are the tasks' own.
    promised: list[str] = field(default_factory=list)
    own: list[str] = field(default_factory=list)
    made: list[Made] = field(default_factory=list)
    # What of that stands again.
    again: list[Made] = field(default_factory=list)

    def run(self, folder: Path) -> None:
        """Make everything on the list below `folder`. Errors: whatever a template or the system raises."""
        with self.watch.of("making"):
            self._run(folder)

    def _run(self, folder: Path) -> None:
        kept: list[Made] = []
        jobs: list[_Job] = []
        pages = [page for page in self.pages if not self._again(page.path, page.inputs, kept)]
        inputs = {file.path: fingerprint(self.base.encode(), *map(str.encode, file.inputs)) for file in self.files}
        files = [file for file in self.files if not self._again(file.path, inputs[file.path], kept)]
        few = len(pages) + len(files) < FEW
        jobs += [_Job(file=file) for file in files]
        there = [made for made in kept if made.path in self.former.standing]
        absent = [made for made in kept if made.path not in self.former.standing]
        jobs += [_Job(again=part) for part in parts(absent, AGAIN)]
        self._clear(folder, there)
        self._take(there, AGAIN_KIND, 0.0)
        listed = {page.path for page in self.pages}.union((file.path for file in self.files), self.promised)
        work = Work(folder, self.former, self.render, self.inspect, listed, inputs)
        new: Iterable[Page | SiteFile | Made] = (*pages, *files, *absent)
        _make_folders(folder, [each.path for each in new])
        elsewhere = self.make_elsewhere(work, pages)
        if not few and not elsewhere:
            # One of each kind is made here: the workers then find its template compiled, and what all pages share.
            firsts = {page.template: page for page in reversed(pages)}
            self._take(*_do(work, _Job(pages=[*firsts.values()])))
            pages = [page for page in pages if firsts[page.template] is not page]
        jobs += [_Job(made=elsewhere)] if elsewhere else [_Job(pages=part) for part in parts(pages, PAGES)]
        for done, kind, seconds in (InProcess() if few else self.here).map(_do, work, jobs):
            self._take(done, kind, seconds)
        for begun in self.begun:
            self._take(*begun.result())
        self.again += kept

    def begin(self, task: Task, folder: Path, own: str, *, small: bool = False) -> None:
        """Begin a task while others are still being listed; its files go below the folder `own` of the site `folder`.

        That of a `small` site is done sooner than a process is forked: it waits until the rest has been made.
        """
        self.own.append(f"{own}/")
        executor = InProcess() if small else self.here
        self.begun.append(executor.begin(_do_task, (task, folder, self.former)))

    def close(self) -> None:
        """Stop what has begun and was not waited for."""
        for begun in self.begun:
            begun.stop()

    def _take(self, done: Sequence[Made], kind: str, seconds: float) -> None:
        """Note what was made, and tell of it."""
        self.watch.add(f"making: {kind}", seconds)
        for made in done:
            self.made.append(made)
            self.told(made)

    @property
    def here(self) -> Executor:
        """Who works on this machine, and sees what this process knows."""
        return self.executor

    def make_elsewhere(self, work: Work, pages: Sequence[Page]) -> Sequence[Made]:
        """The pages that are made by workers who do not see what this process knows; none, unless there are such."""
        del work, pages
        return ()

    def finish(self, folder: Path, files: Iterable[SiteFile]) -> None:
        """Make `files` below `folder`, which say something of those that are made already."""
        work = Work(folder, self.former, self.render, self.inspect, (), {})
        for file in files:
            _make_folders(folder, [file.path])
            self.made.append(_written(work, file.path, "", file.make()))
            self.told(self.made[-1])

    def _clear(self, folder: Path, there: Iterable[Made]) -> None:
        """Remove from a folder that is not empty what of it does not stand there again."""
        own = tuple(self.own)
        rest = self.former.standing.difference(made.path for made in there)
        gone = [path for path in rest if not path.startswith(own)]
        for path in gone:
            os.unlink(f"{folder}/{path}")  # noqa: PTH108
        for inner in sorted({path.rpartition("/")[0] for path in gone}, reverse=True):
            _remove_empty(f"{folder}/", inner, own)

    def _again(self, path: str, inputs: str, kept: list[Made]) -> bool:
        """Whether the file of the build before stands again; then it goes to `kept`."""
        made = self.former.reusable(path, inputs)
        kept += [made] if made else []
        return made is not None


@dataclass(frozen=True)
class _Job:
    """Something of one kind to do."""

    pages: Sequence[Page] = ()
    file: SiteFile | None = None
    again: Sequence[Made] = ()
    # What has been made already.
    made: Sequence[Made] = ()


@dataclass(frozen=True)
class Work:
    """What every page is made with: where to, from which site before, by whom, and looked at by whom."""

    folder: Path
    former: Former
    render: Render
    inspect: Inspect
    listed: Collection[str]
    inputs: Mapping[str, str]


def _do(work: Work, job: _Job) -> _Done:
    begun = time.process_time()
    done = make_pages(work, job.pages)
    if job.file:
        done.append(_written(work, job.file.path, work.inputs[job.file.path], job.file.make()))
    for made in job.again:
        stand_again(f"{work.former.site}/{made.path}", f"{work.folder}/{made.path}")
    done += [*job.again, *job.made]
    kind = AGAIN_KIND if job.again else "files" if job.file else "pages"
    return done, kind, time.process_time() - begun


def _do_task(common: tuple[Task, Path, Former]) -> _Done:
    task, folder, former = common
    begun = time.process_time()
    return task(folder, former), "index", time.process_time() - begun


def make_pages(work: Work, pages: Sequence[Page]) -> list[Made]:
    """Render pages, look at them and write them: one step with all, then the next (see Joiner.join)."""
    rendered = [work.render(page) for page in pages]
    noted = [work.inspect(page.path, html, work.listed) for page, html in zip(pages, rendered, strict=True)]
    looked_at = zip(pages, rendered, noted, strict=True)
    return [_written(work, page.path, page.inputs, bytes(html), note) for page, html, note in looked_at]


def _written(work: Work, path: str, inputs: str, data: bytes, noted: Any = None) -> Made:
    """Write the file, or let the old one stand again when it says the same."""
    target, old = f"{work.folder}/{path}", f"{work.former.site}/{path}"
    if work.former.site and _says(old, data):
        stand_again(old, target)
    else:
        write_new(target, data)
    found = os.stat(target)  # noqa: PTH116
    return Made(path, inputs, found.st_size, found.st_mtime_ns, noted)


def _says(path: str, data: bytes) -> bool:
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123
            return file.read() == data
    except OSError:
        return False


def _make_folders(folder: Path, paths: Iterable[str]) -> None:
    """Every folder that the files at `paths` need, before anybody writes."""
    for inner in sorted({path.rpartition("/")[0] for path in paths}):
        (folder / inner).mkdir(parents=True, exist_ok=True)


def _remove_empty(top: str, inner: str, own: Iterable[str]) -> None:
    """Remove the folder `inner` below `top` when nothing is left in it, and those around it that this leaves empty.

    Those that lead to one of `own` stay: a task may be about to write there.
    """
    with suppress(OSError):
        while inner and not any(each.startswith(f"{inner}/") for each in own):
            os.rmdir(top + inner)  # noqa: PTH106
            inner = inner.rpartition("/")[0]
