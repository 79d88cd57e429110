"""The files below `content/images`, which are copied as they are: only pictures may be among them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from xwener.errors import ContentError
from xwener.reading.fields import DEVICE_NAMES

IMAGES = "images"
CODE = "image-file"
# Names that need no escape in an address and are allowed on every file system.
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*")
NAME_BYTES = 80
# How many bytes at the beginning tell what a file is.
HEAD = 32

Test = Callable[[bytes], bool]


def _avif(head: bytes) -> bool:
    # ISO base media: a box `ftyp` whose brand is AVIF's. https://aomediacodec.github.io/av1-avif/
    return head[4:8] == b"ftyp" and head[8:12] in {b"avif", b"avis"}


def _jpeg(head: bytes) -> bool:
    return head.startswith(b"\xff\xd8\xff")


# Ending → whether a file that begins with these bytes is what its name says.
# https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern
FORMATS: Mapping[str, Test] = {
    ".png": lambda head: head.startswith(b"\x89PNG\r\n\x1a\n"),
    ".jpg": _jpeg,
    ".jpeg": _jpeg,
    ".gif": lambda head: head.startswith((b"GIF87a", b"GIF89a")),
    ".webp": lambda head: head[:4] == b"RIFF" and head[8:12] == b"WEBP",
    ".avif": _avif,
}


def images(content: Path) -> list[Path]:
    """Every file below `content/images`, in the order of their paths; links are not followed."""
    folder = content / IMAGES
    found = [] if folder.is_symlink() else folder.rglob("*")
    return sorted(path for path in found if path.is_file() and not path.is_symlink())


def check_images(content: Path) -> Iterator[ContentError]:
    """The files that are no pictures of a known kind, and names that not every computer takes."""
    seen: dict[str, Path] = {}
    for path in images(content):
        inner = path.relative_to(content)
        first = seen.setdefault(inner.as_posix().casefold(), path)
        if first is not path:
            hint = "rename one: on Windows and macOS they are one file"
            yield ContentError(path, 0, f"only upper and lower case tell it from {first}", hint, CODE)
        if any(_bad_name(part) for part in inner.parts):
            hint = f"use a–z, 0–9, `-`, `_` and `.`, at most {NAME_BYTES} signs"
            yield ContentError(path, 0, "the name cannot stand in an address everywhere", hint, CODE)
        problem = _kind_problem(path)
        if problem:
            yield ContentError(path, 0, *problem, CODE)


def _bad_name(name: str) -> bool:
    too_long = len(name) > NAME_BYTES
    return too_long or not NAME.fullmatch(name) or name.split(".", maxsplit=1)[0].lower() in DEVICE_NAMES


def _kind_problem(path: Path) -> tuple[str, str] | None:
    """Message and hint."""
    known = ", ".join(FORMATS)
    ending = path.suffix.lower()
    if ending == ".svg":
        return "an SVG may hold script and is not published", "export it as PNG or WebP"
    if ending not in FORMATS:
        return "the file is no picture of a known kind", f"keep only {known} there"
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except OSError as error:
        return f"the file cannot be read: {(error.strerror or '').lower()}", "check the permissions"
    if FORMATS[ending](head):
        return None
    real = next((name for name, test in FORMATS.items() if test(head)), "")
    if real:
        return f"the file's name says {ending}, its content is {real}", f"rename it to end in {real}"
    return f"the file is no {ending[1:].upper()} picture, whatever its name says", "export it again"
