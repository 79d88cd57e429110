"""What could be told of a text from elsewhere, whatever it was written in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from xwener import sorani
from xwener.importing.blocks import Block, Section
from xwener.reading.fields import BIDI_CONTROLS, CONTROLS

FORBIDDEN = dict.fromkeys(map(ord, (CONTROLS | BIDI_CONTROLS) - {"\n", "\t"}))


@dataclass
class Found:
    """A text before it becomes drafts; what is empty was not found.

    `notes` are its footnotes as Markdown, `source` is the title and the address of where it stood before,
    `pictures` maps names below content/images to the bytes found, `decide` says what a person must look at, `left_out`
    why this is no text to be imported.
    """

    title: str = ""
    blocks: list[Block] = field(default_factory=list)
    questions: list[Section] = field(default_factory=list)
    notes: str = ""
    date: date | None = None
    standfirst: str = ""
    section: str = ""
    authors: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    source: tuple[str, str] | None = None
    slug: str = ""
    page: bool = False
    pictures: dict[str, bytes] = field(default_factory=dict)
    decide: list[str] = field(default_factory=list)
    left_out: str = ""


def clean(text: str) -> str:
    """One line of `text`, its letters normalised, its signs set as in Kurdish print, controls left out."""
    return sorani.typography(sorani.normalize(" ".join(text.translate(FORBIDDEN).split())))
