"""How long the index takes to build, how much a reader loads, and how long a query takes.

    python -m tests.bench.search 10000

Prints JSON: ours, then the peers' (peers.py); with `--alone` ours only. Times of the build are seconds of processor
time, of queries milliseconds in Chromium, our index opened from disk, the others from a server of this machine; sizes
are bytes after gzip, with every script and every piece of the index counted.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import json
import random
import resource
import statistics
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from playwright.sync_api import Browser, Page, sync_playwright
from tests.bench.corpus import Corpus
from tests.bench.peers import TIMED, build_peers, heap, opened, scripts, served, transferred
from tests.search.whole import corpus_documents

from xwener.building.tools import browser
from xwener.search.before import STATE
from xwener.search.counting import CountedText, count_text
from xwener.search.documents import SearchDocument, in_order
from xwener.search.site_index import FOLDER
from xwener.search.texts import Text
from xwener.search.update import update
from xwener.search.vocabulary import Vocabulary

SCRIPTS = ("js/loading.js", "js/lunr.js", "js/sorani.js", "js/search.js", "js/search-page.js")
QUERIES = 60
HEAP_AFTER = 10
SHOWN = 5
T = TypeVar("T")


def timed(what: Callable[[], T]) -> tuple[T, float]:
    """What comes out, and the processor time it took."""
    begun = time.process_time()
    made = what()
    return made, round(time.process_time() - begun, 2)


def memory() -> int:
    """The most memory this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def queries(corpus: Corpus) -> list[str]:
    """One or two words, from frequent to rare."""
    rng = random.Random(1)
    words = corpus.vocabulary
    return [
        " ".join(words[int(60 * (300 ** rng.random()))] for _ in range(rng.choice((1, 1, 2)))) + " "
        for _ in range(QUERIES)
    ]


def build(corpus: Corpus, folder: Path) -> dict[str, Any]:
    """Build the index into `folder`, and what that and an edit took."""
    target = folder / FOLDER
    target.mkdir(parents=True)
    documents = corpus_documents(corpus)
    counts, counting = timed(lambda: [count_text(one.title, one.standfirst, *one.text()) for one in documents])
    gc.freeze()  # what is there already is no part of what is measured
    before = memory()
    vocabulary = Vocabulary()
    (state, writing), cold = timed(lambda: write(update(documents, counts.__getitem__, vocabulary=vocabulary), target))
    most = memory() - before
    _, known = timed(lambda: deque(update(documents, counts.__getitem__, vocabulary=vocabulary), maxlen=0))
    edits = {name: edit(documents, counts, target, state, name) for name in EDITS}
    sizes = [path.stat().st_size for path in target.iterdir()]
    return {
        "documents": len(documents),
        "counting_s": counting,
        "index_from_counts_s": cold,
        "of_that_writing_files_s": writing,
        "index_with_known_words_s": known,
        "memory_of_the_index_mb": most,
        "edit_s": edits,
        "files": len(sizes),
        "raw_mb": round(sum(sizes) / 1e6, 1),
    }


def write(files: Iterable[tuple[str, str | None]], target: Path) -> tuple[str, float]:
    """Write the files of the index; the state, and the processor time that the writing took."""
    state, seconds = "", 0.0
    for name, text in files:
        if name == STATE:
            state = text or ""
        elif text is not None:
            begun = time.process_time()
            (target / name).write_bytes(text.encode())
            seconds += time.process_time() - begun
    return state, round(seconds, 2)


EDITS: dict[str, Callable[[SearchDocument, Text], SearchDocument]] = {
    "word": lambda one, text: replace(one, text=lambda: Text((*text.passages, "وشەیەک"), text.headings), key="1"),
    "title": lambda one, _: replace(one, title=f"{one.title} نوێ", key="2"),
    "whole text": lambda one, text: replace(one, text=lambda: Text((*text.passages[::-1][:3], "نوێ")), key="3"),
    "new article": lambda one, _: replace(one, url="articles/2030/new.html", day="2030-01-01", key="4"),
}


def edit(documents: list[SearchDocument], counts: list[CountedText], target: Path, state: str, name: str) -> float:
    """How long the index takes after an edit, written files included."""
    place = max(range(len(documents)), key=lambda at: documents[at].day)
    one = documents[place]
    changed = EDITS[name](one, one.text())
    now = in_order([*(document for document in documents if document.url != changed.url), changed])
    known = {document.url: counted for document, counted in zip(documents, counts, strict=True)}
    known[changed.url] = count_text(changed.title, changed.standfirst, *changed.text())
    aside = target.with_name("edited")
    aside.mkdir(exist_ok=True)
    _, took = timed(lambda: write(update(now, lambda at: known[now[at].url], target, state), aside))
    return took


def page(folder: Path) -> int:
    """Write a page with the search's scripts, and how many bytes these are."""
    assets = scripts()
    tags, size = [], 0
    for name in SCRIPTS:
        path, data = assets.files[name]
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        size += len(gzip.compress(data))
        tags.append(f'<script src="{path}"></script>')
    html = f'<!DOCTYPE html><html lang="ckb"><meta charset="utf-8"><title>s</title>{"".join(tags)}</html>'
    (folder / "index.html").write_text(html, "utf-8")
    return size


# Notes which pieces are loaded, asks, and asks once more when everything is there.
ASK = """async ([text, limit, times]) => {
  const parts = xwener.searchParts;
  if (!globalThis.loaded) {
    const fetch = parts.fetch;
    globalThis.loaded = [];
    parts.fetch = (name, again) => { loaded.push(name); return fetch(name, again); };
  }
  const seen = loaded.length;
  const begun = performance.now();
  const answer = await xwener.search.query(text, { limit });
  const first = performance.now() - begun;
  const warm = [];
  for (let time = 0; time < times; time += 1) {
    const again = performance.now();
    await xwener.search.query(text, { limit });
    warm.push(performance.now() - again);
  }
  return { first, warm, total: answer.total, loaded: loaded.slice(seen) };
}"""


def ask(tab: Page, text: str, times: int = 3) -> dict[str, Any]:
    """What the browser says of one query."""
    answer: dict[str, Any] = tab.evaluate(ASK, [text, SHOWN, times])
    return answer


def readers(folder: Path, texts: Sequence[str]) -> dict[str, Any]:
    """What queries cost readers: each query on a fresh page, then all on one page."""
    sizes: dict[str, int] = {}

    def loaded(names: Sequence[str]) -> int:
        for name in names:
            if name not in sizes:
                sizes[name] = len(gzip.compress((folder / FOLDER / f"{name}.js").read_bytes()))
        return sum(sizes[name] for name in names)

    own = page(folder)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser() or None, args=["--no-sandbox"])
        address = (folder / "index.html").as_uri()
        fresh = []
        for text in texts:
            tab = chromium.new_page()
            tab.goto(address)
            fresh.append(ask(tab, text, 0))
            tab.close()
        tab = chromium.new_page()
        tab.goto(address)
        following = [ask(tab, text) for text in texts]
        letters = [ask(tab, letter) for letter in "بدکهس"]
        tab = chromium.new_page()
        tab.goto(address)
        for text in texts[:HEAP_AFTER]:
            ask(tab, text, 0)
        held = heap(tab)
        chromium.close()
    return {
        "scripts": own,
        "before_five_results": summary([own + loaded(one["loaded"]) for one in fresh]),
        "each_further_query": summary([loaded(one["loaded"]) for one in following[1:]]),
        "first_results_ms": summary([one["first"] for one in fresh]),
        "query_ms": summary([ms for one in following for ms in one["warm"]]),
        "one_letter_ms": summary([ms for one in letters for ms in one["warm"]]),
        "heap_after_ten_mb": held,
    }


def others(documents: Sequence[SearchDocument], texts: Sequence[str], folder: Path) -> dict[str, Any]:
    """The same of the peers: what their indexes cost to build, and readers to ask."""
    built = build_peers(documents, folder)
    with sync_playwright() as playwright, served(folder) as address:
        chromium = playwright.chromium.launch(executable_path=browser() or None, args=["--no-sandbox"])
        for peer, found in built.items():
            found.update(asked(chromium, address, peer, texts, folder))
        chromium.close()
    return built


# Each opening of a whole index takes seconds, and loads the same bytes.
OPENINGS = {"lunr": 1, "minisearch": 3, "pagefind": 20}


def asked(chromium: Browser, address: str, peer: str, texts: Sequence[str], folder: Path) -> dict[str, Any]:
    """What a peer's queries cost: some on a fresh page each, then all on one page."""
    first, begun = [], []
    for text in texts[: OPENINGS[peer]]:
        loaded: list[str] = []
        start = time.perf_counter()
        with opened(chromium, address, peer, loaded) as page:
            page.evaluate(TIMED, text)
        begun.append((time.perf_counter() - start) * 1000)
        first.append(transferred(folder, [path for path in loaded if not path.endswith(("page.html", "peers.js"))]))
    loaded = []
    following, times = [], []
    with opened(chromium, address, peer, loaded) as page:
        for number, text in enumerate(texts):
            before = len(loaded)
            page.evaluate(TIMED, text)
            following.append(transferred(folder, loaded[before:]))
            times += [page.evaluate(TIMED, text)["ms"] for _ in range(3)]
            if number == HEAP_AFTER - 1:
                held = heap(page)
    return {
        "before_five_results": summary(first),
        "each_further_query": summary(following[1:]),
        "first_results_ms": summary(begun),
        "query_ms": summary(times),
        "heap_after_ten_mb": held,
    }


def summary(values: Sequence[float]) -> dict[str, float]:
    """Median, 95th percentile and the most."""
    ordered = sorted(values)
    last = ordered[int(len(ordered) * 0.95)] if len(ordered) > 1 else ordered[0]
    return {"median": round(statistics.median(ordered), 1), "p95": round(last, 1), "most": round(ordered[-1], 1)}


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=int, nargs="?", default=1_000)
    parser.add_argument("--alone", action="store_true", help="without the peers")
    given = parser.parse_args()
    articles = given.articles
    corpus = Corpus(articles=articles, words=600, entries=max(20, articles // 10))
    with tempfile.TemporaryDirectory() as folder:
        texts = queries(corpus)
        report = {"xwener": {**build(corpus, Path(folder)), **readers(Path(folder), texts)}}
        print(json.dumps(report, indent=2), flush=True)
        if not given.alone:
            print(json.dumps(others(corpus_documents(corpus), texts, Path(folder)), indent=2))


if __name__ == "__main__":
    main()
