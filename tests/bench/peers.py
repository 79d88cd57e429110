"""Other searches over the same documents: a whole lunr index, MiniSearch, Pagefind, each in Chromium.

They are installed below build/, for the benchmark alone.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from xwener.building.tools import tools_path
from xwener.rendering.assets import Assets, build_assets
from xwener.rendering.fonts import SOURCES
from xwener.search.documents import SearchDocument
from xwener.search.fields import FIELDS

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
VERSIONS = {"pagefind": "1.6.0", "minisearch": "7.2.0"}
PEERS = ("lunr", "minisearch", "pagefind")
# What a page loads before it can ask.
SCRIPTS = {
    "lunr": ("lunr.js", "sorani.js"),
    "minisearch": ("minisearch.js",),
    "pagefind": (),
}


def installed() -> Path:
    """The folder with the peers' npm packages; they are fetched when they are not there."""
    folder = ROOT / "build" / "peers"
    packages = folder / "node_modules"
    if not all((packages / name / "package.json").is_file() for name in VERSIONS):
        folder.mkdir(parents=True, exist_ok=True)
        wanted = [f"{name}@{version}" for name, version in VERSIONS.items()]
        _run(["npm", "install", "--no-save", "--no-audit", "--prefix", str(folder), *wanted])
    return packages


def _environment() -> dict[str, str]:
    return {**os.environ, "PATH": tools_path(ROOT), "PYTHONPATH": str(ROOT / "plugins")}


def _run(command: Sequence[str]) -> dict[str, float]:
    """Run a program; seconds of processor time, and the most memory it had in MB. OSError when it fails."""
    with subprocess.Popen(command, env=_environment(), cwd=ROOT, stdout=subprocess.DEVNULL) as process:  # noqa: S603  (ours)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        message = f"{command} failed"
        raise OSError(message)
    return {"build_s": round(used.ru_utime + used.ru_stime, 1), "memory_mb": used.ru_maxrss // 1024}


def build_peers(documents: Sequence[SearchDocument], folder: Path, peers: Sequence[str] = PEERS) -> dict[str, Any]:
    """Build each peer's index of `documents` into `folder`, with a page that asks it, and what that took."""
    packages = installed()
    texts = [{"url": one.url, **dict(zip(FIELDS, one.texts, strict=True))} for one in documents]
    given = folder / "documents.json"
    given.write_text(json.dumps(texts, ensure_ascii=False), "utf-8")
    library = packages / "minisearch" / "dist"
    shutil.copy(ROOT / "node_modules" / "lunr" / "lunr.min.js", folder / "lunr.js")
    shutil.copy(library / "umd" / "index.js", folder / "minisearch.js")
    shutil.copy(HERE / "peers.js", folder / "peers.js")
    _sorani(folder / "sorani.js")
    for peer in peers:
        tags = "".join(f'<script src="{name}"></script>' for name in (*SCRIPTS[peer], "peers.js"))
        (folder / f"{peer}-page.html").write_text(f'<!DOCTYPE html><html lang="ckb"><title>p</title>{tags}', "utf-8")
    commands = {
        "lunr": [sys.executable, "-m", "tests.bench.lunr_index", str(given), str(folder / "lunr.json")],
        "minisearch": [
            "node",
            str(HERE / "minisearch_index.js"),
            str(library / "cjs" / "index.cjs"),
            str(given),
            str(folder / "minisearch.json"),
        ],
        "pagefind": [str(packages / ".bin" / "pagefind"), "--site", str(folder / "site")],
    }
    if "pagefind" in peers:
        _pages(texts, folder / "site")
    built = {peer: _run(commands[peer]) for peer in peers}
    if "pagefind" in peers:
        (folder / "site" / "pagefind").rename(folder / "pagefind")
    return built


def _sorani(path: Path) -> None:
    path.write_bytes(scripts().files["js/sorani.js"][1])


def scripts() -> Assets:
    """The site's scripts as readers get them; fonts are of no matter here."""
    return build_assets(ROOT / "theme", ROOT / "node_modules", dict.fromkeys(SOURCES, b""))


def _pages(texts: Sequence[dict[str, str]], folder: Path) -> None:
    """A page for each document: Pagefind reads nothing else."""
    for text in texts:
        path = folder / text["url"]
        path.parent.mkdir(parents=True, exist_ok=True)
        paragraphs = "".join(f"<p>{escape(text[name])}</p>" for name in FIELDS[1:])
        page = f"<title>{escape(text['title'])}</title><main data-pagefind-body><h1>{escape(text['title'])}</h1>"
        path.write_text(f'<!DOCTYPE html><html lang="ckb"><meta charset="utf-8">{page}{paragraphs}</main>', "utf-8")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a server of `folder`: none of the peers' indexes opens from disk."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@contextmanager
def opened(chromium: Browser, address: str, peer: str, loaded: list[str]) -> Iterator[Page]:
    """A page that is ready to ask a peer; the paths of what it loads come into `loaded`."""
    page = chromium.new_page()
    page.on("response", lambda response: loaded.append(response.url.removeprefix(f"{address}/")))
    page.goto(f"{address}/{peer}-page.html")
    page.evaluate("peer => openPeer(peer)", peer)
    yield page
    page.close()


TIMED = """async (text) => {
  const begun = performance.now();
  const found = await askPeer(text);
  return { ms: performance.now() - begun, found: found.length };
}"""


def transferred(folder: Path, paths: Sequence[str]) -> int:
    """The bytes of files after gzip; what is pressed already is not pressed again."""
    size = 0
    for path in paths:
        data = (folder / path.split("?")[0]).read_bytes()
        size += min(len(data), len(gzip.compress(data)))
    return size


def heap(page: Page) -> float:
    """The memory that a page holds on to, in MB."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    return round(int(session.send("Runtime.getHeapUsage")["usedSize"]) / 1e6, 1)
