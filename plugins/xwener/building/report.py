"""What a build tells: for people a few lines, for programs JSON."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path

from xwener.errors import ContentError
from xwener.executors.stopwatch import Stopwatch

KINDS: Mapping[str, str] = {
    ".html": "pages",
    ".css": "styles",
    ".js": "scripts",
    ".woff2": "fonts",
    ".json": "data",
}
SEARCH = "static/search/"
IMAGES = "images/"
MEGABYTE = 1_000_000


@dataclass
class Report:
    """One build: how it ended (`exit_code`), what it made, what it noticed, how long its stages took (seconds)."""

    output: str
    exit_code: int = 0
    pages: int = 0
    texts: int = 0
    # How many of them were taken from the build before.
    pages_reused: int = 0
    texts_reused: int = 0
    errors: list[ContentError] = field(default_factory=list)
    due_for_review: list[ContentError] = field(default_factory=list)
    suggestions: list[ContentError] = field(default_factory=list)
    sizes: Mapping[str, int] = field(default_factory=dict)
    seconds: Mapping[str, float] = field(default_factory=dict)
    watch: Stopwatch = field(default_factory=Stopwatch)
    # What went wrong outside the content: a folder, a lock, an interrupt.
    trouble: str = ""

    def measure(self, files: Iterable[tuple[str, os.stat_result]]) -> None:
        """Note how many pages there are and how many bytes each kind of file takes; `files` as `walk` gives them."""
        sizes: Counter[str] = Counter()
        for inner, found in files:
            self.pages += inner.endswith(".html")
            sizes[_kind(inner)] += found.st_size
        self.sizes = {**dict(sorted(sizes.items())), "total": sizes.total()}

    def as_json(self) -> dict[str, object]:
        """The report as data: `exit_code`, `errors` and the other fields; paths are as the author typed them."""
        return {
            "output": self.output,
            "exit_code": self.exit_code,
            "trouble": self.trouble,
            "pages": self.pages,
            "texts": self.texts,
            "pages_reused": self.pages_reused,
            "texts_reused": self.texts_reused,
            "errors": plain(self.errors),
            "due_for_review": plain(self.due_for_review),
            "suggestions": plain(self.suggestions),
            "bytes": dict(self.sizes),
            "seconds": {name: round(value, 3) for name, value in self.seconds.items()},
            "profile": {
                "waited": {name: round(value, 3) for name, value in self.watch.waited.items()},
                "worked": {name: round(value, 3) for name, value in self.watch.worked.items()},
            },
        }

    def summary(self) -> list[str]:
        """What people read after a build that went well."""
        total = sum(self.seconds.values())
        stages = ", ".join(f"{name} {value:.1f}" for name, value in self.seconds.items())
        kinds = ", ".join(f"{name} {_megabytes(size)}" for name, size in self.sizes.items() if name != "total")
        again = f" ({self.pages_reused:,} as they were)" if self.pages_reused else ""
        texts = f"{self.pages:,} pages{again} from {self.texts:,} texts"
        lines = [
            f"{self.output}/index.html: {texts} in {total:.1f} s ({stages})",
            f"{_megabytes(self.sizes.get('total', 0))} MB: {kinds}",
        ]
        notes = []
        if self.due_for_review:
            notes.append(f"{len(self.due_for_review)} due for review")
        if self.suggestions:
            notes.append(f"{len(self.suggestions)} suggestion{'s' if len(self.suggestions) > 1 else ''}")
        return [*lines, f"{', '.join(notes)}: `invoke check` lists them."] if notes else lines


def _kind(name: str) -> str:
    if name.startswith(SEARCH):
        return "search"
    if name.startswith(IMAGES):
        return "images"
    return KINDS.get(os.path.splitext(name)[1], "other")  # noqa: PTH122  (asked for every file)


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:.1f}" if size >= MEGABYTE / 10 else f"{size / MEGABYTE:.2f}"


def plain(errors: Sequence[ContentError]) -> list[dict[str, object]]:
    """Errors as data."""
    return [{each.name: _value(getattr(error, each.name)) for each in fields(error)} for error in errors]


def _value(value: object) -> object:
    return str(value) if isinstance(value, Path) else value
