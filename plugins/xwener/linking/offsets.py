"""Where the mentions of a Markdown file stand in that file, for `invoke mentions FILE --json`."""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict

from xwener.errors import ContentError, ContentErrors
from xwener.glossary.glossary import Glossary
from xwener.glossary.load import ENTRY_KINDS, load_glossary
from xwener.linking.mentions import MentionLinker
from xwener.linking.source_map import BodyMap
from xwener.reading.document import Document, document_of, kind_of, read_document, read_document_text, read_text
from xwener.reading.environment import Environment
from xwener.reading.front_matter import FENCE, FrontMatter, split
from xwener.reading.markdown import parse
from xwener.reading.schema import FOLDERS, Kind

BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class Place(TypedDict):
    """A mention in a file: `file_text[start:end] == surface`, and the slug of the `entry` that it means.

    `linked` tells whether the site makes it a link: by the setting FIRST_MENTION only the first of an article
    or section is one. Line ends count as one character each, as in Python's text mode.
    """

    start: int
    end: int
    surface: str
    entry: str
    linked: bool


def mentions_of(path: Path, content: Path, first_mention: str = "section") -> list[Place]:
    """Every mention in the file at `path` of the glossary below the folder `content`, in the order of the file.

    The file may lie anywhere; without front matter it is all text. Raises ContentErrors when the file or the
    glossary cannot be read, or when a name in it could mean several entries.
    """
    glossary, errors = read_glossary(content)
    text, problem = read_text(path)
    if problem:
        raise ContentErrors([*errors, problem])
    document = _document(path, content, text)
    places, wrong = places_in(document, glossary, text, first_mention)
    if errors or wrong:
        raise ContentErrors([*errors, *wrong])
    shift = 1 if path.read_bytes().startswith(BYTE_ORDER_MARK) else 0
    for place in places:
        place["start"] += shift
        place["end"] += shift
    return places


def read_glossary(content: Path) -> tuple[Glossary, list[ContentError]]:
    """The glossary below the folder `content`, without reading its articles."""
    documents: list[Document] = []
    errors: list[ContentError] = []
    for kind in ENTRY_KINDS:
        for path in sorted((content / FOLDERS[kind]).glob("**/*.md")):
            document, wrong = read_document(path, kind)
            documents += [document] if document else []
            errors += wrong
    glossary, wrong = load_glossary(documents)
    return glossary, errors + wrong


def places_in(
    document: Document, glossary: Glossary, text: str, first_mention: str = "section"
) -> tuple[list[Place], list[ContentError]]:
    """The mentions in `document`, whose file holds `text`, and what is wrong with them."""
    environment = Environment(document.path, document.body_line, {})
    tokens = parse(document, environment)
    body = BodyMap(document.body)
    linker = MentionLinker(glossary, first_mention)
    spans = [body.passage(passage) for passage in linker.passages(tokens, document)]
    linking = linker.link(tokens, document)
    places: list[Place] = []
    for mention in linking.mentions:
        block = spans[mention.block]
        start = block[mention.start][0] + document.body_offset
        # Of an explicit mention, which may show other words than the file has, the first place covers all.
        last = mention.start if mention.explicit else mention.end - 1
        end = block[last][1] + document.body_offset
        places.append(Place(start=start, end=end, surface=text[start:end], entry=mention.entry, linked=mention.linked))
    return sorted(places, key=lambda place: place["start"]), linking.errors


def _document(path: Path, content: Path, text: str) -> Document:
    """The file as a document; where its front matter is missing or wrong, only its text counts."""
    file, folder = path.resolve(), content.resolve()
    inside = file.is_relative_to(folder)
    kind = (kind_of(file.relative_to(folder).as_posix()) if inside else None) or Kind.ARTICLE
    document, _ = read_document_text(path, kind, text)
    if document:
        return document
    front = split(path, text) if text.startswith(FENCE) else None
    if front is None or front.errors:
        front = FrontMatter({}, {(): 1}, text, 1, 0)
    return document_of(path, kind, path.stem, "", {}, front)
