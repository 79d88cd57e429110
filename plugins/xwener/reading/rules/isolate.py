"""What runs from left to right inside a text stays in one piece: Latin words, ranges and scores are isolated.

Without it the letters before and after decide on which side a dash, a full stop or a figure stands: `3-1` shows
the guests' goals first after a Kurdish letter and last after a Latin one (Unicode Bidirectional Algorithm, W2–W7).
Figures of Sorani run from right to left over a dash (٢٠١٨–٢٠٢٢ begins on the right), European ones the other way.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

_LETTER = r"A-Za-z\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff"
# A word with what stands inside it (AT&T, F-16, O'Brien, example.org), and what may end it (U.S., C++).
_WORD = rf"[0-9]*[{_LETTER}][{_LETTER}0-9]*(?:[-–.&'’@_+/:]+[{_LETTER}0-9]+)*(?:(?<=\.[A-Z])\.|[+#]+)?"
# Words in a row, and the figures that follow them (Ubuntu 22.04).
_LATIN = rf"{_WORD}(?:(?: |, | [-–—/&] )(?:{_WORD}|[0-9]+(?:[.,][0-9]+)*(?![0-9]* ?[-–—])))*"
_NUMBER = r"[{0}]+(?:[.,:/٫٬][{0}]+)*"
_EUROPEAN = _NUMBER.format("0-9")
_SORANI = _NUMBER.format("٠-٩۰-۹")
RUN = re.compile(
    rf"(?P<latin>{_LATIN})"
    rf"|(?P<european>[-−+±$€£]?{_EUROPEAN}%?(?: ?[-–—] ?{_EUROPEAN}%?)+|[-−+±$€£]{_EUROPEAN}%?|{_EUROPEAN}%)"
    rf"|(?P<sorani>{_SORANI}٪?(?: ?[-–—] ?{_SORANI}٪?)+)"
)
# Most texts hold neither a Latin letter nor a dash or sign beside a figure: looking for that is cheap, and looking for
# any sign with which that may begin cheaper by far.
BEGINNING = re.compile(rf"[{_LETTER}0-9\-−–—+±$€£]")
HINT = re.compile(rf"[{_LETTER}]|[0-9][%]|[-−–—+±$€£] ?[0-9٠-٩۰-۹]")


def isolate_rule(md: MarkdownIt) -> None:
    """Isolate such runs wherever text is rendered; code stays as it is."""
    md.add_render_rule("text", _text)


def isolated(text: str) -> str:
    """`text` as HTML, each run in a `bdi`.

    >>> isolated("بردیان 3–1 & چوون")
    'بردیان <bdi dir="ltr">3–1</bdi> &amp; چوون'
    """
    if not (BEGINNING.search(text) and HINT.search(text)):
        return _escaped(text)
    parts: list[str] = []
    end = 0
    for run in RUN.finditer(text):
        # A browser reads the direction of a word off its letters; figures have none of their own.
        direction = ' dir="ltr"' if run.lastgroup == "european" else ""
        parts += _escaped(text[end : run.start()]), f"<bdi{direction}>{_escaped(run[0])}</bdi>"
        end = run.end()
    return "".join([*parts, _escaped(text[end:])])


def _escaped(text: str) -> str:
    return escape(text, quote=False)


def _text(_self: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: object) -> str:
    return isolated(tokens[index].content)
