"""How long linking takes: `python -m tests.bench.linking [ARTICLES]`, on one core.

Prints the processor's seconds for all articles (making and parsing them not counted), the median article, the
same with a tenth of the entries, and the memory after a tenth of the articles and at the end.
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path
from statistics import median

from tests.bench.corpus import Corpus

from xwener.glossary.glossary import Glossary
from xwener.linking.mentions import MentionLinker
from xwener.reading.document import read_document_text
from xwener.reading.environment import Environment
from xwener.reading.markdown import parse
from xwener.reading.schema import Kind

LABELS = {"table": "", "footnotes": "", "footnote": "{n}", "footnote_back": ""}
ENTRIES = 1_000


def peak_megabytes() -> float:
    """The most memory this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(articles: int, entries: int) -> None:
    """Link a corpus and print what it took."""
    corpus = Corpus(articles=articles, entries=ENTRIES)
    started = time.process_time()
    linker = MentionLinker(Glossary.of(corpus.glossary[:entries]))
    setup = time.process_time() - started
    taken: list[float] = []
    found = linked = 0
    early = 0.0
    for article in corpus.texts():
        document, errors = read_document_text(Path("content") / article.path, Kind.ARTICLE, article.markdown)
        assert document is not None, errors
        tokens = parse(document, Environment(document.path, document.body_line, LABELS))
        started = time.process_time()
        linking = linker.link(tokens, document)
        taken.append(time.process_time() - started)
        found += len(linking.mentions)
        linked += sum(mention.linked for mention in linking.mentions)
        if len(taken) == max(1, articles // 10):
            early = peak_megabytes()
    total = sum(taken)
    print(
        f"{articles:,} articles × {corpus.words} words, {entries:,} entries: {total:.1f} s, "
        f"median article {median(taken) * 1e6:.0f} µs, setup {setup * 1e3:.0f} ms; "
        f"{found:,} mentions found, {linked:,} linked; "
        f"peak {early:.0f} MB after a tenth, {peak_megabytes():.0f} MB at the end"
    )


def main() -> None:
    """Measure with all entries, then with a tenth of them."""
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    for entries in (ENTRIES, ENTRIES // 10):
        measure(articles, entries)


if __name__ == "__main__":
    main()
