"""`invoke build` and `invoke check`: everything wrong is told in one run, and nothing published is harmed."""

from __future__ import annotations

import logging
import runpy
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from xwener.backgrounds.freshness import overdue
from xwener.building.swap import swap
from xwener.errors import ContentError, ContentErrors
from xwener.glossary.check import review_glossary
from xwener.linking.rules import Rules
from xwener.linking.site import load_site
from xwener.reading.tree import read_tree
from xwener.rendering.build_day import build_day
from xwener.rendering.publication import PUBLICATION, Publication
from xwener.rendering.strings import load_strings

DONE, WRONG_CONTENT, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


def check(root: Path, content: Path, *, strict: bool = False) -> int:
    """Check the content folder; print what is wrong, what is due for review and what is suggested; the exit code.

    With `strict` a background that is due for review is an error.
    """
    words = load_strings(root / "theme" / "strings.yaml").words
    # Read as Pelican reads it, without Pelican, which takes longer to load than a check.
    settings = runpy.run_path(str(root / "pelicanconf.py"))
    site, errors = load_site(content, words, Rules.of(settings))
    due = list(overdue(site.backgrounds.values(), build_day()))
    if errors or (strict and due):
        return _tell([*errors, *(due if strict else ())])
    _note(due, "due for review")
    _note(review_glossary(site.glossary), "worth a look")
    _note(site.notes(), "suggestion")
    print(f"{len(site.texts)} texts, nothing wrong.")
    return DONE


def build(root: Path, content: Path, output: Path, site_url: str = "") -> int:
    """Build the site of the folder `content` into `output`; the exit code.

    The site is made in a folder beside `output` and takes its place when it is whole. Errors of the content
    are printed, all of them, and `output` stays as it was; so it does when the build is interrupted.
    """
    begun = time.monotonic()
    trouble = _usage(root, content, output, site_url)
    if trouble:
        print(f"invoke build: {trouble}", file=sys.stderr)
        return WRONG_USAGE
    if not content.is_dir():
        return _tell(read_tree(content)[1])
    output.absolute().parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f".{output.name}.", dir=output.absolute().parent))
    try:
        publication = _run_pelican(root, content, aside, site_url)
        aside.chmod(0o755)  # mkdtemp makes folders that only their owner may enter
        swap(aside, output.absolute())
    except ContentErrors as wrong:
        return _tell(wrong.errors)
    except KeyboardInterrupt:
        print("\nInterrupted: the site is as it was.", file=sys.stderr)
        return INTERRUPTED
    except OSError as error:
        print(f"The site could not be written, it is as it was: {error}", file=sys.stderr)
        return WRONG_CONTENT
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    texts = len(publication.library.site.texts)
    pages = sum(1 for _ in output.rglob("*.html"))
    print(f"{output}/index.html: {pages} pages from {texts} texts in {time.monotonic() - begun:.1f} s")
    notes = len(publication.library.site.notes())
    if notes:
        print(f"{notes} suggestion{'s' if notes > 1 else ''}: `invoke check` lists them.")
    return DONE


def _usage(root: Path, content: Path, output: Path, site_url: str) -> str:
    if site_url and not site_url.startswith(("https://", "http://")):
        return f"--site-url {site_url!r} does not begin with https://"
    if not (root / "node_modules").is_dir():
        return "node_modules is missing; run `make setup`"
    inside, outside = content.absolute(), output.absolute()
    if inside == outside or inside in outside.parents or outside in inside.parents:
        return f"--output {output} and --content {content} lie in each other"
    if output.exists() and (not output.is_dir() or _foreign(output)):
        return f"--output {output} is no earlier site; name an empty or new folder"
    return ""


def _foreign(folder: Path) -> bool:
    """Whether the folder holds something that no build of ours has made: it would be lost in the swap."""
    return any(folder.iterdir()) and not (folder / "index.html").is_file()


def _run_pelican(root: Path, content: Path, output: Path, site_url: str) -> Publication:
    from pelican import Pelican, log  # noqa: PLC0415  (0.4 s that a wrong command line need not pay)
    from pelican.settings import read_settings  # noqa: PLC0415

    from xwener.rendering.generator import publication_of  # noqa: PLC0415

    override: dict[str, Any] = {
        "PATH": str(content.absolute()),
        "OUTPUT_PATH": str(output),
        "SITEURL": site_url.rstrip("/"),
    }
    settings = read_settings(str(root / "pelicanconf.py"), override=override)
    settings["PATH"] = content  # errors name the files as the author typed them
    publication = publication_of(settings)
    settings["PATH"] = str(content.absolute())
    settings[PUBLICATION] = publication
    # Pelican skips what it cannot read and goes on; here every warning of its is an error.
    log.init(level=logging.WARNING, fatal="warnings")
    Pelican(settings).run()
    return publication


def _note(notes: Iterable[ContentError], what: str) -> None:
    for note in notes:
        print(f"{what}: {note}")


def _tell(errors: Iterable[ContentError]) -> int:
    errors = sorted(set(errors))
    for error in errors:
        print(error, file=sys.stderr)
    print(f"{len(errors)} error{'s' if len(errors) != 1 else ''}; nothing was written.", file=sys.stderr)
    return WRONG_CONTENT
