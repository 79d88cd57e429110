"""The Sorani language core: pure functions on text, standard library only, the same in `sorani.js`."""

from xwener.sorani.suffixes import Match, Suffixes, suffixes

__all__ = [
    "Match",
    "Suffixes",
    "suffixes",
]
