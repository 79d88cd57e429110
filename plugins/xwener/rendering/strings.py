"""The words of the interface, from the one catalogue `theme/strings.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from xwener.errors import ContentError, ContentErrors
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

    ValueError: a key without a text in one of the languages. ContentErrors: what is wrong with the publisher's file,
    such as a key that nobody asks for.
    """
    catalogue = read_own_yaml(path)
    if own:
        catalogue |= _own_words(own, catalogue)
    missing = [f"{key} ({code})" for key, texts in catalogue.items() for code in LANGUAGES if not texts.get(code)]
    if missing:
        raise ValueError(f"{path}: no text for {', '.join(missing)}")
    return Strings({key: texts[language] for key, texts in catalogue.items()})


def _own_words(path: Path, catalogue: Mapping[str, Any]) -> dict[str, Any]:
    """The publisher's words, each for a key of the catalogue and in every language."""
    try:
        words = read_own_yaml(path) or {}
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise ContentErrors([ContentError(path, line, f"it is not YAML: {error.problem}", "correct it")]) from error
    if not isinstance(words, dict):
        raise ContentErrors([ContentError(path, 1, "it holds no keys", "write it as theme/strings.yaml is written")])
    errors = []
    for key, texts in words.items():
        if key not in catalogue:
            hint = "the keys are those of theme/strings.yaml"
            errors.append(ContentError(path, 0, f"no words of the interface are called `{key}`", hint))
        elif not isinstance(texts, dict) or not all(texts.get(code) for code in LANGUAGES):
            hint = f"write {' and '.join(f'`{code}: …`' for code in LANGUAGES)} below it"
            errors.append(ContentError(path, 0, f"`{key}` has not its words in each language", hint))
    if errors:
        raise ContentErrors(errors)
    return words
