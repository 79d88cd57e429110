"""Whole numbers and sorted words as letters of a JSON string; `search-codec.js` reads them.

A number is one code point, so UTF-8 makes small numbers short, gzip sees their pattern, and the browser needs
no decoder of its own for bytes.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, overload

from xwener.cache import compact_json

if TYPE_CHECKING:  # those that have arrays have loaded it
    from numpy.typing import NDArray

# The first letter after space, exclamation mark and quotation mark: none needs an escape in JSON.
FIRST = 0x23
BACKSLASH = 0x5C
SURROGATES = 0xD800
SURROGATE_COUNT = 0x800
LARGEST = 0x10FFFF - FIRST - 1 - SURROGATE_COUNT


@overload
def code_point(number: int) -> int: ...
@overload
def code_point(number: NDArray[Any]) -> NDArray[Any]: ...
def code_point(number: Any) -> Any:
    """The code point of the letter for a number, or those for an array of numbers; none may be too large."""
    code = number + FIRST
    code = code + (code >= BACKSLASH)
    return code + SURROGATE_COUNT * (code >= SURROGATES)


class _Letters(dict[int, str]):
    """Number → letter, made when first asked for. ValueError for a number that is too large."""

    def __missing__(self, number: int) -> str:
        self[number] = letter = chr(code_point(number))
        return letter


class _Numbers(dict[str, int]):
    """Letter → number, the other way round."""

    def __missing__(self, letter: str) -> int:
        code = ord(letter)
        code -= SURROGATE_COUNT * (code >= SURROGATES) + FIRST + (code > BACKSLASH)
        self[letter] = code
        return code


LETTERS: Mapping[int, str] = _Letters()
NUMBERS: Mapping[str, int] = _Numbers()


def encode(numbers: Iterable[int]) -> str:
    """`numbers` (0 to LARGEST) as one letter each. ValueError for a number that is too large.

    >>> encode([0, 1, 57])
    '#$]'
    """
    return "".join(LETTERS[number] for number in numbers)


def decode(letters: str) -> list[int]:
    """The numbers that `letters` stand for.

    >>> decode("#$]")
    [0, 1, 57]
    """
    return [NUMBERS[letter] for letter in letters]


_TWO_UNITS = re.compile("[\U00010000-\U0010ffff]")

# In UTF-8 a letter of the Arabic script takes two bytes, and gzip cannot undo that. In texts for people these
# letters change places with signs of one byte that Sorani needs less: a fifth less to load.
SCRIPT = "ابپتجچحخدرڕزژسشعغفڤقکگلڵمنوۆهەیێئ،«»؛؟٠١٢٣٤٥٦٧٨٩"
SIGNS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUV"
_PLACES = str.maketrans(SCRIPT + SIGNS, SIGNS + SCRIPT)
# Python swaps letters one by one at 250 µs a text, but runs code pages of 256 letters in C: 15 µs.
# (The page has to begin with U+0000, or Python builds a slow one.)
_COMMON = "".join(map(chr, range(128))) + SCRIPT + "ضصطظثذءآأإةكيى–—…“”‘’\u00a0\u200c×÷°"
_PAGE = _COMMON + "".join(map(chr, range(0xE000, 0xE100 - len(_COMMON))))
_SWAPPED_PAGE = _PAGE.translate(_PLACES)
_TO_PAGE = codecs.charmap_build(_PAGE)


def swapped(text: str) -> str:
    """`text` with the letters of SCRIPT and SIGNS in each other's places; a second time brings them back.

    >>> swapped("باران"), swapped("bajaz")
    ('bajaz', 'باران')
    """
    try:
        return codecs.charmap_decode(codecs.charmap_encode(text, "strict", _TO_PAGE)[0], "strict", _SWAPPED_PAGE)[0]
    except UnicodeEncodeError:
        return text.translate(_PLACES)


def front_coded(word: str, previous: str) -> str:
    """`word` as what it shares with `previous` (a length), and the rest of it (a length and the letters).

    Lengths count UTF-16 code units, as JavaScript does.
    """
    shared = len(previous)
    if not word.startswith(previous):
        shared = 0
        for one, other in zip(word, previous, strict=False):
            if one != other:
                break
            shared += 1
    rest = word[shared:]
    whole, length = units(word), len(rest)
    if whole != len(word):
        length = units(rest)
    return LETTERS[whole - length] + LETTERS[length] + rest


def read_word(text: str, at: int, previous: str) -> tuple[str, int]:
    """The front-coded word that begins at `at`, and where it ends.

    >>> read_word("x" + front_coded("کورد", "کوردی"), 1, "کوردی")
    ('کورد', 3)
    """
    shared, rest = NUMBERS[text[at]], NUMBERS[text[at + 1]]
    end = after_units(text, at + 2, rest)
    return previous[: after_units(previous, 0, shared)] + text[at + 2 : end], end


def after_units(text: str, at: int, count: int) -> int:
    """Where in `text` those letters end that begin at `at` and are `count` UTF-16 code units long.

    >>> after_units("کوردی", 1, 3), after_units("\U0001f4d6کوردی", 0, 3)
    (4, 2)
    """
    end = at + count
    if text[at:end].isascii() or units(text[at:end]) == count:
        return end
    end = at
    while count > 0:
        count -= units(text[end])
        end += 1
    return end


def units(text: str) -> int:
    """The length of `text` in UTF-16 code units.

    >>> units("کوردی"), units("\U0001f4d6")
    (5, 2)
    """
    # To encode the text takes three times as long.
    return len(text) + len(_TWO_UNITS.findall(text))


def utf16(text: str) -> bytes:
    """The key by which JavaScript sorts strings."""
    return text.encode("utf-16-be", "surrogatepass")


def sorted_words(words: Iterable[str]) -> list[str]:
    """`words` as JavaScript sorts them: as Python does, unless one has a character that takes two code units.

    >>> sorted_words(["\U0001f4d6", "\uffff"]) == ["\U0001f4d6", "\uffff"]
    True
    """
    found = list(words)
    return sorted(found, key=utf16 if _TWO_UNITS.search("".join(found)) else None)


def script(name: str, payload: object) -> str:
    """A classic script that hands `payload` to the page under `name`, as a string of JSON.

    Parsing a string is faster than an object literal, and it cannot be code.
    """
    return f"xwener.searchData({_string(name)},{_string(_string(payload))});\n"


def _string(value: object) -> str:
    return compact_json.dumps(value).decode()


def read_script(text: str) -> tuple[str, Any]:
    """The name and the payload in a script that `script` made; ValueError when it made no such script."""
    try:
        inside = text.removeprefix("xwener.searchData(").removesuffix(");\n")
        name, inner = compact_json.loads(f"[{inside}]".encode("utf-8", "surrogatepass"))
        return str(name), compact_json.loads(inner.encode("utf-8", "surrogatepass"))
    except TypeError as error:
        message = "no script of the search"
        raise ValueError(message) from error
