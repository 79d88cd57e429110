"""Drafts: content files with the right front matter, for an editor to finish."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

from xwener import sorani
from xwener.importing.blocks import Block, Section, blocks_of, joined
from xwener.importing.found import Found
from xwener.importing.pictures import PLACE
from xwener.reading.undecided import UNDECIDED

TITLE_WORDS = 12
PICTURE = re.compile(rf"(?<!\\)\]\({PLACE}")

Front = Mapping[str, str | Sequence[str] | Sequence[Mapping[str, str]]]


@dataclass(frozen=True)
class Draft:
    """A file to be written below the target folder, and what a person must still decide in it."""

    path: Path
    text: str
    decide: tuple[str, ...]


class Names:
    """The names that the drafts of one run have, so that each is given once."""

    def __init__(self) -> None:
        self.given: set[Path] = set()

    def path(self, folder: Path, slug: str) -> Path:
        """`slug`.md in the folder, with a number when that name is given."""
        names = (Path(folder, f"{slug}-{number}.md" if number > 1 else f"{slug}.md") for number in count(1))
        path = next(path for path in names if path not in self.given)
        self.given.add(path)
        return path


def drafts_of(found: Found, title: str, today: date, names: Names | None = None) -> list[Draft]:
    """The article (or page) and, for every section headed by a question, a background placed in it.

    `title` is what the editor has given; without one the text's own headline is taken, or its first words.
    ValueError: no slug can be made of a title.
    """
    day = found.date or today
    names = names or Names()
    backgrounds = [_background(section, day, found.notes, names) for section in found.questions]
    slugs = [draft.path.stem for draft in backgrounds]
    if found.page:
        return [_page(found, title, slugs, names), *backgrounds]
    return [_article(found, title, day, slugs, names), *backgrounds]


def _article(found: Found, title: str, day: date, backgrounds: list[str], names: Names) -> Draft:
    chosen, decide = _title(found, title)
    decide += [] if found.source else ["source"]
    if found.date is None:
        decide.append("date (none was found, so it is today's)")
    if not found.standfirst:
        decide.append("standfirst (the first sentence)")
    front: dict[str, str | Sequence[str] | Sequence[Mapping[str, str]]] = {
        "title": chosen,
        "date": day.isoformat(),
        "standfirst": found.standfirst or _first_sentence(found.blocks),
        "section": found.section,
        "status": "draft",
    }
    lists: Front = {
        "authors": found.authors,
        "tags": found.tags,
        "backgrounds": backgrounds,
        "sources": _sources(found),
    }
    front |= {key: items for key, items in lists.items() if items}
    path = names.path(Path("articles", f"{day.year:04d}"), found.slug or _slug(chosen))
    return Draft(path, _file(front, joined(found.blocks, found.notes), path), (*decide, *found.decide))


def _page(found: Found, title: str, backgrounds: list[str], names: Names) -> Draft:
    chosen, decide = _title(found, title)
    path = names.path(Path("pages"), found.slug or _slug(chosen))
    # A page has no list of backgrounds: they are placed where it ends.
    places = "".join(f"\n\n::: background {slug}\n:::" for slug in backgrounds)
    text = _file({"title": chosen, "status": "draft"}, joined(found.blocks, found.notes) + places, path)
    return Draft(path, text, (*decide, *found.decide))


def _title(found: Found, title: str) -> tuple[str, list[str]]:
    chosen = title or found.title
    if chosen:
        return chosen, []
    words = found.blocks[0].text.split() if found.blocks else []
    return " ".join(words[:TITLE_WORDS]).rstrip(".،؛:") or UNDECIDED, ["title (made of the first words)"]


def _sources(found: Found) -> list[Mapping[str, str]]:
    return [{"title": found.source[0], "url": found.source[1]}] if found.source else []


def _background(section: Section, day: date, notes: str, names: Names) -> Draft:
    # A heading of signs alone names nothing.
    slug = names.path(Path("backgrounds"), sorani.slug(section.heading) or "background").stem
    return background_draft(section.heading, joined(section.blocks, notes), day, slug, status="draft")


def background_draft(title: str, markdown: str, day: date, slug: str = "", *, status: str = "published") -> Draft:
    """A background of the kind `question` with the text `markdown`, true as of `day`.

    ValueError: no slug is given and none can be made of the title.
    """
    front = {
        "title": title,
        "kind": "question",
        "standfirst": _first_sentence(blocks_of(markdown)),
        "about": [],
        "as_of": day.isoformat(),
        "sources": [],
    }
    # What is published needs no word for it.
    front |= {} if status == "published" else {"status": status}
    path = Path("backgrounds", f"{slug or _slug(title)}.md")
    return Draft(path, _file(front, markdown, path), ("about", "sources", "standfirst (the first sentence)"))


def _slug(title: str) -> str:
    slug = sorani.slug(title)
    if not slug:
        raise ValueError(f"no slug can be made of the title «{title}»")
    return slug


def _first_sentence(blocks: Sequence[Block]) -> str:
    text = next(
        (block.text for block in blocks if block.text and not block.level and block.markdown[0] not in "!|"), ""
    )
    spans = sorani.sentences(text)
    return text[spans[0].start : spans[0].end].strip() if spans else UNDECIDED


def _file(front: Front, markdown: str, path: Path) -> str:
    lines = [line for key, value in front.items() for line in _lines(key, value)]
    up = "../" * len(path.parts[:-1])
    body = PICTURE.sub(f"]({up}images/", markdown)
    return "\n".join(["---", *lines, "---", "", body, ""])


def _lines(key: str, value: str | Sequence[str] | Sequence[Mapping[str, str]]) -> list[str]:
    if isinstance(value, str):
        return [f"{key}: {_scalar(value)}"]
    if not value:
        return [f"{key}: []"]
    lines = [f"{key}:"]
    for item in value:
        rows = [_scalar(item)] if isinstance(item, str) else [f"{name}: {_scalar(text)}" for name, text in item.items()]
        lines += [f"  {'- ' if not index else '  '}{row}" for index, row in enumerate(rows)]
    return lines


def _scalar(text: str) -> str:
    # A JSON string is a YAML string too, whatever signs the text holds.
    return json.dumps(text, ensure_ascii=False)
