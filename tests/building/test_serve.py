"""What a writer sees while writing."""

from __future__ import annotations

import json
import re
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest
from tests.conftest import ROOT, SAMPLE, write

from xwener.building.broadcast import Broadcast
from xwener.building.make import Order
from xwener.building.serve import Live, _own_look, serve
from xwener.building.server import Server

VOTE = Path("articles", "2021", "vote.md")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server on any free port, with no site yet."""
    made = Server(0, tmp_path / "site", ROOT / "theme" / "static")
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield made
    made.shutdown()
    made.server_close()
    thread.join()


@pytest.fixture
def live(server: Server, content: Path) -> Live:
    """The sample site, built and served."""
    made = Live(Order(ROOT, content, server.site), server, shown=False)
    made.build()
    return made


def get(server: Server, path: str) -> tuple[int, str]:
    """Status and text of an answer."""
    try:
        with urllib.request.urlopen(server.address + path, timeout=5) as answer:  # noqa: S310  (our own server)
            return answer.status, answer.read().decode("utf-8", "replace")
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def events(server: Server) -> list[tuple[str, list[str]]]:
    """Every event so far: its name and its data."""
    found = []
    for event in server.broadcast._events:
        name, data = event.strip().split("\n")
        found.append((name.removeprefix("event: "), json.loads(data.removeprefix("data: "))))
    return found


def edit(live: Live, old: str, new: str, path: Path = VOTE) -> None:
    """Change a content file and let the server take it."""
    file = live.order.content / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    live.take(frozenset({file.resolve()}))


def test_pages_are_served_with_the_script(live: Live):
    """Only the server adds the script, which may connect to it alone; the files stay as they were built."""
    status, html = get(live.server, "articles/2021/vote.html")
    assert status == 200
    assert '<script src="/-/reload.js" defer></script></head>' in html
    assert "default-src 'none'; connect-src 'self'; script-src 'self'" in html
    on_disk = (live.server.site / "articles" / "2021" / "vote.html").read_text("utf-8")
    assert "/-/" not in on_disk
    assert get(live.server, "")[1] == get(live.server, "index.html")[1]


def test_own_files(server: Server):
    """The script and its style sheet are there; nothing else of the theme is."""
    assert "EventSource" in get(server, "-/reload.js")[1]
    assert ".live-errors" in get(server, "-/reload.css")[1]
    assert get(server, "-/../templates/base.html")[0] == 404
    assert get(server, "-/gone")[0] == 404


def test_without_a_site(server: Server):
    """Until the first build is done a page waits for it."""
    status, html = get(server, "index.html")
    assert status == 404
    assert "There is no site yet" in html
    assert "/-/reload.js" in html


@pytest.mark.parametrize(
    "path",
    [
        "../content/pages/about.md",
        "%2e%2e/content/pages/about.md",
        "..%2f..%2fetc/passwd",
        "a%00b",
        "/etc/passwd",
        "link/about.md",
    ],
)
def test_nothing_outside_the_site_is_served(server: Server, content: Path, path: str):
    """Neither by dots nor by links."""
    write(server.site / "index.html", "<main>home</main>")
    (server.site / "link").symlink_to(content / "pages")
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=5)
    connection.request("GET", f"/{path}")
    answer = connection.getresponse()
    assert answer.status == 404
    assert "نموونەیە" not in answer.read().decode()
    connection.close()


def test_other_hosts_are_refused(server: Server):
    """A page elsewhere whose name leads to this machine gets nothing."""
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=5)
    connection.request("GET", "/", headers={"Host": "evil.example"})
    assert connection.getresponse().status == 403
    connection.close()


def test_an_edited_article(live: Live):
    """Its page is new, and only the pages that show what has changed are told to load again."""
    edit(live, "ساڵحیش قسەی کرد", "ڕستەیەکی نوێ")
    assert "ڕستەیەکی نوێ" in get(live.server, "articles/2021/vote.html")[1]
    name, pages = events(live.server)[-1]
    assert name == "pages"
    assert "articles/2021/vote.html" in pages
    assert "glossary.html" not in pages
    assert "ڕستەیەکی نوێ" in (live.server.site / "articles" / "2021" / "vote.html").read_text("utf-8")


def test_a_new_headline_reaches_the_other_pages(live: Live):
    """Pages that name the article are told to load again once they are built."""
    edit(live, "title: ئەنجامی", "title: نوێ ئەنجامی")
    name, pages = events(live.server)[-1]
    assert name == "pages"
    assert {"articles/2021/vote.html", "index.html", "archive.html"} <= set(pages)
    assert "نوێ ئەنجامی" in get(live.server, "index.html")[1]


def test_an_edited_entry(live: Live):
    """What other pages show needs the whole build, and gets it."""
    edit(live, "سیاسەتمەدارێکی کوردی عێراقە", "سیاسەتمەدارێکە", Path("glossary", "people", "barham-salih.md"))
    assert "سیاسەتمەدارێکە" in get(live.server, "articles/2021/vote.html")[1]


def test_new_and_removed_texts(live: Live):
    """A page comes and goes with its file."""
    file = live.order.content / "pages" / "more.md"
    write(file, SAMPLE["pages/about.md"])
    live.take(frozenset({file}))
    assert get(live.server, "more.html")[0] == 200
    file.unlink()
    live.take(frozenset({file}))
    assert get(live.server, "more.html")[0] == 404


def test_files_of_editors_build_nothing(live: Live):
    """Hidden files and copies are nobody's."""
    before = events(live.server)
    live.take(
        frozenset({live.order.content / "articles" / ".vote.md.swp", live.order.content / "articles" / "vote.md~"})
    )
    assert events(live.server) == before


def test_errors_are_shown_and_the_site_stays(live: Live, capsys: pytest.CaptureFixture[str]):
    """In the terminal and in the page; the next good edit clears them."""
    edit(live, "date: 2021-11-30", "date: soon")
    error = (
        f"{live.order.content}/{VOTE}:3: `date: soon` is not a date. Hint: write year-month-day, such as `2021-11-07`."
    )
    assert capsys.readouterr().err == f"{error}\n"
    assert events(live.server)[-1] == ("errors", [error])
    assert get(live.server, "articles/2021/vote.html")[0] == 200
    edit(live, "date: soon", "date: 2021-11-30")
    assert ("errors", []) in events(live.server)[-2:]


def test_errors_of_another_text_stay(live: Live):
    """A good edit elsewhere does not make a broken text right."""
    edit(live, "date: 2021-11-30", "date: soon")
    edit(live, "ئەمە", "ئەوە", Path("pages", "about.md"))
    name, [error] = events(live.server)[-1]
    assert name == "errors"
    assert "`date: soon` is not a date" in error


def test_errors_of_the_theme(live: Live, monkeypatch: pytest.MonkeyPatch):
    """Even what nobody foresaw is shown, and the server goes on."""

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("xwener.building.serve.make_safely", fail)
    live.build()
    assert events(live.server)[-1] == ("errors", ["ZeroDivisionError: division by zero"])


def test_a_newer_edit_stops_the_build(live: Live):
    """Nobody waits for a site that is already old."""
    live.changes.put(frozenset({live.order.content / VOTE}))
    edit(live, "ساڵحیش قسەی کرد", "ڕستەیەکی نوێ")
    assert "ڕستەیەکی نوێ" not in get(live.server, "articles/2021/vote.html")[1]
    assert [path.name for path in live.server.site.parent.iterdir() if path.name.startswith(".site")] == []


def test_listeners_hear_what_is_wrong_first():
    """Who opens a page later is told what is wrong now."""
    broadcast = Broadcast()
    broadcast.failed(["a.md:1: no"])
    listener = broadcast.events()
    assert next(listener) == 'event: errors\ndata: ["a.md:1: no"]\n\n'
    broadcast.changed(["index.html"])
    assert next(listener) == 'event: errors\ndata: []\n\nevent: pages\ndata: ["index.html"]\n\n'


def test_a_taken_port(server: Server, content: Path, capsys: pytest.CaptureFixture[str]):
    """Wrong usage is told with exit code 2."""
    assert serve(ROOT, content, server.server_port) == 2
    assert f"port {server.server_port} cannot be used" in capsys.readouterr().err
    assert serve(ROOT, content, 70_000) == 2


def test_a_missing_content_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """A mistyped name ends the command; there is nothing to wait for."""
    assert serve(ROOT, tmp_path / "contnet", 0) == 1
    assert "there is no such content folder" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("settings", "watched"),
    [("look", ["look"]), ("", []), ("gone", []), ("look', 1 / 0, '", [])],
)
def test_the_publishers_own_look_is_watched(tmp_path: Path, settings: str, watched: list[str]):
    """The folder that the settings name, too; settings that cannot be read are for the build to tell."""
    (tmp_path / "look").mkdir()
    (tmp_path / "pelicanconf.py").write_text(f"XWENER_ROOT = {str(tmp_path)!r}\nXWENER_THEME_OVERRIDE = '{settings}'\n")
    assert [path.name for path in _own_look(tmp_path)] == watched


def test_from_the_disk_to_the_page(content: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    """The whole command: a saved file is noticed and its page built."""
    stop = threading.Event()
    taken = Live.take

    def take(self: Live, changes: frozenset[Path]) -> None:
        taken(self, changes)
        stop.set()

    built = Live.build

    def build(self: Live) -> None:
        built(self)
        threading.Timer(0.5, edit_once).start()

    def edit_once() -> None:
        path = content / VOTE
        path.write_text(path.read_text("utf-8") + "\nکۆتایی.\n", "utf-8")

    monkeypatch.setattr(Live, "take", take)
    monkeypatch.setattr(Live, "build", build)
    assert serve(ROOT, content, 0, stop=stop) == 0
    assert re.search(r"^articles/2021/vote\.html.*: \d\.\d+ s$", capsys.readouterr().out, re.MULTILINE)
