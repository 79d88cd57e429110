"""How long it takes to render article pages: `python -m tests.bench.rendering [ARTICLES]`, on one core.

Prints the processor's time of an article page (views and template, once the first pages are out), and what the
median page weighs, raw and by gzip. Reading and linking are not counted.
"""

from __future__ import annotations

import gzip
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

from pelican.generators import Generator
from pelican.settings import read_settings
from tests.bench.corpus import Corpus

from xwener.rendering.generator import equip
from xwener.rendering.publication import PUBLICATION, Publication

ROOT = Path(__file__).parents[2]
ENTRIES = 100
# The first pages load templates and fill what later ones share.
WARM = 10


def publication_of(content: Path) -> tuple[Publication, Any]:
    """The publication of a content folder, and Pelican's environment for its templates."""
    settings = read_settings(str(ROOT / "pelicanconf.py"), {"PATH": str(content), "OUTPUT_PATH": str(content)})
    equip(settings)
    generator = Generator({}, settings, settings["PATH"], settings["THEME"], settings["OUTPUT_PATH"])
    return settings[PUBLICATION], generator


def measure(articles: int) -> None:
    """Render the articles of a corpus and print what it took."""
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder)
        Corpus(articles=articles, entries=ENTRIES).write(content)
        publication, generator = publication_of(content)
    template = generator.get_template("article")
    taken: list[float] = []
    pages: list[bytes] = []
    for article in publication.library.articles:
        started = time.process_time()
        html = publication.render(template, article.url, article=article)
        taken.append(time.process_time() - started)
        pages.append(str(html).encode())
    print(
        f"{articles:,} article pages: {median(taken[WARM:]) * 1e3:.2f} ms the median page, "
        f"{sum(taken) / len(taken) * 1e3:.2f} ms the mean with the first; "
        f"{median(map(len, pages)):,.0f} bytes, "
        f"{median(len(gzip.compress(page, 9)) for page in pages):,.0f} by gzip; "
        f"{median(page.count(b'entry-popover-name') for page in pages):.0f} popovers"
    )


if __name__ == "__main__":
    measure(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
