"""What each peer reads, made of the same articles and kept for the next benchmark."""

from __future__ import annotations

import hashlib
import inspect
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench import corpus as corpus_module
from tests.bench.corpus import Corpus
from tests.bench.generators import peer as peer_module
from tests.bench.generators.peer import Peer

ENTRIES, WORDS = 1_000, 600
STAMP = "written.json"


def corpus_of(size: int) -> Corpus:
    """The corpus of that many articles."""
    corpus = Corpus(articles=size, words=WORDS, entries=ENTRIES)
    # No word is drawn twice: what is asked for first gets it, so it must always be the same.
    _ = corpus.glossary
    return corpus


def write_input(peer: Peer, corpus: Corpus, folder: Path) -> Path:
    """Write what `peer` reads into `folder`, unless it is there; the file of the article that is to be edited."""
    stamp = folder / STAMP
    key = _key(peer, corpus)
    if not stamp.exists() or json.loads(stamp.read_text("utf-8"))["key"] != key:
        shutil.rmtree(folder, ignore_errors=True)
        edited = ""
        for path, text in peer.frame(corpus).items():
            _write(folder / path, text)
        for article in corpus.texts():
            path, text = peer.page(article)
            _write(folder / path, text)
            edited = path if article.number == corpus.articles // 2 else edited
        _write(stamp, json.dumps({"key": key, "edited": edited}))
    return folder / str(json.loads(stamp.read_text("utf-8"))["edited"])


@contextmanager
def edited(path: Path, words: str) -> Iterator[None]:
    """The file with one more paragraph; afterwards it is as it was."""
    before = path.read_text("utf-8")
    path.write_text(f"{before}\n{words}\n", "utf-8")
    try:
        yield
    finally:
        path.write_text(before, "utf-8")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _key(peer: Peer, corpus: Corpus) -> str:
    """Changes with all that the input is made by."""
    made = hashlib.sha256(repr(corpus).encode())
    for module in (corpus_module, peer_module, inspect.getmodule(type(peer))):
        made.update(inspect.getsource(module).encode() if module else b"")
    return made.hexdigest()
