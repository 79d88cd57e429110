"""White space of any kind as single spaces."""

from __future__ import annotations


def one_line(text: str) -> str:
    r"""The words of `text` (what white space parts) with one space between them.

    >>> one_line(" هەولێر \n پایتەخت\tە ")
    'هەولێر پایتەخت ە'
    """
    # To Python no white space but the space is printable. Most texts are so already, and to ask is cheap.
    if text.isprintable() and "  " not in text and not text.startswith(" ") and not text.endswith(" "):
        return text
    return " ".join(text.split())
