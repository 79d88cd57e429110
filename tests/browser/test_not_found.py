"""404.html of a site that was built without its address, where a server shows it: at any depth, below any path."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.browser.conftest import SUB_PATH, until
from tests.browser.firefox import Firefox
from tests.browser.server import serve

# Below the site; the last is as deep as the page promises.
MISSING = ("gone", "articles/gone.html", "articles/2021/a/gone", "1/2/3/4/5/6/7/gone.html")
# The style sheet is there when the page names its face; addresses are those that a reader is led to.
STYLED = "getComputedStyle(document.body).fontFamily.includes('Noto Naskh Arabic')"
LINKS = "[...document.querySelectorAll('a[href], form[action]')].map((each) => each.href ?? each.action)"


@pytest.mark.parametrize("below", ["", SUB_PATH])
def test_every_link_leads_somewhere(chromium: Browser, site_folder: Path, below: str):
    """At a root and below a path, from the top of the site down: the page has its style, and its links are pages."""
    top = site_folder.parents[SUB_PATH.count("/")] if below else site_folder
    with serve(top) as origin, chromium.new_context() as context:
        site = f"{origin}/{below}".rstrip("/")
        page = context.new_page()
        for missing in MISSING:
            response = page.goto(f"{site}/{missing}")
            assert response
            assert response.status == 404
            until(page, STYLED, 10)
            links = page.evaluate(LINKS)
            assert len(links) > 10
            targets = [link.removeprefix(f"{site}/").partition("#")[0] for link in links if "#main" not in link]
            ours = [target for target in targets if not target.startswith("https://")]
            assert [target for target in ours if not (site_folder / target).is_file()] == [], missing
        page.locator("main .kinds a").first.click()
        page.wait_for_url(f"{site}/index.html")


def test_firefox(firefox: Firefox, site_folder: Path):
    """It takes the pictures' turns as Chromium does."""
    home = "document.querySelector('main .kinds a').href"
    with serve(site_folder.parents[SUB_PATH.count("/")]) as origin:
        said = firefox(
            [
                {"goto": f"{origin}/{SUB_PATH}/a/b/c/gone"},
                {"evaluate": f"new Promise((done) => setTimeout(() => done([{STYLED}, {home}]), 1000))"},
            ]
        )
    assert said == [[True, f"{origin}/{SUB_PATH}/index.html"]]
