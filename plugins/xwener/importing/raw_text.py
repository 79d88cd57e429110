"""Raw text, such as a scraped page: paragraphs by runs of spaces or empty lines, a date somewhere, no marks."""

from __future__ import annotations

import re
from datetime import date

from xwener import sorani
from xwener.importing.blocks import Section, paragraphs
from xwener.importing.found import Found, clean

# A line break inside a paragraph is one space; an empty line, or two and more spaces, ends it.
PARAGRAPH_END = re.compile(r"\n[ \t]*\n\s*|[ \t\u00a0]{2,}")
# Day, month and year with a sign between them, as Kurdish print writes them, or the year first.
NUMERIC_DATE = re.compile(r"\b(?:\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{4}|\d{4}\s*[-/]\s*\d{1,2}\s*[-/]\s*\d{1,2})\b")
QUESTION = "؟"
# A heading says one thing; a paragraph that asks something goes on.
HEADING_WORDS = 14
SENTENCE_SIGNS = (".", "!", "؛", ":")


def read_raw_text(text: str) -> Found:
    """What `text` holds, its letters normalised and its signs set as in Kurdish print."""
    parts = [clean(part) for part in PARAGRAPH_END.split(text.strip())]
    parts = [part for part in parts if part]
    title = parts.pop(0) if len(parts) > 1 and is_heading(parts[0]) else ""
    body: list[str] = []
    questions: list[tuple[str, list[str]]] = []
    for part in parts:
        if is_heading(part) and part.endswith(QUESTION):
            questions.append((part, []))
        elif questions:
            questions[-1][1].append(part)
        else:
            body.append(part)
    sections = [Section(heading, paragraphs(texts)) for heading, texts in questions]
    return Found(title, paragraphs(body), sections, date=first_date(" ".join(parts)))


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
