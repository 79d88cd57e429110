"""Every attack string in every place, opened in Chromium: `python -m tests.security.full` or `invoke attacks`."""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from tests.security.attack_site import AttackFile, everywhere, write_attack_site
from tests.security.attacks import Attack, attacks
from tests.security.built_bytes import in_book, in_edition, problems
from tests.security.watch import (
    SITE_URL,
    Watch,
    look_at_editions,
    look_at_pages,
    look_at_storage,
    search_for,
    watched_page,
)

from xwener.building.build import build
from xwener.building.tools import browser as installed_browser
from xwener.editions.command import editions
from xwener.rendering.strings import load_strings

ROOT = Path(__file__).parents[2]
# How many of the searches are made in the site that is one file, too: it is the same search.
EDITION_SEARCHES = 20
# Megabytes: every attack everywhere makes a larger book than anybody would carry.
EDITION_LIMIT = 1_000
# Chromium refuses to run as root inside its sandbox; the other flags keep it off the network.
FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


@dataclass
class Outcome:
    """What came of a run: the files written, what the browser and the bytes showed, and files outside the target."""

    files: list[AttackFile]
    watch: Watch
    in_bytes: list[str]
    outside: list[str]

    @property
    def tried(self) -> Counter[str]:
        """Place → how many attacks were written there."""
        return Counter(piece.place for file in self.files for piece in file.front + file.body if piece.place)

    @property
    def refused(self) -> Counter[str]:
        """Place → how many attacks were refused there, each with an error."""
        pieces = (piece for file in self.files for piece in file.front + file.body)
        return Counter(piece.place for piece in pieces if piece.refusals)


def run(sets: list[Iterator[Attack]], searches: list[str], folder: Path, browser: Browser) -> Outcome:
    """Build a site of the chosen attacks deep below `folder` and look at all of it."""
    deep = folder / "a" / "b" / "c" / "d"
    content, output = deep / "content", deep / "site"
    words = load_strings(ROOT / "theme" / "strings.yaml").words
    files = write_attack_site(content, sets, words)
    before = _names(folder)
    assert build(ROOT, content, output, SITE_URL) == 0
    in_bytes = list(problems(output, SITE_URL))
    watch = Watch()
    with watched_page(browser, watch) as page:
        look_at_pages(page, output, watch)
        search_for(page, output, searches, watch)
        look_at_storage(page, output, [attack.text for attack in attacks()], watch)
        assert editions(ROOT, content, output, ("html", "epub"), site_url=SITE_URL, limit=EDITION_LIMIT) == 0
        [whole], [book] = ((output / "editions").glob(ending) for ending in ("*.html", "*.epub"))
        in_bytes += [*in_edition(whole), *in_book(book)]
        inside = {name for name in _names(folder) if Path(folder, name).is_relative_to(output)}
        outside = sorted(_names(folder) - inside - before)
        look_at_editions(page, output, searches[:EDITION_SEARCHES], folder / "book", watch)
    return Outcome(files, watch, in_bytes, outside)


def _names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def main() -> int:
    """Run every attack and print the figures; 0 when nothing ran and nothing was written outside the target."""
    chosen = attacks()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed_browser() or None, args=FLAGS)
        outcome = run(everywhere(chosen), [attack.text for attack in chosen], Path(folder), browser)
        browser.close()
    watch = outcome.watch
    print(f"{len(chosen)} attack strings, {outcome.tried.total()} places, {outcome.refused.total()} refused.")
    print(f"{watch.pages} pages and {watch.searches} searches in Chromium without a policy.")
    print(
        f"{len(watch.found)} executed or waiting to be; {len(outcome.in_bytes)} in feeds, data and editions; "
        f"{len(outcome.outside)} files outside the target."
    )
    wrong = [*watch.found, *outcome.in_bytes, *outcome.outside]
    for problem in wrong:
        print(problem, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
