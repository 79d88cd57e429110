"""The content folder: which files are content, and what is wrong with the folder itself."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from xwener.errors import ContentError
from xwener.reading.document import Document, kind_of, read_document
from xwener.reading.images import IMAGES, check_images
from xwener.reading.old_addresses import check_old_addresses
from xwener.reading.schema import FOLDERS, Kind
from xwener.reading.terms import check_terms

# Pages that the site makes itself; no text may take their place.
KEPT = frozenset(
    f"{name}.html"
    for name in ("404", "archive", "backgrounds", "glossary", "index", "offline", "organizations", "people", "search")
)
ENDING = ".md"


def read_tree(content: Path) -> tuple[list[Document], list[ContentError]]:
    """Every document below the folder `content`, in the order of their paths, and everything wrong on the way.

    Errors: a missing folder, a file in no kind's folder, a symbolic link, two documents with one address
    (also when only upper and lower case tell them apart, as on Windows and macOS), sections and tags without
    an address of their own, images that are none.
    """
    documents: list[Document] = []
    errors = missing_folder(content)
    for inner, kind in files_of_kinds(content, errors) if not errors else ():
        document, wrong = read_document(content / inner, kind)
        errors += wrong
        if document:
            documents.append(document)
    errors += [*check_addresses(documents), *check_terms(documents), *check_images(content)]
    return documents, errors


def missing_folder(content: Path) -> list[ContentError]:
    """What to say when there is no content folder."""
    hint = "name the folder that holds articles/ and glossary/"
    return [] if content.is_dir() else [ContentError(content, 0, "there is no such content folder", hint, "file")]


def files_of_kinds(content: Path, errors: list[ContentError]) -> Iterator[tuple[str, Kind]]:
    """Path below the folder `content` and kind of every content file, in their order; what is none goes to `errors`."""
    for inner in content_files(content, errors):
        kind = kind_of(inner)
        if kind is None:
            hint = f"move it to {', '.join(f'{folder}/' for folder in FOLDERS.values())}"
            errors.append(ContentError(content / inner, 0, "the file is in no folder of content", hint, "file"))
            continue
        yield inner, kind


def content_files(content: Path, errors: list[ContentError], inner: str = "") -> Iterator[str]:
    """Path below the folder `content` of every Markdown file there, those of a folder before those of its folders.

    Symbolic links, and folders that cannot be read, go to `errors`. `inner` begins the paths.
    """
    # Strings, and no question that the folder has answered: an archive has tens of thousands of files.
    try:
        with os.scandir(content / inner) as found:
            listed = sorted(found, key=lambda each: each.name)
    except OSError as error:
        message = f"the folder cannot be read: {(error.strerror or '').lower()}"
        errors.append(ContentError(content / inner, 0, message, "check the permissions", "file"))
        return
    folders: list[str] = []
    for each in listed:
        if each.is_symlink():
            hint = "put a copy of the file there"
            errors.append(ContentError(Path(each.path), 0, "symbolic links are not followed", hint, "symbolic-link"))
        elif each.is_dir():
            folders.append(f"{inner}{each.name}/")
        elif each.name.endswith(ENDING) and not each.name.startswith("."):
            yield f"{inner}{each.name}"
    for folder in folders:
        yield from content_files(content, errors, folder)


def stray_files(content: Path) -> Iterator[ContentError]:
    """The files below the folder `content` that no build reads, such as `vote.markdown`: their author may not know."""
    for path in sorted(content.rglob("*")):
        inner = path.relative_to(content)
        hidden = any(part.startswith(".") for part in inner.parts) or path.name.endswith("~")
        if hidden or inner.parts[0] == IMAGES or path.suffix == ENDING or path.is_symlink() or not path.is_file():
            continue
        # LICENSE and README belong to the folder.
        if len(inner.parts) == 1 and not path.suffix:
            continue
        hint = f"a text ends in {ENDING} (`invoke import` reads others), a picture lies below {IMAGES}/"
        yield ContentError(path, 0, "the file is not read and not published", hint, "file")


def check_addresses(documents: Iterable[Document]) -> Iterator[ContentError]:
    """The documents whose address is another one's, or one of the site's own, and old addresses that lead nowhere."""
    documents = list(documents)
    yield from check_old_addresses(documents, KEPT)
    seen: dict[str, Document] = {}
    for document in documents:
        if document.url in KEPT:
            message = f"the address {document.url} is kept for a list of the site's own"
            yield ContentError(
                document.path, document.line_of("slug"), message, "give the text another `slug: …`", "address-taken"
            )
        first = seen.setdefault(document.url.casefold(), document)
        if first is not document:
            message = f"the address {document.url} is taken by {first.path}"
            yield ContentError(
                document.path, document.line_of("slug"), message, "give one of them another `slug: …`", "address-taken"
            )
