"""What the language core says of each term, kept from one build to the next: words change less than texts."""

from __future__ import annotations

import json
from functools import cache, cached_property
from pathlib import Path

from xwener import sorani
from xwener.cache.aside import write_aside
from xwener.cache.code import CODE, files
from xwener.search.analysis import family
from xwener.sorani import latin_keys, stem


class Vocabulary:
    """Terms with their stems, families and Latin keys; what is not known yet is asked for.

    What is kept at `path` is read when the first word is asked about; nothing when there is no such file, or when
    the rules have changed.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._learned = False

    def stem(self, term: str) -> str:
        """The stem of a term."""
        return self._of(term)[0]

    def family(self, term: str) -> str:
        """The family of a term."""
        return self._of(term)[1]

    def latin_keys(self, form: str) -> list[str]:
        """The Latin keys of a form."""
        found = self.keys.get(form)
        if found is None:
            self._learned = True
            found = self.keys[form] = latin_keys(form)
        return found

    def _of(self, term: str) -> tuple[str, str]:
        found = self.known.get(term)
        if found is None:
            self._learned = True
            found = self.known[term] = (stem(term), family(term))
        return found

    @property
    def known(self) -> dict[str, tuple[str, str]]:
        """Stem and family of each term that has been asked about."""
        return self._kept[0]

    @property
    def keys(self) -> dict[str, list[str]]:
        """The Latin keys of each form that has been asked about."""
        return self._kept[1]

    @cached_property
    def _kept(self) -> tuple[dict[str, tuple[str, str]], dict[str, list[str]]]:
        try:
            kept = json.loads(self._path.read_text("utf-8")) if self._path else None
        except (OSError, ValueError):
            kept = None
        if not isinstance(kept, dict) or kept.get("rules") != rules():
            return {}, {}
        return kept["known"], kept["keys"]

    def save(self, path: Path) -> None:
        """Keep it at `path`, if there is anything new to keep."""
        if self._learned:
            kept = {"rules": rules(), "known": self.known, "keys": self.keys}
            write_aside(path, json.dumps(kept, ensure_ascii=False).encode())


@cache
def rules() -> str:
    """A hash of everything that the language core is made of."""
    return files(Path(sorani.__file__).parent, CODE)
