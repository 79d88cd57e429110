"""`invoke build`: everything wrong is told in one run, and nothing published is harmed."""

from __future__ import annotations

import errno
import json
import sys
from collections.abc import Iterable
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path

from xwener.building import unchanged
from xwener.building.address import house_settings, site_address
from xwener.building.failures import explain
from xwener.building.garbage import garbage_waits
from xwener.building.interrupts import Interrupts, interrupts
from xwener.building.lock import Locked, lock
from xwener.building.make import Order, keep, make_safely
from xwener.building.progress import Progress
from xwener.building.report import Report
from xwener.building.spare import keep as keep_spare
from xwener.building.swap import put
from xwener.building.usage import usage_problem
from xwener.building.walk import walk
from xwener.building.workspace import workspace
from xwener.errors import ContentError, ContentErrors
from xwener.executors.cluster import NoClusterError, connect
from xwener.reading.tree import missing_folder
from xwener.rendering.edition_list import keep_editions
from xwener.rendering.look import Look

DONE, WRONG_CONTENT, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


def build(
    root: Path,
    content: Path,
    output: Path,
    site_url: str = "",
    *,
    as_json: bool = False,
    full: bool = False,
    profile: bool = False,
    cluster: str = "",
) -> int:
    """Build the site of the folder `content` into `output`; the exit code.

    Without `site_url` the address in the settings is taken, if there is one.
    The site is made in a folder beside `output` and takes its place when it is whole and has been verified.
    Errors are printed, all of them, and `output` stays as it was; so it does when the build is interrupted.
    With `as_json` the one thing printed is the report; with `full` nothing is taken from the builds before; with
    `profile` it is printed where the time went. Where `cluster` names a Dask scheduler, its workers do the work.
    """
    report = Report(str(output))
    trouble = usage_problem(root, content, output, site_url)
    if trouble:
        report.exit_code, report.trouble = WRONG_USAGE, f"invoke build: {trouble}"
    else:
        progress = Progress(shown=False if as_json else None)
        _attempt(Order(root, content, output, site_url, full=full), cluster, report, progress)
        report.seconds = progress.seconds
    if as_json:
        print(json.dumps(report.as_json(), ensure_ascii=False, indent=2))
    else:
        _print(report)
        if profile:
            print("\n".join(report.watch.table()))
    return report.exit_code


def _attempt(order: Order, cluster: str, report: Report, progress: Progress) -> None:
    """Build, and note in the report how it went; what nobody foresaw is raised."""
    try:
        with interrupts() as signals, ExitStack() as stack:
            if cluster:
                order = replace(order, executor=stack.enter_context(closing(connect(cluster))))
            _build(order, signals, report, progress)
    except ContentErrors as wrong:
        report.exit_code, report.errors = WRONG_CONTENT, wrong.errors
    except NoClusterError as missing:
        report.exit_code, report.trouble = WRONG_USAGE, f"invoke build: {missing}."
    except Locked as locked:
        report.exit_code, report.trouble = WRONG_CONTENT, f"invoke build: {locked}."
    except KeyboardInterrupt:
        report.exit_code, report.trouble = INTERRUPTED, "Interrupted: the site is as it was."
    except Exception as error:
        report.exit_code = WRONG_CONTENT
        told = explain(error, order.root)
        if told:
            report.errors = [told]
        elif isinstance(error, OSError):
            report.trouble = f"The site could not be written, it is as it was: {_reason(error)}"
        else:
            raise


def _build(order: Order, signals: Interrupts, report: Report, progress: Progress) -> None:
    if not order.content.is_dir():
        raise ContentErrors(missing_folder(order.content))
    order = replace(order, site_url=site_address(order.root, order.site_url))
    output = order.output.resolve()
    output.parent.mkdir(parents=True, exist_ok=True)
    with lock(output), workspace(output, None if order.full else order.spare) as aside, garbage_waits(for_good=True):
        with progress.stage("comparing"), report.watch.of("comparing with the build before"):
            figure = unchanged.inputs(order)
            if unchanged.stands(order, figure, report):
                return
        built = make_safely(order, aside, progress=progress, report=report)
        with report.watch.of("measuring the site"):
            files = walk(str(aside))
            report.measure(files)
        keep_editions(output, aside, Look.of(house_settings(order.root)))
        signals.finish()
        with progress.stage("swapping"), report.watch.of("swapping"):
            keep_spare(put(aside, output), order.spare, built.unchanged)
            keep(order, built)
            unchanged.note(order, figure, unchanged.state_of(files), report)


def _reason(error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return "the disk is full. Hint: free some space; a build needs room for a second copy of the site."
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return f"{error.strerror} ({error.filename}). Hint: make the folder writable, or name another one."
    return f"{error}."


def _print(report: Report) -> None:
    if report.errors:
        _tell(report.errors)
    if report.trouble:
        print(report.trouble, file=sys.stderr)
    if report.exit_code == DONE:
        print("\n".join(report.summary()))


def _tell(errors: Iterable[ContentError]) -> int:
    errors = sorted(set(errors))
    for error in errors:
        print(error, file=sys.stderr)
    print(f"{len(errors)} error{'s' if len(errors) != 1 else ''}; nothing was written.", file=sys.stderr)
    return WRONG_CONTENT
