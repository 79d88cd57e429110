"""`invoke check` and `invoke fix`."""

from __future__ import annotations

import difflib
import errno
import os
import runpy
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterable, Sized
from pathlib import Path

from xwener.backgrounds.freshness import overdue
from xwener.checks.fix import fix
from xwener.checks.review import review_folder
from xwener.errors import ContentError
from xwener.glossary.check import review_glossary
from xwener.linking.rules import Rules
from xwener.linking.site import load_site
from xwener.reading.document import kind_of, read_text
from xwener.reading.front_matter import split
from xwener.reading.tree import content_files, read_tree, stray_files
from xwener.rendering.build_day import build_day
from xwener.rendering.pictures import read_pictures
from xwener.rendering.strings import load_strings

DONE, WRONG = 0, 1
_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
_MARK = "\ufeff".encode()


def check(root: Path, content: Path, *, strict: bool = False) -> int:
    """Check the content folder; print errors, warnings, what is due for review and suggestions; the exit code.

    With `strict` a warning, or a background that is due for review, is an error.
    """
    words = load_strings(root / "theme" / "strings.yaml").words
    # Read as Pelican reads it, without Pelican, which takes longer to load than a check.
    settings = runpy.run_path(str(root / "pelicanconf.py"))
    site, errors = load_site(content, words, Rules.of(settings))
    errors += read_pictures(content, root / "build" / "pictures")[1]
    warnings = review_folder(content)
    due = list(overdue(site.backgrounds.values(), build_day()))
    if strict:
        errors += [*due, *(_labelled("error", found) for found in warnings)]
    else:
        for found in warnings:
            print(_labelled("warning", found))
    if errors:
        return _tell(errors)
    _note(due, "due for review")
    _note([*stray_files(content), *review_glossary(site.glossary)], "worth a look")
    _note(site.notes(), "suggestion")
    print(f"{_count(site.texts, 'text')}, {_count(warnings, 'warning') if warnings else 'nothing wrong'}.")
    return DONE


def _labelled(what: str, found: ContentError) -> ContentError:
    """The finding as it is printed: `path:line: warning [code]: …`."""
    return ContentError(found.path, found.line, f"{what} [{found.code}]: {found.message}", found.hint, found.code)


def fix_folder(content: Path, *, dry_run: bool = False) -> int:
    """Repair every file below the folder `content` and print what changes; the exit code.

    With `dry_run` nothing is written. A file that cannot be read or written is named, and left as it is.
    """
    if not content.is_dir():
        return _tell(read_tree(content)[1])
    errors: list[ContentError] = []
    changed = 0
    for inner in content_files(content, errors):
        path, kind = content / inner, kind_of(inner)
        if kind is None:
            continue
        text, problem = read_text(path)
        wrong = [problem] if problem else split(path, text).errors
        errors += wrong
        fixed = text if wrong else fix(path, kind, text)
        if fixed == text:
            continue
        print("\n".join(_diff(path, text, fixed)))
        problem = None if dry_run else _write(path, fixed)
        errors += [problem] if problem else []
        changed += not problem
    print(f"{changed} file{'s' if changed != 1 else ''} {'would be ' if dry_run else ''}repaired.")
    return _tell(errors) if errors else DONE


def _diff(path: Path, old: str, new: str) -> Iterable[str]:
    lines = difflib.unified_diff(old.split("\n"), new.split("\n"), f"{path}", f"{path} (repaired)", lineterm="", n=0)
    for line in lines:
        # What is repaired is often what cannot be seen, or what would reorder the terminal's line.
        yield "".join(char if char.isprintable() else f"<U+{ord(char):04X}>" for char in line)


def _write(path: Path, text: str) -> ContentError | None:
    """Put the text into a file, or say why that cannot be; then it stays as it is."""
    try:
        # A new file in its place could be written all the same, but whoever took the right away meant that.
        if not path.stat().st_mode & _WRITABLE:
            raise PermissionError(errno.EACCES, "it is read-only")
        _replace(path, text)
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        return ContentError(path, 0, f"the file cannot be repaired: {reason}", "check the permissions and the disk")
    return None


def _replace(path: Path, text: str) -> None:
    """Put the text into the file with the line ends and the byte order mark that it had, in one step."""
    data = path.read_bytes()
    ends = [b"\r\n" if line.endswith(b"\r\n") else line[-1:] for line in data.splitlines(keepends=True)]
    lines = text.split("\n")
    ends += [b""] * (len(lines) - len(ends))
    new = b"".join(line.encode() + end for line, end in zip(lines, ends, strict=False))
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write((_MARK if data.startswith(_MARK) else b"") + new)
        shutil.copymode(path, name)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _note(notes: Iterable[ContentError], what: str) -> None:
    for note in notes:
        print(f"{what}: {note}")


def _count(found: Sized, what: str) -> str:
    return f"{len(found)} {what}{'s' if len(found) != 1 else ''}"


def _tell(errors: Iterable[ContentError]) -> int:
    errors = sorted(set(errors))
    for error in errors:
        print(error, file=sys.stderr)
    print(f"{_count(errors, 'error')}.", file=sys.stderr)
    return WRONG
