"""Firefox from disk, as readers have it: one file may not read another."""

from __future__ import annotations

from pathlib import Path

from tests.browser.firefox import Firefox
from tests.browser.page_types import page_types

ARTICLE = "articles/2021/kazimi-drone-attack.html"
FONTS = "document.fonts.ready.then(() => document.fonts.check('16px \"Noto Naskh Arabic\"'))"
# What the page shows, whether its style is there, and pictures that are not.
LOOK = """({
  shows: document.querySelector("h1").textContent.trim(),
  styled: getComputedStyle(document.body).fontFamily.startsWith('"Noto Naskh Arabic"'),
  direction: getComputedStyle(document.body).direction,
  broken: [...document.images].filter((image) => image.complete && !image.naturalWidth).length,
  started: typeof xwener === "object",
})"""
POPOVER = """(async () => {
  const mention = document.querySelector(".prose a.mention");
  mention.focus();
  mention.dispatchEvent(new PointerEvent("pointerenter", { pointerType: "mouse" }));
  mention.dispatchEvent(new PointerEvent("pointerover", { pointerType: "mouse", bubbles: true }));
  for (let tries = 0; tries < 50 && !document.querySelector(".entry-popover:popover-open"); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 100));
  return document.querySelector(".entry-popover:popover-open .entry-popover-name")?.textContent ?? "";
})()"""
SEARCH = """(async () => {
  for (let tries = 0; tries < 100 && !document.querySelector("main ol a, main .search-results a"); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 100));
  return [...document.querySelectorAll("main ol a, main .search-results a")].map((link) => link.href);
})()"""
BACKGROUND = """(() => {
  const details = document.querySelector("aside.background details");
  details.querySelector("summary").click();
  return details.open && details.innerText.length > 100;
})()"""


def test_every_type_of_page(firefox: Firefox, site_folder: Path, file_url: str, full: bool):
    """Opens with its styles and scripts, from right to left, and shows every picture."""
    every = (path.relative_to(site_folder).as_posix() for path in site_folder.rglob("*.html"))
    pages = sorted(every) if full else list(page_types(site_folder).values())
    steps = [{"goto": f"{file_url}/{path}", "evaluate": LOOK} for path in pages]
    answers = firefox(steps)
    wanted = {"styled": True, "direction": "rtl", "broken": 0, "started": True}
    assert [path for path, said in zip(pages, answers, strict=True) if not said["shows"]] == []
    assert [(path, said) for path, said in zip(pages, answers, strict=True) if not wanted.items() <= said.items()] == []


def test_popover_search_and_background(firefox: Firefox, file_url: str):
    """What needs scripts works: a mention shows whom it means, a search finds, a background opens."""
    popover, background, results = firefox(
        [
            {"goto": f"{file_url}/{ARTICLE}", "evaluate": POPOVER},
            {"evaluate": BACKGROUND},
            {"goto": f"{file_url}/search.html?q=کازمییەوە", "evaluate": SEARCH},
        ]
    )
    assert "کازمی" in popover
    assert background is True
    assert any(address.endswith("people/mustafa-kazimi.html") or "kazimi" in address for address in results)
