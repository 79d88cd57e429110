"""The Sorani language core: pure functions on text, standard library only, the same in `sorani.js`."""

from xwener.sorani.collate import first_letter, sort_key
from xwener.sorani.dates import format_date, format_time, kurdish_year_of
from xwener.sorani.keys import loose_key, search_key
from xwener.sorani.latin import to_latin
from xwener.sorani.latin_keys import latin_keys
from xwener.sorani.legacy import decode
from xwener.sorani.lists import join_list
from xwener.sorani.normalize import Normalized, normalize, normalize_with_offsets
from xwener.sorani.numbers import ascii_digits, format_number, format_percent, kurdish_digits
from xwener.sorani.parse_date import parse_date
from xwener.sorani.relative_time import relative_time
from xwener.sorani.slug import slug
from xwener.sorani.stem import Analysis, Cut, analyze, stem
from xwener.sorani.suffixes import Match, Suffixes, suffixes
from xwener.sorani.tokenize import Span, Word, sentences, word_texts, words
from xwener.sorani.typography import typography

__all__ = [
    "Analysis",
    "Cut",
    "Match",
    "Normalized",
    "Span",
    "Suffixes",
    "Word",
    "analyze",
    "ascii_digits",
    "decode",
    "first_letter",
    "format_date",
    "format_number",
    "format_percent",
    "format_time",
    "join_list",
    "kurdish_digits",
    "kurdish_year_of",
    "latin_keys",
    "loose_key",
    "normalize",
    "normalize_with_offsets",
    "parse_date",
    "relative_time",
    "search_key",
    "sentences",
    "slug",
    "sort_key",
    "stem",
    "suffixes",
    "to_latin",
    "typography",
    "word_texts",
    "words",
]
