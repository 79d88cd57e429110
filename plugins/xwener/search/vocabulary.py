"""What the language core says of each term, kept from one build to the next: words change less than texts."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from xwener import sorani
from xwener.search.analysis import family
from xwener.sorani import latin_keys, stem


@dataclass
class Vocabulary:
    """Terms with their stems, families and Latin keys; what is not known yet is asked for."""

    known: dict[str, tuple[str, str]] = field(default_factory=dict)
    keys: dict[str, list[str]] = field(default_factory=dict)

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
            found = self.known[term] = (stem(term), family(term))
        return found

    @classmethod
    def load(cls, path: Path) -> Vocabulary:
        """The vocabulary kept at `path`; an empty one when there is none, or when the rules have changed."""
        try:
            kept = json.loads(path.read_text("utf-8"))
        except (OSError, ValueError):
            return cls()
        if not isinstance(kept, dict) or kept.get("rules") != rules():
            return cls()
        return cls(kept["known"], kept["keys"])

    def save(self, path: Path) -> None:
        """Keep it at `path`: written aside and renamed, so that a build cut short leaves no half file."""
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_suffix(f".{os.getpid()}.part")  # two builds may run at once
        kept = {"rules": rules(), "known": self.known, "keys": self.keys}
        aside.write_text(json.dumps(kept, ensure_ascii=False), "utf-8")
        aside.replace(path)


@cache
def rules() -> str:
    """A hash of everything that the language core is made of."""
    folder = Path(sorani.__file__).parent
    files = sorted(path for path in folder.rglob("*") if path.suffix in {".py", ".json"})
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()
