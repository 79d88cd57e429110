"""A web server for tests that sends files as GitHub Pages does: packed with gzip, kept for ten minutes."""

from __future__ import annotations

import gzip
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

# What GitHub Pages packs is what gets smaller: text.
PACKED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".webmanifest")
# Zlib's usual level; a server weighs its own time, too.
LEVEL = 6
PLAIN_TEXT = ("text/", "application/json", "application/xml", "image/svg+xml")


@contextmanager
def serve(folder: Path, port: int = 0) -> Iterator[str]:
    """The origin, such as `http://127.0.0.1:4711`, at which the files of `folder` stand; they must not change."""
    with _Server(("127.0.0.1", port), partial(_Handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say what went wrong, unless a browser has only hung up, as it does when a page is left."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # connections are kept open, as everywhere
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.endswith("/"):
            path /= "index.html"
        if path.is_file():
            self._answer(HTTPStatus.OK, path)
        else:
            # GitHub Pages shows the site's own page.
            self._answer(HTTPStatus.NOT_FOUND, next(Path(self.directory).rglob("404.html"), None))

    def _answer(self, status: HTTPStatus, path: Path | None) -> None:
        data, packed = _load(path) if path else (b"", False)
        kind = self.guess_type(str(path)) if path else "text/plain"
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith(PLAIN_TEXT) else kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "max-age=600")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@cache
def _load(path: Path) -> tuple[bytes, bool]:
    data = path.read_bytes()
    packed = path.suffix in PACKED
    return gzip.compress(data, LEVEL) if packed else data, packed
