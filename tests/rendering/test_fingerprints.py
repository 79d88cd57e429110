"""What a page shows of others is in its figure: nothing else of them is asked for while it is rendered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import ROOT

from xwener.building.make import Order, load
from xwener.building.pelican_run import read_settings, run_pelican
from xwener.executors.executor import InProcess
from xwener.executors.stopwatch import Stopwatch
from xwener.linking.linked_text import LinkedText
from xwener.rendering.press import Page, Press
from xwener.rendering.views import ArticleView, BackgroundView, EntryView, TextView


class _Listing(Press):
    """Lists the pages and makes none."""

    def run(self, folder: Path) -> None:
        del folder


@pytest.fixture(scope="module")
def listing(tmp_path_factory: pytest.TempPathFactory) -> Press:
    """Every page of the demonstration site."""
    folder = tmp_path_factory.mktemp("site")
    order = Order(ROOT, ROOT / "content", folder, executor=InProcess())
    settings = read_settings(order.root, order.content, folder, "")
    publication, _cache = load(order, settings, Stopwatch())
    made = _Listing(base=publication.base)
    run_pelican(settings, publication, made)
    return made


def may_show(page: Page) -> Iterator[LinkedText]:
    """The texts that a page may show more of than their cards."""
    view = page.variables.get(page.template)
    if isinstance(view, TextView):
        yield view.text
        for slug in view.text.backgrounds:
            yield from _placed(view.library.backgrounds[slug], 2)
    links: Any = page.variables.get("backlinks", [])
    if isinstance(view, EntryView):
        links = next(view.mention_pages())[1]
    yield from (link.article.text for link in links)


def _placed(background: BackgroundView, depth: int) -> Iterator[LinkedText]:
    yield background.text
    if depth:
        for slug in background.text.backgrounds:
            yield from _placed(background.library.backgrounds[slug], depth - 1)


def test_pages_show_of_others_what_a_card_holds(listing: Press, monkeypatch: pytest.MonkeyPatch):
    """A template that begins to show more of other texts has to say so in rendering/fingerprints.py."""
    asked: list[LinkedText] = []

    def watched(name: str) -> property:
        get = getattr(LinkedText, name).fget

        def ask(text: LinkedText) -> Any:
            asked.append(text)
            return get(text)

        return property(ask)

    for name in ("pieces", "outline", "mentioned"):
        monkeypatch.setattr(LinkedText, name, watched(name))
    wrong = []
    for page in listing.pages:
        asked.clear()
        allowed = set(map(id, may_show(page)))
        asked.clear()
        listing.render(page)
        wrong += [f"{page.path} asks for more of {text.document.url}" for text in asked if id(text) not in allowed]
    assert wrong == []
    assert any(isinstance(page.variables.get("article"), ArticleView) for page in listing.pages)


def test_no_two_pages_have_one_figure(listing: Press):
    """Not even two lists of nothing."""
    figures = [page.inputs for page in listing.pages]
    assert len(set(figures)) == len(figures)
