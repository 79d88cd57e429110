"""Arabic within Sorani text: told by its letters, so that it is left alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from xwener.sorani.alphabet import ARABIC, HARAKAT, KURDISH, QUOTES, SCRIPT

_ALEF = "ا"


def is_arabic(chars: Sequence[str], start: int, end: int) -> bool:
    """Whether the characters from `start` to `end` have something Sorani spelling has not, and no Kurdish letter.

    >>> [is_arabic(word, 0, len(word)) for word in ("الله", "كِتَاب", "ماڵه", "به")]
    [True, True, False, False]
    """
    found = False
    for index in range(start, end):
        char = chars[index]
        if char in KURDISH:
            return False
        before = chars[index - 1] if index else ""
        if char == _ALEF:
            # Sorani begins no word with a vowel: it writes ئا.
            found = found or before not in SCRIPT
        elif char in ARABIC or (char in HARAKAT and before not in HARAKAT[char]):
            found = True
    return found


def word_at(chars: Sequence[str], index: int) -> tuple[int, int]:
    """Where the word begins and ends that the letter at `index` belongs to; for no letter, the place behind it."""
    if chars[index] not in SCRIPT:
        return index + 1, index + 1
    start, end = index, index + 1
    while start and chars[start - 1] in SCRIPT:
        start -= 1
    while end < len(chars) and chars[end] in SCRIPT:
        end += 1
    return start, end


def quoted_arabic(chars: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The spans within quotation marks of one line that are Arabic, without the marks."""
    start, closing = 0, ""
    for index, char in enumerate(chars):
        if char == "\n":
            closing = ""
        elif closing and char == closing:
            if is_arabic(chars, start, index):
                yield start, index
            closing = ""
        elif char in QUOTES:
            start, closing = index + 1, QUOTES[char]
