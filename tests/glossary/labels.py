"""Reads the labelled sentences: what stands in braces must be found, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from xwener.glossary.entry import Entry
from xwener.reading.schema import Kind

DATA = Path(__file__).parent / "data"
LABEL = re.compile(r"\{([^|{}]+)\|([a-z-]+)\}")
ESCAPE = re.compile(r"\\u([0-9a-f]{4})")

# Start, end and entry of a mention.
Span = tuple[int, int, str]


@dataclass(frozen=True)
class Labelled:
    """A sentence and the mentions in it; `why` says what it stands for."""

    why: str
    text: str
    spans: frozenset[Span]


def parse_labelled(why: str, marked: str) -> Labelled:
    """The sentence without its braces, and where they were."""
    marked = ESCAPE.sub(lambda found: chr(int(found[1], 16)), marked)
    text, spans, reached = "", set(), 0
    for found in LABEL.finditer(marked):
        text += marked[reached : found.start()]
        spans.add((len(text), len(text) + len(found[1]), found[2]))
        text += found[1]
        reached = found.end()
    return Labelled(why, text + marked[reached:], frozenset(spans))


def labelled_sentences() -> Iterator[Labelled]:
    """Every sentence of data/labelled.tsv."""
    for line in (DATA / "labelled.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            why, marked = line.split("\t")
            yield parse_labelled(why, marked)


def fixture_entries() -> list[Entry]:
    """The entries of data/entries.yaml."""
    # YAML gives what it finds; every value is made the type of its field here.
    raw: dict[str, dict[str, Any]] = yaml.safe_load((DATA / "entries.yaml").read_text("utf-8"))
    return [fixture_entry(slug, **values) for slug, values in raw.items()]


def fixture_entry(slug: str, **values: Any) -> Entry:
    """An entry with these front-matter values; lists become tuples, the kind is a person's unless given."""
    kind = Kind(values.pop("kind", "person"))
    folder = {Kind.PERSON: "people", Kind.ORGANIZATION: "organizations"}[kind]
    # The values come from YAML or from a test, which know their types; Entry's fields are of many.
    made: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in values.items()}
    return Entry(slug, kind, url=f"{folder}/{slug}.html", **made)
