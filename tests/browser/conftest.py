"""The built demo site in a real browser: from disk and over http below a sub-path."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from tests.browser.firefox import Firefox, started_firefox
from tests.browser.server import serve

from xwener.building.build import build
from xwener.building.tools import browser as installed_browser

ROOT = Path(__file__).parents[2]
SUB_PATH = "kurdish/site"
# Chromium refuses to run as root inside its sandbox; the next flags keep it off the network. The last one lets letters
# be as wide as in a window: without windows it would round each to whole pixels.
FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",
]
# The template goes when the last of them has run: theme/static/js/scripts-later.js.
SCRIPTS_TO_RUN = "template#scripts"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser of this machine; `make test` has installed one."""
    with sync_playwright() as playwright:
        path = installed_browser() or None
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def firefox() -> Iterator[Firefox]:
    """The other browser of this machine: a start costs as much as twenty pages."""
    with started_firefox() as started:
        yield started


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo content, built once."""
    output = tmp_path_factory.mktemp("web") / SUB_PATH
    assert build(ROOT, ROOT / "content", output) == 0
    return output


@pytest.fixture(scope="session")
def http_url(site_folder: Path) -> Iterator[str]:
    """The address of the site on a server that knows it below a sub-path only."""
    top = site_folder.parents[SUB_PATH.count("/")]
    with serve(top) as origin:
        yield f"{origin}/{SUB_PATH}"


@pytest.fixture(scope="session")
def file_url(site_folder: Path) -> str:
    """The address of the site on disk."""
    return site_folder.as_uri()


@pytest.fixture(params=["file", "http"])
def site_url(request: pytest.FixtureRequest) -> str:
    """The site both ways."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@dataclass
class Reader:
    """A reader with a browser; what the console complains of is in `complaints`."""

    page: Page
    complaints: list[str]


@pytest.fixture
def open_reader(chromium: Browser) -> Iterator[Callable[..., Reader]]:
    """Opens a page with the options of Playwright's `new_context`; any complaint in the console fails the test."""
    readers: list[Reader] = []

    def opened(**options: Any) -> Reader:
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        page = context.new_page()
        reader = Reader(waiting(page) if options.get("java_script_enabled", True) else page, [])
        reader.page.on("console", lambda message: _note(reader, message.type, message.text))
        reader.page.on("pageerror", lambda error: reader.complaints.append(str(error)))
        readers.append(reader)
        return reader

    yield opened
    for reader in readers:
        reader.page.context.close()
    assert [complaint for reader in readers for complaint in reader.complaints] == []


def waiting(page: Page) -> Page:
    """`page`, which is not loaded before its scripts have run: they come after the first paint."""
    for name in ("goto", "reload", "go_back", "go_forward", "wait_for_url", "wait_for_load_state"):
        setattr(page, name, _then_scripts(page, getattr(page, name)))
    return page


def _then_scripts(page: Page, load: Callable[..., Any]) -> Callable[..., Any]:
    def loaded(*arguments: Any, **options: Any) -> Any:
        answer = load(*arguments, **options)
        page.locator(SCRIPTS_TO_RUN).wait_for(state="detached")
        return answer

    return loaded


def _note(reader: Reader, kind: str, text: str) -> None:
    if kind in {"error", "warning"}:
        reader.complaints.append(f"{kind}: {text}")


def until(page: Page, expression: str, seconds: float = 30.0) -> None:
    """Wait until a page's expression, or the promise that it gives, holds.

    Playwright's own waiting evaluates a string in the page, which its policy forbids.
    """
    deadline = time.monotonic() + seconds
    while not page.evaluate(expression):
        assert time.monotonic() < deadline, f"never came true: {expression}"
        page.wait_for_timeout(50)


@pytest.fixture
def page(open_reader: Callable[..., Reader]) -> Page:
    """A page at desktop size."""
    return open_reader().page


@pytest.fixture
def copy_of_site(site_folder: Path, tmp_path: Path) -> Path:
    """A copy of the site that a test may damage."""
    return Path(shutil.copytree(site_folder, tmp_path / "site"))
