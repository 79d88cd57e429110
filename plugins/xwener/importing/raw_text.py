"""Raw text, such as a scraped page: paragraphs by runs of spaces or empty lines, a date somewhere, no marks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from xwener import sorani

# A line break inside a paragraph is one space; an empty line, or two and more spaces, ends it.
PARAGRAPH_END = re.compile(r"\n[ \t]*\n\s*|[ \t\u00a0]{2,}")
# Day, month and year with a sign between them, as Kurdish print writes them, or the year first.
NUMERIC_DATE = re.compile(r"\b(?:\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{4}|\d{4}\s*[-/]\s*\d{1,2}\s*[-/]\s*\d{1,2})\b")
QUESTION = "؟"
# A heading says one thing; a paragraph that asks something goes on.
HEADING_WORDS = 14
SENTENCE_SIGNS = (".", "!", "؛", ":")


@dataclass
class Section:
    """A part of the text below a heading of its own."""

    heading: str
    paragraphs: list[str] = field(default_factory=list)


@dataclass
class RawText:
    """What could be told of a raw text: its headline if it has one, its date, paragraphs, question sections."""

    title: str
    date: date | None
    paragraphs: list[str]
    questions: list[Section]


def read_raw_text(text: str) -> RawText:
    """The parts of `text`, its letters normalised and its signs set as in Kurdish print."""
    paragraphs = [_clean(part) for part in PARAGRAPH_END.split(text.strip())]
    paragraphs = [part for part in paragraphs if part]
    title = paragraphs.pop(0) if len(paragraphs) > 1 and is_heading(paragraphs[0]) else ""
    body: list[str] = []
    questions: list[Section] = []
    for part in paragraphs:
        if is_heading(part) and part.endswith(QUESTION):
            questions.append(Section(part))
        elif questions:
            questions[-1].paragraphs.append(part)
        else:
            body.append(part)
    return RawText(title, first_date(" ".join(paragraphs)), body, questions)


def _clean(paragraph: str) -> str:
    return sorani.typography(sorani.normalize(" ".join(paragraph.split())))


def is_heading(paragraph: str) -> bool:
    """Whether a paragraph reads as a heading: short, and one sentence without its full stop."""
    words = paragraph.split()
    return len(words) <= HEADING_WORDS and not paragraph.endswith(SENTENCE_SIGNS) and ". " not in paragraph


def first_date(text: str) -> date | None:
    """The first date written in digits that exists in the calendar."""
    for found in NUMERIC_DATE.finditer(text):
        try:
            return sorani.parse_date(found[0])
        except ValueError:
            continue
    return None
