"""What the benchmark has to know of a site generator: one protocol, kept by one small file for each."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from tests.bench.corpus import SECTIONS, Article, Corpus

# How many articles a page of a list shows, and how many a feed.
LISTED, FED = 50, 20
ADDRESS = "https://example.org"
NAME = "خوێنەر"
# Addresses have Latin letters with every generator, so that none has to invent them.
SECTION_SLUGS: Mapping[str, str] = dict(
    zip(SECTIONS, ("politics", "economy", "society", "culture", "sport"), strict=True)
)


class UnavailableError(Exception):
    """A peer cannot be had on this machine; the message says why."""


@dataclass(frozen=True)
class Command:
    """What is run: the words, the folder it runs in, and what its environment has besides ours."""

    words: Sequence[str]
    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)

    def variables(self) -> Mapping[str, str]:
        """The whole environment."""
        return {**os.environ, **self.environment}


@dataclass(frozen=True)
class Place:
    """The folders of one peer at one size: what it reads, and what it writes."""

    source: Path
    output: Path


class Peer(Protocol):
    """One generator. `name` is what the table says, `does` what a build of it holds."""

    name: str
    does: str

    def install(self, home: Path) -> str:
        """Put it into folders of its own below `home`, unless it is there; its version.

        UnavailableError: it cannot be had.
        """

    def page(self, article: Article) -> tuple[str, str]:
        """The path below the source folder and the text of the file that holds an article."""

    def frame(self, corpus: Corpus) -> Mapping[str, str]:
        """Everything else of the source folder, path and text: settings, templates, the glossary where one is used."""

    def command(self, place: Place) -> Command:
        """The build."""

    def kept(self, place: Place) -> Sequence[Path]:
        """What a cold build must not find."""


def front_matter(article: Article, **more: str) -> str:
    """The head that most generators read: title, date, and what else is named."""
    lines = [f"title: {article.title}", f"date: {article.day}", *(f"{key}: {value}" for key, value in more.items())]
    return "\n".join(["---", *lines, "---", ""])
