"""`invoke new`: an empty file of a kind with the front matter that it must have."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from xwener import sorani
from xwener.errors import ContentError
from xwener.importing.sections import FIRST, usual_section
from xwener.reading.document import read_document_text
from xwener.reading.fields import slug_problem
from xwener.reading.schema import FOLDERS, Kind
from xwener.reading.undecided import UNDECIDED

DONE, WRONG, WRONG_USAGE = 0, 1, 2
KINDS = (Kind.ARTICLE, Kind.PERSON, Kind.ORGANIZATION, Kind.BACKGROUND, Kind.PAGE)
# As long as a background counts as fresh where it does not say so itself.
_FRESH = timedelta(days=365)


@dataclass(frozen=True)
class Scaffold:
    """A new file below the content folder, and the keys a person must still fill."""

    path: Path
    text: str
    decide: tuple[str, ...]
    section: str = ""


def new_file(kind: str, title: str, content: Path, latin: str = "", section: str = "", *, today: date) -> int:
    """Write a new file of the kind, named by its title, below the folder `content`; the exit code.

    It is a draft: a site can be built though the file is not finished. An article goes to `section`, or to that of
    most articles. No file is written over, also not one whose name differs in capitals only.
    """
    if kind not in KINDS:
        print(f"invoke new: {kind!r} is no kind of content; use one of: {', '.join(KINDS)}", file=sys.stderr)
        return WRONG_USAGE
    guessed = kind == Kind.ARTICLE and not section
    try:
        # Only an article has a section, and only who has none told wants the others' counted.
        made = scaffold(Kind(kind), title, latin, today, section or (usual_section(content) if guessed else ""))
        path = content / made.path
        problem = _problem(path, Kind(kind), made.text, content)
        if problem:
            print(problem, file=sys.stderr)
            return WRONG
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(made.text)
    except ValueError as error:
        print(f"invoke new: {error}", file=sys.stderr)
        return WRONG_USAGE
    except OSError as error:
        print(f"{error.filename}: the file cannot be written: {error.strerror}.", file=sys.stderr)
        return WRONG
    decide = [*([f"section (now «{made.section}»)"] if guessed else []), *made.decide]
    print(f"{path}: written. To decide: {', '.join(decide)}.")
    return DONE


def scaffold(kind: Kind, title: str, latin: str, today: date, section: str = FIRST) -> Scaffold:
    """The file for a title, in the spelling and typography of the house.

    `latin` is what the file's name is made of, and the Latin name of an entry; without it the title in Latin
    letters. `section` is that of an article. ValueError: no name can be made of either.
    """
    # Spaces last: normalizing may take away the sign that stood at an end.
    title = " ".join(sorani.typography(sorani.normalize(title)).split())
    slug = sorani.slug(latin or title)
    problem = slug_problem(slug)
    if problem:
        wanted = "give one with --latin" if not latin else "give another --latin"
        raise ValueError(f"no file name can be made of «{latin or title}»; {wanted}")
    section = sorani.normalize(" ".join(section.split()))
    if section and not sorani.slug(section):
        raise ValueError(f"no address can be made of the section «{section}»; write it with letters or digits")
    front, decide = _front(kind, title, latin, today, section)
    front = {**front, "status": "draft"}
    folder = Path(FOLDERS[kind], f"{today.year:04d}") if kind is Kind.ARTICLE else Path(FOLDERS[kind])
    lines = [f"{key}: {_value(value)}" for key, value in front.items()]
    decide = (*decide, "the text", "status (a draft until it is removed)")
    return Scaffold(folder / f"{slug}.md", "\n".join(["---", *lines, "---", "", ""]), decide, section)


def _front(
    kind: Kind, title: str, latin: str, today: date, section: str
) -> tuple[Mapping[str, str | None], tuple[str, ...]]:
    """The keys with their values (None: an empty list), and which of them a person must fill."""
    match kind:
        case Kind.ARTICLE:
            front = {"title": title, "date": today.isoformat(), "standfirst": UNDECIDED, "section": section}
            return {**front, "sources": None}, ("standfirst", "sources")
        case Kind.PERSON | Kind.ORGANIZATION:
            front = {"name": title, "latin": latin or _capitals(title), "kind": str(kind), "summary": UNDECIDED}
            lists = dict.fromkeys(("aliases", "roles", "sources"))
            spelled = () if latin else ("latin (made of the letters)",)
            return {**front, **lists, "updated": today.isoformat()}, (*spelled, "summary", "sources")
        case Kind.BACKGROUND:
            front = {"title": title, "kind": _kind_of(title), "standfirst": UNDECIDED}
            days = {"as_of": today.isoformat(), "review_by": (today + _FRESH).isoformat()}
            return {**front, "about": None, **days, "sources": None}, ("kind", "standfirst", "about", "sources")
        case Kind.PAGE:
            return {"title": title, "standfirst": UNDECIDED}, ("standfirst",)


def _kind_of(title: str) -> str:
    return "question" if title.endswith("؟") else "profile"


def _capitals(name: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in sorani.to_latin(name).split())


def _value(value: str | None) -> str:
    # A JSON string is a YAML string too, whatever signs the text holds; what reads the same without needs no marks.
    if value is None:
        return "[]"
    plain = all(char.isalnum() or char in " -‐،" for char in value) and value[:1].isalnum()
    return value if plain else json.dumps(value, ensure_ascii=False)


def _problem(path: Path, kind: Kind, text: str, content: Path) -> ContentError | None:
    """What keeps the file from being written."""
    if not content.is_dir():
        hint = "name the folder that holds articles/ and glossary/"
        return ContentError(content, 0, "there is no such content folder", hint)
    taken = next(_same_names(path, content / FOLDERS[kind]), None)
    if taken:
        hint = "write in that one, or give another name with --latin"
        return ContentError(taken, 0, "the file exists already", hint)
    _, errors = read_document_text(path, kind, text)
    return errors[0] if errors else None


def _same_names(path: Path, folder: Path) -> Iterator[Path]:
    """The files that have the same name on a disk that knows no capitals: of an entry or background in any folder."""
    wanted = path.name.casefold()
    below = path.parent.glob("*.md") if path.parent.parent == folder else folder.rglob("*.md")
    return (other for other in sorted(below) if other.name.casefold() == wanted)
