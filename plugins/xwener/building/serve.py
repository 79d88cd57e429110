"""`invoke serve`: the site in a browser, always as the content and the theme are now."""

from __future__ import annotations

import gc
import queue
import signal
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from xwener.building.address import house_settings
from xwener.building.failures import explain
from xwener.building.garbage import garbage_waits
from xwener.building.lock import Locked, lock
from xwener.building.make import Order, keep, make_safely
from xwener.building.progress import Progress
from xwener.building.report import Report
from xwener.building.server import Server
from xwener.building.spare import keep as keep_spare
from xwener.building.swap import put
from xwener.building.usage import usage_problem
from xwener.building.workspace import workspace
from xwener.errors import ContentErrors
from xwener.executors.executor import InProcess
from xwener.reading.tree import missing_folder
from xwener.rendering.override import Override

DONE, WRONG_CONTENT, WRONG_USAGE = 0, 1, 2
# How long the content must be quiet before an edit is taken as whole (editors write a file in several steps).
QUIET_MILLISECONDS = 50
# After so long without an edit nobody waits.
IDLE_SECONDS = 0.2
# How many changed pages are named in the terminal.
NAMED = 5

Changes = frozenset[Path]


class Superseded(BaseException):
    """A newer edit makes the build that is under way worthless; like Ctrl-C it is nobody's to catch on the way."""


class Live:
    """Keeps the site of `server` as the files are."""

    def __init__(self, order: Order, server: Server, *, shown: bool | None = None) -> None:
        self.order = order
        self.server = server
        self.changes: queue.SimpleQueue[Changes] = queue.SimpleQueue()
        # Whether a build may have left garbage.
        self.garbage = False
        self._shown = shown
        self._stoppable = False

    def build(self) -> None:
        """Bring the site up to date: what has not changed since the last time stands again."""
        self.garbage = True
        try:
            self._make(time.monotonic())
        except Superseded:
            return
        except Exception as error:  # noqa: BLE001  (whatever it is, it is shown, and the server goes on)
            self._failed(error)

    def take(self, changes: Changes) -> None:
        """Bring the site up to date after these files have changed."""
        if any(map(_matters, changes)):
            self.build()

    def give_way(self, *_: object) -> None:
        """Stop the build that is under way, if there is one and something newer waits; a signal handler."""
        if self._stoppable and not self.changes.empty():
            self._stoppable = False
            raise Superseded

    def _make(self, begun: float) -> None:
        """Build, show what has changed, and tidy up when it is shown."""
        progress, report, site = Progress(shown=self._shown), Report(str(self.server.site)), self.server.site
        with lock(site), workspace(site, self.order.spare) as aside:
            self._stoppable = True
            try:
                built = make_safely(self.order, aside, progress=progress, report=report, pulse=self.give_way)
            finally:
                self._stoppable = False
            old = put(aside, site)
            pages = [path for path in built.changed if path.endswith(".html")]
            self.server.broadcast.changed(pages)
            if pages:
                print(f"{_named(pages)}: {time.monotonic() - begun:.2f} s", flush=True)
            keep(self.order, built)
            keep_spare(old, self.order.spare, built.unchanged)

    def _failed(self, error: Exception) -> None:
        told = _told(error, self.order.root)
        print("\n".join(told), file=sys.stderr, flush=True)
        self.server.broadcast.failed(told)


def _named(pages: Sequence[str]) -> str:
    """The first of `pages`, and how many there are besides."""
    return ", ".join(pages[:NAMED]) + (f" and {len(pages) - NAMED:,} more" if len(pages) > NAMED else "")


def _matters(path: Path) -> bool:
    """Whether the file is one of the author's: editors make and remove files of their own."""
    return not path.name.startswith(".") and not path.name.endswith("~")


def _told(error: Exception, root: Path) -> Sequence[str]:
    if isinstance(error, ContentErrors):
        return [str(each) for each in error.errors]
    if isinstance(error, Locked):
        return [str(error)]
    explained = explain(error, root)
    return [str(explained) if explained else f"{type(error).__name__}: {error}"]


def serve(root: Path, content: Path, port: int, *, stop: threading.Event | None = None) -> int:
    """Build, serve on this machine and rebuild at each change, until Ctrl-C (or until `stop`); the exit code."""
    gone = missing_folder(content)
    if gone:
        print("\n".join(map(str, gone)), file=sys.stderr)
        return WRONG_CONTENT
    site = root / "build" / "serve" / str(port)
    # The server has threads, and a process that has some is not forked.
    order = Order(root, content, site, executor=InProcess())
    trouble = usage_problem(root, content, site, "") or _port_problem(port)
    if not trouble:
        site.parent.mkdir(parents=True, exist_ok=True)
        try:
            server = Server(port, site, root / "theme" / "static")
        except OSError as error:
            trouble = f"port {port} cannot be used: {(error.strerror or '').lower()}; name another with --port"
    if trouble:
        print(f"invoke serve: {trouble}", file=sys.stderr)
        return WRONG_USAGE
    live, stop = Live(order, server), stop or threading.Event()
    watched = [content, root / "theme", root / "pelicanconf.py", *_own_look(root)]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    # A signal reaches the build wherever it is; a look at the queue between two pages would come seconds late.
    former = signal.signal(signal.SIGUSR1, live.give_way)
    watcher = threading.Thread(target=_watch, args=(watched, live, stop), daemon=True)
    watcher.start()
    print(f"{server.address} (Ctrl-C ends it)", flush=True)
    try:
        with garbage_waits():
            live.build()
            while not stop.is_set():
                _take_next(live)
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
    finally:
        stop.set()
        watcher.join()  # a signal after its handler is gone would end the process
        signal.signal(signal.SIGUSR1, former)
        server.shutdown()
        server.server_close()
    return DONE


def _take_next(live: Live) -> None:
    try:
        changes = live.changes.get(timeout=IDLE_SECONDS)
    except queue.Empty:
        if live.garbage:
            live.garbage = False
            gc.collect()
        return
    while not live.changes.empty():
        changes |= live.changes.get()
    live.take(changes)


def _own_look(root: Path) -> list[Path]:
    """The folder of the publisher's own look, if there is one; what is wrong with the settings the build will say."""
    try:
        folder = Override.of(house_settings(root)).folder
    except Exception:  # noqa: BLE001  (settings are code, and may raise whatever they like)
        return []
    return [folder] if folder else []


def _port_problem(port: int) -> str:
    return "" if 0 <= port < 1 << 16 else f"--port {port} is no port"


def _watch(paths: Sequence[Path], live: Live, stop: threading.Event) -> None:
    from watchfiles import watch  # noqa: PLC0415  (only the server needs it)

    found = [path for path in paths if path.exists()]
    for changes in watch(*found, step=QUIET_MILLISECONDS, stop_event=stop, raise_interrupt=False):
        live.changes.put(frozenset(Path(path) for _, path in changes))
        if not stop.is_set():
            signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGUSR1)
