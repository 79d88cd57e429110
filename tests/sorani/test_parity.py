"""Python and JavaScript give the same for every string: over 100,000 of them, with no difference."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.sorani.node import ROOT, call
from tests.sorani.strings import as_utf16, inflected, noise, vocabulary

from xwener import sorani
from xwener.rendering.assets import _minified, _source

SEED = 20211107
# What a page may load for the core and its tables, gzipped.
SCRIPT_BYTES = 6 * 1024
DAY = date(2021, 11, 7)


@cache
def strings() -> list[str]:
    """Real words, inflected ones and noise; each once."""
    real = vocabulary()
    lemmas = [word for word in real if word > "\u0600"]
    return list(dict.fromkeys([*real, *inflected(lemmas, 48_000, SEED), *noise(60_000, SEED)]))


def units(text: str) -> list[int]:
    """For each position in code points, the position in UTF-16 code units."""
    places = [0]
    for char in text:
        places.append(places[-1] + (2 if char > "\uffff" else 1))
    return places


def normalized(text: str) -> dict[str, Any]:
    """`normalizeWithOffsets` as JavaScript gives it."""
    made, places = sorani.normalize_with_offsets(text), units(text)
    return {"text": made.text, "offsets": [places[offset] for offset in made.offsets]}


def analyzed(text: str) -> dict[str, Any]:
    """`analyze` as JavaScript gives it."""
    found = sorani.analyze(text)
    return {"stem": found.stem, "cuts": [cut._asdict() for cut in found.cuts]}


def spans(find: Callable[[str], Sequence[Any]]) -> Callable[[str], list[dict[str, Any]]]:
    """What `find` finds, counted in code units."""

    def found(text: str) -> list[dict[str, Any]]:
        places = units(text)
        return [{**one._asdict(), "start": places[one.start], "end": places[one.end]} for one in find(text)]

    return found


OF_A_STRING: dict[str, Callable[[str], Any]] = {
    "normalize": sorani.normalize,
    "searchKey": sorani.search_key,
    "looseKey": sorani.loose_key,
    "stem": sorani.stem,
}
OF_SOME_STRINGS: dict[str, Callable[[str], Any]] = {
    "normalizeWithOffsets": normalized,
    "analyze": analyzed,
    "words": spans(sorani.words),
    "sentences": spans(sorani.sentences),
    "sortKey": sorani.sort_key,
    "firstLetter": sorani.first_letter,
    "toLatin": sorani.to_latin,
    "latinKeys": sorani.latin_keys,
    "asciiDigits": sorani.ascii_digits,
    "kurdishDigits": sorani.kurdish_digits,
}
OTHERS: dict[str, tuple[list[list[Any]], Callable[..., Any]]] = {
    "formatNumber": ([[number] for number in (0, 7, -12, 999, 1000, 1234567, 2.5, -0.125)], sorani.format_number),
    "joinList": ([[["ا", "ب", "ج"][:size]] for size in range(4)], sorani.join_list),
    "formatDate": (
        [[str(DAY + timedelta(days)), style] for days in range(0, 900, 13) for style in ("full", "long", "numeric")],
        lambda day, style: sorani.format_date(date.fromisoformat(day), style),
    ),
    "relativeTime": (
        [[str(DAY + timedelta(days)), str(DAY)] for days in range(-900, 900, 7)],
        lambda day, today: sorani.relative_time(date.fromisoformat(day), date.fromisoformat(today)),
    ),
}


def differences(texts: list[str], functions: dict[str, Callable[[str], Any]], **where: Path) -> list[Any]:
    """Each function, string and pair of results that are not the same."""
    arguments = [[text] for text in texts]
    answers = call([(name, arguments) for name in functions], **where)
    return [
        (name, ascii(text), ours(text), theirs)
        for (name, ours), answer in zip(functions.items(), answers, strict=True)
        for text, theirs in zip(texts, answer, strict=True)
        if not same(ours(text), theirs)
    ]


def same(ours: Any, theirs: Any) -> bool:
    """Whether the results are equal as UTF-16, in which two lone surrogates in a row are a character."""
    return ours == theirs or (isinstance(ours, str) and as_utf16(ours) == as_utf16(theirs))


def test_a_hundred_thousand_strings():
    """What search rests on is the same on both sides for over 100,000 different strings."""
    assert len(strings()) >= 100_000
    assert differences(strings(), OF_A_STRING) == []


def test_every_function():
    """Every other function is the same for every eighth of those strings."""
    assert differences(strings()[::8], OF_SOME_STRINGS) == []


@pytest.mark.parametrize("name", OTHERS)
def test_numbers_and_dates(name: str):
    """Functions that take no text are the same, too."""
    arguments, ours = OTHERS[name]
    assert call([(name, arguments)]) == [[ours(*each) for each in arguments]]


def test_sentences_of_real_texts():
    """The sentences of whole files are the same."""
    texts = [file.read_text("utf-8") for file in sorted((ROOT / "content").rglob("*.md"))]
    assert texts
    assert differences(texts, {"sentences": spans(sorani.sentences)}) == []


def test_bad_input():
    """Ten thousand of one thing, and what is no text, are the same on both sides."""
    texts = [char * 10_000 for char in ("ا", "ه", "\u064e", "\u200c", "\0", "\ud800", ".", "\n")]
    functions = {**OF_A_STRING, "words": spans(sorani.words), "sentences": spans(sorani.sentences)}
    assert differences([*texts, "e" + "\u0301" * 10_000, "\udc00\ud800"], functions) == []


def test_what_pages_get(tmp_path: Path):
    """The script of a page, minified and with the tables cut to what it needs, is small and the same."""
    assets = yaml.safe_load((ROOT / "theme/assets.yaml").read_text("utf-8"))
    parts = [_source(part, ROOT / "theme", ROOT / "node_modules") for part in assets["js/sorani.js"]]
    script = tmp_path / "sorani.js"
    script.write_bytes(_minified("js/sorani.js", b"\n".join(parts), {}))
    assert len(gzip.compress(script.read_bytes(), 9)) <= SCRIPT_BYTES
    functions = {**OF_A_STRING, "words": spans(sorani.words), "sentences": spans(sorani.sentences)}
    assert differences(strings()[::20], functions, script=script) == []
