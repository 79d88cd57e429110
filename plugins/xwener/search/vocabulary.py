"""What the language core says of each term, kept from one build to the next: words change less than texts."""

from __future__ import annotations

import json
from functools import cache, cached_property
from itertools import islice
from pathlib import Path
from sys import intern
from typing import Any, NamedTuple

from xwener import sorani
from xwener.cache import compact_json
from xwener.cache.aside import write_all, write_aside
from xwener.cache.code import CODE, files
from xwener.search.analysis import family
from xwener.sorani import latin_keys, stem


class _Kept(NamedTuple):
    """Stem and family of each term, the Latin keys of each form; `written` tells how many of each the file holds."""

    known: dict[str, tuple[str, str]]
    keys: dict[str, list[str]]
    written: tuple[int, int] = (0, 0)


class Vocabulary:
    """Terms with their stems, families and Latin keys; what is not known yet is asked for.

    What is kept at `path` is read when the first word is asked about; nothing when there is no such file, when it
    is damaged, or when the rules have changed. The file grows by a line a save: most saves have few new words.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path

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
            found = self.keys[form] = latin_keys(form)
        return found

    def _of(self, term: str) -> tuple[str, str]:
        found = self.known.get(term)
        if found is None:
            # Many terms share a stem.
            found = self.known[term] = (intern(stem(term)), intern(family(term)))
        return found

    @property
    def known(self) -> dict[str, tuple[str, str]]:
        """Stem and family of each term that has been asked about."""
        return self._kept.known

    @property
    def keys(self) -> dict[str, list[str]]:
        """The Latin keys of each form that has been asked about."""
        return self._kept.keys

    @cached_property
    def _kept(self) -> _Kept:
        return _read(self._path) if self._path else _Kept({}, {})

    def save(self, path: Path) -> None:
        """Keep it at `path`, if there is anything new to keep."""
        if "_kept" not in self.__dict__:
            return  # no word was asked about
        known, keys, (terms, forms) = self._kept
        if (len(known), len(keys)) == (terms, forms):
            return
        grows = terms + forms > 0 and path == self._path and path.is_file()
        # A dictionary keeps the order in which its words came: what is new stands last.
        new = [dict(islice(each.items(), at, None)) if grows else each for each, at in ((known, terms), (keys, forms))]
        line = compact_json.dumps(new) + b"\n"
        if grows:
            with path.open("ab", buffering=0) as file:
                write_all(file.fileno(), line)
        else:
            write_aside(path, f"{json.dumps(rules())}\n".encode() + line)
        if path == self._path:
            self._kept = _Kept(known, keys, (len(known), len(keys)))


@cache
def vocabulary_at(path: Path) -> Vocabulary:
    """The vocabulary that is kept at `path`; a process reads it once, however often it builds."""
    return Vocabulary(path)


def _read(path: Path) -> _Kept:
    """What the file at `path` holds: a line that names the rules, then one for each save."""
    try:
        lines = path.read_bytes().split(b"\n")
        # The last line ends, too, unless a build was killed while it wrote.
        found: list[Any] = compact_json.loads(b"[" + b",".join(lines[:-1]) + b"]") if not lines[-1] else []
        if found[:1] != [rules()]:
            return _Kept({}, {})
        known: dict[str, tuple[str, str]] = {}
        keys: dict[str, list[str]] = {}
        for terms, forms in found[1:]:
            known |= terms
            keys |= forms
    except (OSError, ValueError, TypeError):
        return _Kept({}, {})
    return _Kept(known, keys, (len(known), len(keys)))


@cache
def rules() -> str:
    """A hash of everything that the language core is made of."""
    return files(Path(sorani.__file__).parent, CODE)
