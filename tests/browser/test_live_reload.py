"""`invoke serve` as a writer sees it in the browser."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.conftest import ROOT

from xwener.building.make import Order
from xwener.building.serve import Live
from xwener.building.server import Server

VOTE = Path("articles", "2021", "vote.md")


@pytest.fixture
def live(content: Path, tmp_path: Path) -> Iterator[Live]:
    """The sample site, built and served."""
    server = Server(0, tmp_path / "site", ROOT / "theme" / "static")
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    made = Live(Order(ROOT, content, server.site), server, shown=False)
    made.build()
    yield made
    server.shutdown()
    server.server_close()


def edit(live: Live, old: str, new: str) -> None:
    """Change the sample article and let the server take it."""
    path = live.order.content / VOTE
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    live.take(frozenset({path.resolve()}))


def test_a_saved_article_is_shown(live: Live, page: Page):
    """The open page loads itself again; nothing in the console complains of its policy."""
    page.goto(f"{live.server.address}articles/2021/vote.html")
    expect(page.locator("main")).to_contain_text("ساڵحیش قسەی کرد")
    edit(live, "ساڵحیش قسەی کرد", "ڕستەیەکی نوێ")
    expect(page.locator("main")).to_contain_text("ڕستەیەکی نوێ")


def test_the_home_page_follows(live: Live, page: Page):
    """A page that names the article is loaded again once it is built; the address `/` is the home page."""
    page.goto(live.server.address)
    edit(live, "title: ئەنجامی", "title: نوێ ئەنجامی")
    expect(page.locator("main")).to_contain_text("نوێ ئەنجامی")


def test_errors_stand_in_the_page(live: Live, page: Page):
    """As text, over the page as it was; they go when the text is right again."""
    page.goto(f"{live.server.address}articles/2021/vote.html")
    edit(live, "date: 2021-11-30", "date: <b>soon</b>")
    alert = page.get_by_role("alert").filter(has_text="is not a date")
    expect(alert).to_contain_text("vote.md:3: `date: <b>soon</b>` is not a date. Hint: write year-month-day")
    expect(page.locator("main")).to_contain_text("ساڵحیش قسەی کرد")
    assert alert.evaluate("box => getComputedStyle(box).position") == "fixed"
    edit(live, "date: <b>soon</b>", "date: 2021-11-30")
    expect(alert).to_have_count(0)
