"""`invoke import FILE --to DIR`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from xwener.errors import ContentError
from xwener.importing.draft import Draft, Names, drafts_of
from xwener.importing.found import Found
from xwener.importing.html_text import HTML_BYTES, decode, read_html
from xwener.importing.nesting import TooDeepError
from xwener.importing.pictures import Pictures
from xwener.importing.raw_text import read_raw_text
from xwener.importing.sections import usual_section
from xwener.importing.word import read_word
from xwener.importing.wordpress import read_wordpress
from xwener.linking.site import LABELS, load_site
from xwener.reading.document import read_text
from xwener.reading.images import IMAGES
from xwener.rendering.build_day import build_day

DONE, WRONG = 0, 1
RAW_ENDINGS = frozenset({".txt", ".text", ""})
HTML_ENDINGS = frozenset({".html", ".htm", ".xhtml"})
KNOWN = "plain text (.txt), HTML (.html), Word (.docx) or a WordPress export (.xml)"


def import_file(file: Path, to: Path, title: str = "") -> int:
    """Write the drafts that `file` becomes below the folder `to`; the exit code.

    Nothing is written over: when one of the files exists, or anything else is wrong, none is written.
    """
    everything, problem = _found(file)
    found = [text for text in everything if not text.left_out]
    sections = _give_sections(found, to)
    drafts: list[Draft] = []
    if not problem:
        drafts, problem = _drafts(file, found, title)
    problem = problem or next((_taken(to / draft.path) for draft in drafts if (to / draft.path).exists()), None)
    problem = problem or _write_all(to, found, drafts)
    if problem:
        print(problem, file=sys.stderr)
        return WRONG
    left_out = [f"Left out: {text.left_out}." for text in everything if text.left_out]
    print("\n".join([*_told(drafts, to), *left_out, *sections]))
    return DONE


def _give_sections(found: list[Found], to: Path) -> list[str]:
    """Give the articles that have no section that of most articles; what there is to say of it, once."""
    lacking = [text for text in found if not text.section and not text.page]
    if not lacking:
        return []
    section = usual_section(to)
    for text in lacking:
        text.section = section
    articles = f"{len(lacking)} article{'s' if len(lacking) > 1 else ''}"
    return [f"To decide: the section of {articles}; until then it is «{section}»."]


def _told(drafts: list[Draft], to: Path) -> Iterator[str]:
    for draft in drafts:
        decide = ", ".join(dict.fromkeys(draft.decide)) or "nothing"
        yield f"{to / draft.path}: written, a draft. To decide: {decide}."
    yield from (f"To decide: {error}" for error in _left_to_do(to, {to / draft.path for draft in drafts}))


def _found(file: Path) -> tuple[list[Found], ContentError | None]:
    ending = file.suffix.lower()
    found: list[Found] = []
    problem: ContentError | None = None
    if ending in RAW_ENDINGS:
        text, problem = read_text(file)
        found = [] if problem else [read_raw_text(text)]
    elif ending in HTML_ENDINGS:
        found, problem = _read_page(file)
    elif ending == ".docx":
        word, problem = read_word(file)
        found = [word] if word else []
    elif ending == ".xml":
        found, problem = read_wordpress(file)
    else:
        problem = ContentError(file, 0, f"{ending} files cannot be imported", f"save it as {KNOWN}")
    for one in found:
        if not (one.blocks or one.questions or one.left_out):
            one.left_out = f"«{one.title or one.slug}», which holds no text"
    if not problem and all(one.left_out for one in found):
        problem = ContentError(file, 0, "the file holds no text", "check that it is the right file")
    return found, problem


def _read_page(file: Path) -> tuple[list[Found], ContentError | None]:
    try:
        data = file.read_bytes()
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        return [], ContentError(file, 0, f"the file cannot be read: {reason}", "check the path and the permissions")
    if len(data) > HTML_BYTES:
        return [], ContentError(file, 0, f"the file has more than {HTML_BYTES:,} bytes", "save the article alone")
    html, problem = decode(data, file)
    if problem:
        return [], problem
    try:
        return [read_html(html, Pictures(file.parent))], None
    except TooDeepError as error:
        hint = "save the article alone, without what stands around it"
        return [], ContentError(file, 0, f"the page cannot be read: {error}", hint)


def _drafts(file: Path, found: list[Found], title: str) -> tuple[list[Draft], ContentError | None]:
    if len(found) == 1 and not (title or found[0].title) and sys.stdin.isatty():
        title = input("Title: ").strip()
    if title and len(found) > 1:
        return [], ContentError(file, 0, f"the file holds {len(found)} texts", "leave --title out")
    today = build_day()
    drafts: list[Draft] = []
    names = Names()
    for text in found:
        try:
            drafts += drafts_of(text, title, today, names)
        except ValueError as error:
            return [], ContentError(file, 0, str(error), "give another with --title")
    return drafts, None


def _left_to_do(to: Path, written: set[Path]) -> list[ContentError]:
    """What `invoke check` would say about the new files."""
    _, errors = load_site(to, {f"text.{name}": "" for name in LABELS})
    return sorted(error for error in errors if error.path in written)


def _write_all(to: Path, found: list[Found], drafts: list[Draft]) -> ContentError | None:
    """Write the pictures and the drafts, or say why that cannot be; then nothing of them stays."""
    files = {to / IMAGES / name: data for text in found for name, data in text.pictures.items()}
    files |= {to / draft.path: draft.text.encode() for draft in drafts}
    # The same picture may be there from another import.
    new = [path for path in files if not path.exists()]
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    except OSError as error:
        for path in new:
            with suppress(OSError):
                path.unlink()
        reason = (error.strerror or "it cannot be opened").lower()
        return ContentError(
            path, 0, f"the file cannot be written: {reason}", "check --to, its permissions and the disk"
        )
    return None


def _taken(path: Path) -> ContentError:
    return ContentError(path, 0, "the file exists already", "move it away, or give another --title or --to")
