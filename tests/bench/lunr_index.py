"""A whole lunr index by lunr.py's own builder: `python -m tests.bench.lunr_index DOCUMENTS INDEX`, both JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from lunr.builder import Builder

from xwener.search.analysis import pipeline
from xwener.search.fields import BOOSTS

if __name__ == "__main__":
    given, to = map(Path, sys.argv[1:])
    builder = Builder()
    builder.ref("url")
    builder.pipeline = pipeline()
    builder.search_pipeline = pipeline()
    for name, boost in BOOSTS.items():
        builder.field(name, boost)
    for document in json.loads(given.read_text("utf-8")):
        builder.add(document)
    to.write_text(json.dumps(builder.build().serialize(), ensure_ascii=False), "utf-8")
