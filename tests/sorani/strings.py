"""Strings to try both sides of the language core with: real words, and what no writer would write."""

from __future__ import annotations

import random
from collections.abc import Iterator

from hypothesis import strategies as st
from tests.sorani.node import ROOT
from tests.sorani.table import rows

from xwener.sorani import suffixes, words

# All code points that some rule looks at, with neighbours that none does.
_RANGES = "20-7E A0-FF 130-131 17F 300-30A 327 600-6FF 750-77F 870-8FF 2000-206F 212A FB50-FDFF FE70-FEFF"
_EXTRA = "\t\n\r\u1e96\u1e9e\u3000\u3099\ufb00\ufffd\U0001f600\U00010400\U000e0061\ud83d\ude00\udfff"
_COMMON = 'ابپتجچحخدرڕزژسشعغفڤقکگلڵمنهەوۆیێئكيىھةأإآؤ ه\u200c\u200c\u0640\u0650\u064e\u064b\u0654«»"،.؟٠۵5a'


def _characters() -> list[str]:
    parts = (part.partition("-") for part in _RANGES.split())
    points = (point for first, _, last in parts for point in range(int(first, 16), int(last or first, 16) + 1))
    return [*map(chr, points), *_EXTRA]


CHARACTERS = _characters()
# The same for property tests; a half of them are those that writers use.
TEXTS = st.text(st.one_of(st.sampled_from(_COMMON), st.sampled_from(CHARACTERS)), max_size=24)


def vocabulary() -> list[str]:
    """The words of the texts and word tables of this repository, as they are typed, sorted."""
    files = sorted([*(ROOT / "content").rglob("*.md"), *(ROOT / "tests").rglob("data/*.tsv")])
    found = {word.text for file in files for word in words(file.read_text("utf-8"))}
    found.update(cell for name in ("pairs_tuning", "pairs_held_out") for cell in rows(f"{name}.tsv")[1][1:3])
    return sorted(found)


def inflected(lemmas: list[str], count: int, seed: int) -> list[str]:
    """`count` forms of the lemmas (sorted), each with a chain of suffixes that another word of the language carries."""
    chance = random.Random(seed)  # noqa: S311  (reproducible, not secret)
    chains = sorted({chain for number in range(len(lemmas)) for chain in _chains(lemmas, number)})
    return [chance.choice(lemmas) + chance.choice(chains) for _ in range(count)]


def _chains(lemmas: list[str], number: int) -> Iterator[str]:
    """What the lemmas after this one add to it, where that is a licensed chain; sorted, those stand together."""
    lemma = lemmas[number]
    for word in lemmas[number + 1 :]:
        if not word.startswith(lemma):
            break
        if suffixes(lemma).licensed(word[len(lemma) :]):
            yield word[len(lemma) :]


def noise(count: int, seed: int) -> Iterator[str]:
    """`count` random strings, half of them of common letters, surrogates in any order among them."""
    chance = random.Random(seed)  # noqa: S311  (reproducible, not secret)
    for number in range(count):
        letters = CHARACTERS if number % 2 else _COMMON
        yield as_utf16("".join(chance.choices(letters, k=chance.randint(1, 12))))


def as_utf16(text: str) -> str:
    """`text` as it comes back from UTF-16: two surrogates in order are one character."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
