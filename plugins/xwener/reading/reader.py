"""Pelican's way to our Markdown: a reader that hands over what was read, checked and joined before."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

from pelican import readers as pelican_readers
from pelican import signals
from pelican.readers import BaseReader, Readers

# The setting under which the texts wait for Pelican.
TEXTS = "XWENER_TEXTS"


class Texts(Protocol):
    """Where the reader finds a file's text."""

    def read(self, path: Path) -> tuple[str, dict[str, Any]]:
        """The HTML and the Pelican metadata of the content file at `path`; KeyError if there is none."""


class MarkdownReader(BaseReader):
    """Reads `.md` files with markdown-it-py and YAML front matter."""

    enabled = True
    file_extensions = ("md",)

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """The HTML and the metadata of a file."""
        texts: Texts = self.settings[TEXTS]
        html, metadata = texts.read(Path(source_path).resolve())
        # Pelican wants objects of its own for what it makes lists of.
        return html, {key: self.process_metadata(key, value) for key, value in metadata.items()}


def _use(readers: Readers) -> None:
    readers.reader_classes["md"] = MarkdownReader


def connect() -> None:
    """Take the place of Pelican's own Markdown reader."""
    # Pelican warns of every `.md` file when its own reader lacks its package, though that reader is replaced.
    pelican_readers.MarkdownReader.enabled = True
    # Nor has it to look for images without words: the check `image-without-alt` tells of them with their lines.
    pelican_readers.find_empty_alt = lambda *_: None
    signals.readers_init.connect(_use)
