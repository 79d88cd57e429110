"""Without a connection: what a reader has seen or kept is there and says how old it is; nothing passes for fresh."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect
from tests.browser.conftest import SUB_PATH, until, waiting

ARTICLE = "articles/2021/kazimi-drone-attack.html"
SECTION = "sections/asayish.html"
NOTE = ".offline-note"
READY = "navigator.serviceWorker.ready.then((it) => it.active.state)"
CACHES = "caches.keys()"
KEPT = """
async () => {
  const found = [];
  for (const name of await caches.keys()) {
    for (const { url } of await (await caches.open(name)).keys()) found.push(url);
  }
  return found;
}
"""


class _Quiet(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        """Let the browser ask each time: what it shows then comes from the server or the worker, never from itself."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


class Server:
    """A server that can be cut off and come back on the same port, with the site that is there then."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.site = folder / SUB_PATH
        self.port = 0
        self.start()
        self.url = f"http://127.0.0.1:{self.port}/{SUB_PATH}"

    def start(self) -> None:
        """Serve."""
        ThreadingHTTPServer.allow_reuse_address = True
        self.server = ThreadingHTTPServer(("127.0.0.1", self.port), partial(_Quiet, directory=str(self.folder)))
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Be gone."""
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def server(site_folder: Path, tmp_path: Path) -> Iterator[Server]:
    """The demo site on a server of its own."""
    shutil.copytree(site_folder, tmp_path / "web" / SUB_PATH)
    server = Server(tmp_path / "web")
    yield server
    server.stop()


@pytest.fixture
def reader(chromium: Browser) -> Iterator[BrowserContext]:
    """A reader with an empty browser."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, timezone_id="Asia/Baghdad")
    yield context
    context.close()


def ready(page: Page, server: Server, path: str = "index.html") -> None:
    """Open a page and wait until the worker has taken over; then open it again, so that the worker sees it."""
    page.goto(f"{server.url}/{path}")
    assert page.evaluate(READY) in {"activated", "activating"}
    until(page, "navigator.serviceWorker.controller !== null")
    page.goto(f"{server.url}/{path}")
    page.wait_for_load_state("networkidle")


def test_a_page_seen_before_is_there_and_says_how_old_it_is(reader: BrowserContext, server: Server):
    """With its styles, fonts and the day of the copy, whatever its title says; on line it says nothing."""
    page = waiting(reader.new_page())
    path = server.site / ARTICLE
    path.write_text(path.read_text("utf-8").replace("<title>", "<title> data-offline-note hidden ", 1), "utf-8")
    ready(page, server, ARTICLE)
    expect(page.locator(NOTE)).to_be_hidden()
    server.stop()
    page.goto(f"{server.url}/{ARTICLE}")
    expect(page.locator(NOTE)).to_be_visible()
    assert re.search(r"[٠-٩]+ی .+ی [٠-٩]{4}، کاژێر [٠-٩]{2}:[٠-٩]{2}", page.locator(f"{NOTE} time").inner_text())
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px \"Noto Naskh Arabic\"'))")
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Noto Naskh Arabic"')
    page.locator(".prose a.mention").first.hover()
    expect(page.locator(".entry-popover:popover-open")).to_be_visible()
    server.start()
    page.goto(f"{server.url}/{ARTICLE}")
    expect(page.locator(NOTE)).to_be_hidden()
    # Who has it forgotten what was read has it forgotten here, too; what every page needs stays.
    assert any(url.endswith(ARTICLE) for url in page.evaluate(KEPT))
    page.evaluate("document.dispatchEvent(new Event('xwener:forget'))")
    until(page, f"({KEPT})().then((urls) => !urls.some((url) => url.endsWith('{ARTICLE}')))")
    kept = page.evaluate(KEPT)
    assert any(url.endswith("offline.html") for url in kept)
    assert any("/static/fonts/" in url for url in kept)


def test_the_network_comes_first(reader: BrowserContext, server: Server):
    """A page that was kept is never shown while the server has another; an error of the server is no reason either."""
    page = waiting(reader.new_page())
    ready(page, server, ARTICLE)
    path = server.site / ARTICLE
    path.write_text(path.read_text("utf-8").replace('<h1 class="title">', '<h1 class="title">نوێ: '), "utf-8")
    page.goto(f"{server.url}/{ARTICLE}")
    assert page.locator("h1").inner_text().startswith("نوێ: ")
    path.unlink()
    response = page.goto(f"{server.url}/{ARTICLE}")
    assert response
    assert response.status == 404


def test_a_page_never_seen_leads_to_what_is_there(reader: BrowserContext, server: Server):
    """The page on reading offline, as a copy, with the sections that were kept."""
    page = waiting(reader.new_page())
    ready(page, server)
    server.stop()
    page.goto(f"{server.url}/people/mustafa-kazimi.html")
    assert page.url.endswith("/offline.html#here")
    expect(page.locator(NOTE)).to_be_visible()


def test_a_section_is_kept_when_the_reader_says_so(reader: BrowserContext, server: Server):
    """Its size is said before; afterwards every article of it, and whom they mention, is there; then it can go."""
    page = waiting(reader.new_page())
    ready(page, server, SECTION)
    box = page.locator("[data-module=save-offline]")
    expect(box.locator("[role=status]")).to_have_text(re.compile(r"^٢ بابەت، نزیکەی ٠٫[٠-٩] مێگابایت$"))
    assert not [name for name in page.evaluate(CACHES) if " saved " in name]
    box.locator("[data-action=save]").click()
    expect(box.locator("[role=status]")).to_have_text(re.compile("^لە .* هەڵگیراوە: ٢ بابەت"), timeout=30_000)
    server.stop()
    for path in (ARTICLE, "people/mustafa-kazimi.html", "backgrounds/who-is-kazimi.html", SECTION):
        page.goto(f"{server.url}/{path}")
        expect(page.locator(NOTE)).to_be_visible()
        assert page.url.endswith(path)
    page.goto(f"{server.url}/{SECTION}")
    expect(box.locator("[data-action=drop]")).to_be_visible()
    box.locator("[data-action=drop]").click()
    until(page, "caches.keys().then((all) => all.every((name) => !name.includes(' saved ')))")
    page.goto(f"{server.url}/backgrounds/who-is-kazimi.html")


def test_pictures_of_a_kept_section(reader: BrowserContext, server: Server):
    """Of each picture one width is kept, and shown whatever width the page would take."""
    page = waiting(reader.new_page())
    with_picture = next(
        path for path in sorted(server.site.rglob("articles/**/*.html")) if "<picture>" in path.read_text("utf-8")
    )
    inner = with_picture.relative_to(server.site).as_posix()
    section = re.search(r'href="\.\./\.\./(sections/\w+\.html)"', with_picture.read_text("utf-8"))
    assert section
    ready(page, server, section[1])
    page.locator("[data-action=save]").click()
    expect(page.locator("[data-action=drop]")).to_be_visible(timeout=30_000)
    server.stop()
    page.goto(f"{server.url}/{inner}")
    picture = page.locator("picture img").first
    picture.scroll_into_view_if_needed()
    until(page, "document.querySelector('picture img').complete")
    assert picture.evaluate("(image) => image.naturalWidth") > 0


def test_keeping_that_fails_says_so(reader: BrowserContext, server: Server):
    """And leaves what was kept before."""
    page = waiting(reader.new_page())
    ready(page, server, SECTION)
    box = page.locator("[data-module=save-offline]")
    expect(box.locator("[role=status]")).to_have_text(re.compile("بابەت"))
    (server.site / "people" / "mustafa-kazimi.html").unlink()
    box.locator("[data-action=save]").click()
    expect(box.locator("[role=status]")).to_have_text(re.compile("^هەڵنەگیرا"), timeout=30_000)
    assert not [name for name in page.evaluate(CACHES) if " saved " in name]
    expect(box.locator("[data-action=save]")).to_be_enabled()


def test_a_new_version_takes_the_place_of_the_old(reader: BrowserContext, server: Server):
    """Its cache goes, and only its: what others have on the same origin stays."""
    page = waiting(reader.new_page())
    ready(page, server)
    page.evaluate("caches.open('xwener http://127.0.0.1/other/ version 1')")
    [before] = [name for name in page.evaluate(CACHES) if SUB_PATH in name]
    script = server.site / "service-worker.js"
    script.write_text(re.sub(r'"version": "\w+"', '"version": "next"', script.read_text("utf-8")), "utf-8")
    page.evaluate("navigator.serviceWorker.getRegistration().then((it) => it.update())")
    until(page, f"caches.keys().then((all) => !all.includes('{before}'))")
    names = page.evaluate(CACHES)
    assert any(name.endswith("/ version next") for name in names)
    assert "xwener http://127.0.0.1/other/ version 1" in names


def test_the_kill_switch(reader: BrowserContext, server: Server, rebuilt_without_worker: Callable[[], Path]):
    """With SITE_SERVICE_WORKER off the next visit removes worker and copies, and no page starts one again."""
    page = waiting(reader.new_page())
    ready(page, server, ARTICLE)
    shutil.rmtree(server.site)
    shutil.copytree(rebuilt_without_worker(), server.site)
    page.goto(f"{server.url}/index.html")
    page.evaluate("navigator.serviceWorker.getRegistration().then((it) => it?.update())")
    until(page, "navigator.serviceWorker.getRegistrations().then((all) => all.length === 0)")
    until(page, "caches.keys().then((all) => all.length === 0)")
    page.goto(f"{server.url}/{SECTION}")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    assert page.locator("[data-module=save-offline]").count() == 0
    server.stop()
    with pytest.raises(Error, match="ERR_CONNECTION_REFUSED"):
        page.goto(f"{server.url}/{ARTICLE}")


@pytest.fixture
def rebuilt_without_worker(tmp_path: Path) -> Callable[[], Path]:
    """Builds the demo content in a house whose settings have the worker off."""
    from tests.conftest import ROOT  # noqa: PLC0415
    from tests.house import make_house  # noqa: PLC0415

    from xwener.building.build import build  # noqa: PLC0415

    def rebuilt() -> Path:
        house = make_house(tmp_path / "house", "pelicanconf.py")
        settings = (ROOT / "pelicanconf.py").read_text("utf-8")
        (house / "pelicanconf.py").write_text(
            settings.replace("SITE_SERVICE_WORKER = True", "SITE_SERVICE_WORKER = False")
        )
        assert build(house, ROOT / "content", house / "output") == 0
        return house / "output"

    return rebuilt


def test_only_the_worker_of_the_site_can_be_started(reader: BrowserContext, server: Server):
    """Trusted Types refuse every other script."""
    page = waiting(reader.new_page())
    ready(page, server)
    said = page.evaluate(
        "navigator.serviceWorker.register('static/evil.js').then(() => 'started', (error) => error.name)"
    )
    assert said == "TypeError"


def test_the_manifest_can_be_installed_from(reader: BrowserContext, server: Server):
    """Chromium reads it without an error, below a sub-path."""
    page = waiting(reader.new_page())
    ready(page, server)
    session = reader.new_cdp_session(page)
    found = session.send("Page.getAppManifest")
    assert found["url"] == f"{server.url}/site.webmanifest"
    assert found["errors"] == []
    errors = {error["errorId"] for error in session.send("Page.getInstallabilityErrors")["installabilityErrors"]}
    assert errors <= {"in-incognito"}  # as every window of a test is


def test_from_disk_there_is_no_worker(page: Page, file_url: str):
    """Nor a manifest, nor anything to keep: all of it is there."""
    page.goto(f"{file_url}/{SECTION}")
    page.wait_for_load_state("networkidle")
    assert page.locator("link[rel=manifest]").count() == 0
    expect(page.locator("[data-module=save-offline]")).to_be_hidden()
    expect(page.locator(NOTE)).to_be_hidden()
    page.goto(f"{file_url}/offline.html")
    expect(page.locator(".save-sections")).to_be_hidden()
