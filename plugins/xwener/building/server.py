"""The server of `invoke serve`: the built site, its pages with a script that keeps them fresh.

Only this machine can reach it. A page may connect to where it came from and nowhere else: that is how it hears of
changes.
"""

from __future__ import annotations

import mimetypes
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from xwener.building.broadcast import Broadcast

HOST = "127.0.0.1"
# Other names for this machine; a page of another site that resolves to it is refused (DNS rebinding).
NAMES = frozenset({"127.0.0.1", "localhost"})
# No page of a site stands below a folder of this name.
OWN = "-/"
OWN_FILES = {"reload.js": "js/live-reload.js", "reload.css": "css/live-reload.css"}
EVENTS = f"{OWN}events"
# A worker would outlive the server and meet whatever stands on its port next.
WORKER = "data-worker="
INJECTED = f'<link rel="stylesheet" href="/{OWN}reload.css"><script src="/{OWN}reload.js" defer></script></head>'
WAITING = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Xwêner</title></head>
<body><main data-waiting><p>There is no site yet. This page shows it once it is built.</p></main></body></html>"""


class Server(ThreadingHTTPServer):
    """Serves the folder `site`.

    OSError: the port is taken.
    """

    daemon_threads = True

    def __init__(self, port: int, site: Path, static: Path) -> None:
        self.site = site
        self.static = static
        self.broadcast = Broadcast()
        super().__init__((HOST, port), Handler)

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"http://{HOST}:{self.server_port}/"


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "xwener"

    def do_GET(self) -> None:
        """Answer with a file of the site, a file of our own, or the events."""
        if self.headers.get("Host", "").rsplit(":", 1)[0] not in NAMES:
            self._answer(HTTPStatus.FORBIDDEN, b"", "text/plain")
            return
        name = unquote(urlsplit(self.path).path).removeprefix("/")
        if name == EVENTS:
            self._tell_events()
        elif name.startswith(OWN):
            own = OWN_FILES.get(name.removeprefix(OWN))
            self._answer_file(self.server.static / own if own else None, name)
        else:
            self._answer_page(f"{name}index.html" if not name or name.endswith("/") else name)

    def log_message(self, *_: object) -> None:
        """Requests are no news."""

    def _answer_page(self, name: str) -> None:
        path = _inside(self.server.site, name)
        if path is None or not path.is_file():
            missing = self.server.site / "404.html"
            self._answer_html(HTTPStatus.NOT_FOUND, missing.read_text("utf-8") if missing.is_file() else WAITING)
        elif path.suffix == ".html":
            self._answer_html(HTTPStatus.OK, path.read_text("utf-8"))
        else:
            self._answer_file(path, name)

    def _answer_html(self, status: HTTPStatus, html: str) -> None:
        html = html.replace(WORKER, "", 1).replace("</head>", INJECTED, 1)
        self._answer(status, html.encode(), "text/html; charset=utf-8")

    def _answer_file(self, path: Path | None, name: str) -> None:
        try:
            data = path.read_bytes() if path else None
        except OSError:
            data = None
        if data is None:
            self._answer(HTTPStatus.NOT_FOUND, b"", "text/plain")
            return
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        self._answer(HTTPStatus.OK, data, f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)

    def _answer(self, status: HTTPStatus, data: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        self.wfile.write(data)

    def _tell_events(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        try:
            for event in self.server.broadcast.events():
                self.wfile.write(event.encode())
                self.wfile.flush()
        except OSError:
            self.close_connection = True  # the page was closed


def _inside(folder: Path, name: str) -> Path | None:
    """The file called `name` below `folder`; None when the name, or a link on its way, leads out of it."""
    if "\0" in name:
        return None
    root = folder.resolve()
    path = (root / name).resolve()
    return path if path.is_relative_to(root) else None
