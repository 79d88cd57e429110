"""Drafts: content files with the right front matter, for an editor to finish."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from xwener import sorani
from xwener.importing.raw_text import RawText, Section

TITLE_WORDS = 12
# What stands where only a person can know: a section name, a standfirst.
UNDECIDED = "؟"
# A paragraph that begins so would be an ordered list: https://spec.commonmark.org/0.31.2/#ordered-list-marker
LIST_NUMBER = re.compile(r"^(\d{1,9})([.)])(?=\s|$)", re.ASCII)


@dataclass(frozen=True)
class Draft:
    """A file to be written below the target folder, and what a person must still decide in it."""

    path: Path
    text: str
    decide: tuple[str, ...]


def drafts_of(raw: RawText, title: str, today: date) -> list[Draft]:
    """The article and, for every section headed by a question, a background placed in it.

    `title` is what the editor has given; without one the text's own headline is taken, or its first words.
    ValueError: no slug can be made of a title.
    """
    day = raw.date or today
    backgrounds = [_background(section, day) for section in raw.questions]
    return [_article(raw, title, day, [draft.path.stem for draft in backgrounds]), *backgrounds]


def _article(raw: RawText, title: str, day: date, backgrounds: list[str]) -> Draft:
    decide = ["section", "sources"]
    chosen = title or raw.title
    if not chosen:
        chosen = " ".join(raw.paragraphs[0].split()[:TITLE_WORDS]) if raw.paragraphs else UNDECIDED
        decide.insert(0, "title (made of the first words)")
    if raw.date is None:
        decide.append("date (none was found, so it is today's)")
    front = {
        "title": chosen,
        "date": day.isoformat(),
        "standfirst": _first_sentence(raw.paragraphs),
        "section": UNDECIDED,
        "status": "draft",
    }
    lists = {"backgrounds": backgrounds} if backgrounds else {}
    path = Path("articles", f"{day.year}", f"{_slug(chosen)}.md")
    text = _file(front, lists, "\n\n".join(map(escape, raw.paragraphs)))
    return Draft(path, text, (*decide, "standfirst (the first sentence)"))


def _background(section: Section, day: date) -> Draft:
    return background_draft(section.heading, "\n\n".join(map(escape, section.paragraphs)), day)


def background_draft(title: str, markdown: str, day: date, slug: str = "") -> Draft:
    """A background of the kind `question` with the text `markdown`, true as of `day`.

    ValueError: no slug is given and none can be made of the title.
    """
    front = {
        "title": title,
        "kind": "question",
        "standfirst": _first_sentence(markdown.split("\n\n")),
        "as_of": day.isoformat(),
    }
    decide = ("about", "sources", "standfirst (the first sentence)")
    text = _file(front, {"about": [], "sources": []}, markdown)
    return Draft(Path("backgrounds", f"{slug or _slug(title)}.md"), text, decide)


def _slug(title: str) -> str:
    slug = sorani.slug(title)
    if not slug:
        raise ValueError(f"no slug can be made of the title «{title}»")
    return slug


def _first_sentence(paragraphs: list[str]) -> str:
    if not paragraphs:
        return UNDECIDED
    first = sorani.sentences(paragraphs[0])[0]
    return paragraphs[0][first.start : first.end].strip()


def _file(front: Mapping[str, str], lists: Mapping[str, Iterable[str]], markdown: str) -> str:
    # A JSON string is a YAML string too, whatever signs the text holds.
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
    for key, items in lists.items():
        found = [f"  - {item}" for item in items]
        lines += [f"{key}:", *found] if found else [f"{key}: []"]
    return "\n".join(["---", *lines, "---", "", markdown, ""])


def escape(paragraph: str) -> str:
    """`paragraph` with the signs escaped that Markdown would read as its own."""
    marks = "\\`*_[]<>|"
    escaped = "".join(f"\\{c}" if c in marks else c for c in paragraph)
    # At the beginning of a line these make headings, lists, quotations and containers.
    if escaped.startswith(("#", "-", "+", ":", "=", "~", ">")):
        return f"\\{escaped}"
    return LIST_NUMBER.sub(r"\1\\\2", escaped)
