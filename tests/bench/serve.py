"""How long a writer waits for the page after an edit: `python -m tests.bench.serve [ARTICLES]`.

`invoke serve` keeps a site of made-up articles; one file is edited, and again, each time another way. Told are the
clock's and the processor's seconds of the median edit of each kind, from the edit to the moment at which the page is
new and the browser is told so.
"""

from __future__ import annotations

import contextlib
import gc
import io
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from tests.bench.corpus import Corpus

from xwener.building.garbage import garbage_waits
from xwener.building.make import Order
from xwener.building.serve import Live
from xwener.building.server import Server
from xwener.executors.executor import InProcess

ROOT = Path(__file__).parents[2]
ARTICLES, ENTRIES, EDITS = 1_000, 200, 3
BACKGROUND = """\
---
title: پرسیارێک؟
kind: question
standfirst: کورتەیەک.
about:
  - e-0000
as_of: 2021-11-01
sources:
  - title: x
---

پێشەکییەک.

دەقێک.
"""
# What is edited: the file, what stands there, and what comes before it, each time with another number.
EDITED = {
    "article": ("content/{article}", "standfirst: ", "standfirst: {n} "),
    "article's text": ("content/{article}", "\n---\n", "\n---\nدەق {n}.\n\n"),
    "article's title": ("content/{article}", "title: ", "title: {n} "),
    "entry's text": ("content/glossary/people/e-0000.md", "\n---\n", "\n---\nدەق {n}.\n\n"),
    "entry's alias": ("content/glossary/people/e-0000.md", "aliases:\n", "aliases:\n  - ناوێکی {n}\n"),
    "background's text": ("content/backgrounds/question.md", "دەقێک", "{n} دەقێک"),
    "template of articles": ("theme/templates/article.html", "<article", "<article data-n='{n}'"),
}


def house(folder: Path, articles: int) -> tuple[Path, Path]:
    """A house with content and a theme of its own; and the first article below the content folder."""
    shutil.copytree(ROOT / "theme", folder / "theme")
    shutil.copy(ROOT / "pelicanconf.py", folder)
    for name in ("plugins", "node_modules"):
        (folder / name).symlink_to(ROOT / name)
    corpus = Corpus(articles=articles, entries=ENTRIES)
    corpus.write(folder / "content")
    article = next(corpus.texts())
    question = folder / "content" / "backgrounds" / "question.md"
    question.parent.mkdir()
    question.write_text(BACKGROUND, "utf-8")
    path = folder / "content" / article.path
    path.write_text(path.read_text("utf-8") + "\n::: background question\n", "utf-8")
    return folder, article.path


def timed(live: Live, act: Callable[[], None]) -> tuple[float, float]:
    """The clock's and the processor's seconds until browsers are told of the change."""
    shown: list[tuple[float, float]] = []
    tell = live.server.broadcast.changed

    def changed(pages: Sequence[str]) -> None:
        tell(pages)
        shown.append((time.perf_counter() - begun, time.process_time() - used))

    live.server.broadcast.changed = changed  # type: ignore[method-assign]
    with contextlib.redirect_stdout(io.StringIO()), garbage_waits():
        begun, used = time.perf_counter(), time.process_time()
        act()
    live.server.broadcast.changed = tell  # type: ignore[method-assign]
    gc.collect()
    [told] = shown
    return told


def main() -> None:
    """Print the median of each kind of edit."""
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    with tempfile.TemporaryDirectory() as place:
        folder, article = house(Path(place), articles)
        server = Server(0, folder / "site", folder / "theme" / "static")
        order = Order(folder, folder / "content", server.site, executor=InProcess())
        live = Live(order, server, shown=False)
        clock, processor = timed(live, live.build)
        print(f"{articles:,} articles, first build: {clock:.2f} s, {processor:.2f} s of the processor", flush=True)
        for name, (inner, old, new) in EDITED.items():
            path = folder / inner.format(article=article.as_posix())
            told = []
            for number in range(EDITS):
                text = path.read_text("utf-8")
                path.write_text(text.replace(old, new.format(n=number), 1), "utf-8")
                told.append(timed(live, lambda changed=path: live.take(frozenset({changed.resolve()}))))  # type: ignore[misc]
            assert server.broadcast._events[-1].startswith("event: pages"), f"nothing was built: {name}"
            clock, processor = (median(each) for each in zip(*told, strict=True))
            print(f"edited {name}: {clock:.2f} s, {processor:.2f} s of the processor (median of {EDITS})", flush=True)
        server.server_close()


if __name__ == "__main__":
    main()
