"""Every link of the demo site, followed in Chromium from disk; those of each type of page on a server, too."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from playwright.sync_api import Page
from tests.browser.conftest import Reader
from tests.browser.page_types import page_types
from tests.browser.server import serve

# What the page shows and leads to, as the browser resolves it, and the ids that others may lead to.
LOOK = """() => {
const named = (selector, name) => [...document.querySelectorAll(selector)].map(
  (each) => new URL(each.getAttribute(name), document.baseURI).href);
return {
  leads: named("a[href], area[href]", "href"),
  loads: [...named("link[href]", "href"), ...named("script[src], img[src]", "src")],
  forms: named("form[action]", "action"),
  ids: [...document.querySelectorAll("[id]")].map((each) => each.id),
  shows: document.querySelector("h1")?.textContent.trim() ?? "",
  broken: [...document.images].filter((image) => image.complete && !image.naturalWidth).map((image) => image.src),
}}"""

# Nothing leads to it, and a server does not say 200 with it.
NOT_FOUND = "404.html"


@pytest.fixture(params=["file", "root", "below"])
def address(request: pytest.FixtureRequest, site_folder: Path) -> Iterator[str]:
    """Where the site stands: on the disk, at the root of a server, below a path."""
    if request.param == "root":
        with serve(site_folder) as origin:
            yield origin
    else:
        yield str(request.getfixturevalue("http_url" if request.param == "below" else "file_url"))


def inner(site: str, url: str) -> str | None:
    """The path below the site of one of its own addresses."""
    return unquote(urlsplit(url.removeprefix(f"{site}/")).path) if url.startswith(f"{site}/") else None


def test_every_link(open_reader: Callable[..., Reader], site_folder: Path, address: str, full: bool):
    """Each page that can be reached is opened; no address of ours leads astray, and none leads out of the site.

    On a server addresses are made whole by the same rules, so there a page of each type will do.
    """
    page, site = open_reader().page, address
    missing: list[str] = []
    ids: dict[str, set[str]] = {}
    fragments: list[tuple[str, str, str]] = []
    follow = full or site.startswith("file:")
    first = ["index.html"] if follow else [path for path in page_types(site_folder).values() if path != NOT_FOUND]
    waiting = deque(first)
    seen = set(first)
    while waiting:
        path = waiting.popleft()
        found = visit(page, f"{site}/{path}")
        assert found["shows"], f"{path} shows no heading"
        ids[path] = set(found["ids"])
        missing += [f"{path}: {picture} is broken" for picture in found["broken"]]
        # The icon stands in the page itself.
        loads = [url for url in found["loads"] if not url.startswith("data:image/svg+xml,")]
        for url in (*found["leads"], *found["forms"], *loads):
            whole, fragment = urldefrag(url)
            target = inner(site, whole)
            if target is None:
                assert url.startswith(("https://", "http://", "mailto:")), f"{path} leads to {url}"
                assert not whole.startswith(site), f"{path} leads out of the site: {url}"
                assert url in found["leads"], f"{path} loads {url} from elsewhere"
                continue
            if not (site_folder / target).is_file():
                missing.append(f"{path}: {url}")
            elif target.endswith(".html"):
                if fragment:
                    fragments.append((path, target, unquote(fragment)))
                if follow and target not in seen:
                    seen.add(target)
                    waiting.append(target)
    missing += [f"{path}: {to}#{name}" for path, to, name in fragments if to in ids and name not in ids[to]]
    assert missing == []
    reachable = {path.relative_to(site_folder).as_posix() for path in site_folder.rglob("*.html")} - {NOT_FOUND}
    assert seen == (reachable if follow else set(first)), "a page that nothing leads to"


def visit(page: Page, url: str) -> dict[str, list[str]]:
    """Open a page and look at it."""
    response = page.goto(url)
    assert response is None or response.status in {0, 200}, f"{url}: {response.status}"
    found: dict[str, list[str]] = page.evaluate(LOOK)
    return found
