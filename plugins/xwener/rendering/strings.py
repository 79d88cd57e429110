"""The words of the interface, from the one catalogue `theme/strings.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from xwener.reading.own_yaml import read_own_yaml

LANGUAGES = ("ckb", "en")


class Strings:
    """A catalogue in one language: `strings("search.label")` gives the words, fields filled in."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self.words = words

    def __call__(self, key: str, **fields: object) -> str:
        """The words under `key`; KeyError when the catalogue has no such key."""
        words = self.words[key]
        return words.format(**fields) if fields else words


def load_strings(path: Path, language: str = "ckb", own: Path | None = None) -> Strings:
    """The catalogue at `path`: each key holds one text a language.

    What a publisher's `own` file holds is taken instead.

    ValueError: a key without a text in one of the languages, or a key of the publisher's that nobody asks for.
    """
    catalogue = read_own_yaml(path)
    if own:
        words = read_own_yaml(own) or {}
        if unknown := sorted(words.keys() - catalogue.keys()):
            raise ValueError(f"{own}: the catalogue has no {', '.join(unknown)}")
        catalogue |= words
    missing = [f"{key} ({code})" for key, texts in catalogue.items() for code in LANGUAGES if not texts.get(code)]
    if missing:
        raise ValueError(f"{path}: no text for {', '.join(missing)}")
    return Strings({key: texts[language] for key, texts in catalogue.items()})
