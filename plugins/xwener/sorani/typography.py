"""The house typography of Sorani prose: «…», ، ؛ ؟ and ٠–٩; for imported and edited texts, never while reading.

Code, addresses, attributes and runs of Latin letters stay as they are. A second time changes nothing.
"""

from __future__ import annotations

import re

from xwener.sorani.alphabet import MARKS, SCRIPT
from xwener.sorani.numbers import kurdish_digits

_NOT_PROSE = (
    r"^(?:```|~~~).*?(?:^(?:```|~~~)[ \t]*$|\Z)",  # fenced code
    r"(?<!`)(?P<tick>`{1,3})(?!`)[^\n]{1,999}?(?<!`)(?P=tick)(?!`)",  # code
    r"<[^<>\n]*>",  # HTML
    r"\]\([^()\n]*\)",  # the target of a link
    r"\{[^{}\n]*\}",  # attributes
    r"\[\^[^\]\n]*\]",  # a footnote's mark
    r"\[\[[^\]\n]*\]\]",  # a mention
    r"&#?\w+;",  # a character by name
    r"[A-Za-z][A-Za-z0-9+.-]{0,15}://\S+|www\.\S+|[\w.+-]{1,64}@\S+",  # addresses
    r"^[ \t]*[0-9]+[.)](?=\s)",  # a list's number, which must stay ASCII to be one
)
_KEPT = re.compile("|".join(_NOT_PROSE), re.MULTILINE | re.DOTALL)
# What stands for prose that is left alone while the signs around it are looked at; no text has it.
_HOLE = "\ufdd0"
_QUOTED = re.compile(r'(?<!\S)(?P<before>[(\[«*_]*)"(?P<inner>[^"\n]*[^"\s])"(?![^\W_])')
_SIGNS = {",": "،", ";": "؛", "?": "؟"}
_LETTERS = SCRIPT - MARKS
_CLOSING, _OPENING = '»”")]*_ ', '«“"([*_ '
# How far from a sign its neighbours are looked for, so that a line of nothing but signs stays linear.
_FAR = 16
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_TOKEN = re.compile(r"\S+")


def typography(text: str) -> str:
    """`text` (Markdown or plain) with the signs and digits of Sorani print.

    >>> typography('گوتی: "باشە, 3 ڕۆژ"; بەڵام C-17 نا?')
    'گوتی: «باشە، ٣ ڕۆژ»؛ بەڵام C-17 نا؟'
    """
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found[0])
        return _HOLE

    # A text that has the sign already must not gain anything by it.
    prose = _KEPT.sub(keep, text.replace(_HOLE, "\ufffd"))
    lines = [_digits(_signs(_quotes(line))) for line in prose.split("\n")]
    left = iter(kept)
    return re.sub(_HOLE, lambda _: next(left), "\n".join(lines))


def _quotes(line: str) -> str:
    """Pairs of straight quotes as «…», if all of the line's are in pairs."""
    changed = _QUOTED.sub(r"\g<before>«\g<inner>»", line)
    return line if '"' in changed else changed


def _signs(line: str) -> str:
    """Comma, semicolon and question mark after a Sorani word, unless a word of another script follows."""
    chars = list(line)
    for index, char in enumerate(chars):
        if char in _SIGNS and _follows_sorani(line, index) and _precedes_sorani(line, index):
            chars[index] = _SIGNS[char]
    return "".join(chars)


def _follows_sorani(line: str, index: int) -> bool:
    before = line[max(0, index - _FAR) : index].rstrip(_CLOSING)[-1:]
    # After a digit only where no decimal or thousand can follow.
    return before in _LETTERS or (before.isdecimal() and not line[index + 1 : index + 2].isalnum())


def _precedes_sorani(line: str, index: int) -> bool:
    after = line[index + 1 : index + 1 + _FAR].lstrip(_OPENING + _CLOSING + ".!…")[:1]
    return after in _LETTERS or not after.isalpha()


def _digits(line: str) -> str:
    """Digits as ٠–٩, except in words that have Latin letters: F16, COVID-19."""
    return _TOKEN.sub(lambda word: word[0] if _LATIN.search(word[0]) else kurdish_digits(word[0]), line)
