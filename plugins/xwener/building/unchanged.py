"""A build with nothing to do: everything that it would read is as it was for the build whose site still stands.

As `make` does, this asks for size and time of each file, not for its bytes: those of what is read, and those of the
site, where somebody may have changed a file since.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from xwener.building.address import SETTINGS, house_settings
from xwener.building.make import Order
from xwener.building.report import Report, plain
from xwener.building.walk import walk
from xwener.cache import ledger
from xwener.cache.code import code, files
from xwener.cache.stamp import has_settled, youngest
from xwener.errors import ContentError
from xwener.rendering.build_day import build_day
from xwener.rendering.edition_list import FOLDER, PAGE
from xwener.rendering.look import Look

LEDGER = "whole.jsonl"
OURS = "xwener."
# What npm notes of the packages it has put there.
PACKAGES = Path("node_modules", ".package-lock.json")


def inputs(order: Order) -> str:
    """One figure for all that a build reads; nothing when that cannot be told, or may change within the clock's tick.

    A plugin of somebody else's may read whatever it likes, so with one every build goes all the way.
    """
    settings = house_settings(order.root)
    said = _said_by(settings)
    if order.full or not said:
        return ""
    with suppress(OSError):
        return _inputs(order, Look.of(settings), said)
    return ""


def _inputs(order: Order, look: Look, settings: str) -> str:
    made = hashlib.sha256()
    looks = (files(look.theme), look.override.version)
    for each in (code(), build_day(), settings, order.content, order.site_url, *looks):
        made.update(f"{each}\n".encode("utf-8", "surrogateescape"))
    last = 0
    for inner, found in walk(str(order.content)):
        last = max(last, youngest(found))
        made.update(_said(f"{inner} {found.st_mode} {found.st_ino} {found.st_ctime_ns}", found))
    packages = order.root / PACKAGES
    made.update(packages.read_bytes() if packages.is_file() else b"")
    return made.hexdigest() if has_settled(last) else ""


def stands(order: Order, figure: str, report: Report) -> bool:
    """Whether the site that stands was made of the inputs with this figure; then the report says what it holds."""
    lines = ledger.load(order.former / LEDGER, code()) if figure else []
    if not lines:
        return False
    known, site, told = ledger.parse(lines)
    if known != figure or not _is(order.output.resolve(), site):
        return False
    for name in ("pages", "texts", "sizes"):
        setattr(report, name, told[name])
    report.pages_reused, report.texts_reused = report.pages, report.texts
    report.due_for_review, report.suggestions = (
        [ContentError(Path(each.pop("path")), **each) for each in told[name]] for name in ("due", "suggestions")
    )
    return True


def note(order: Order, figure: str, site: str, report: Report) -> None:
    """Note what the site that now stands was made of, and its own figure (`state_of`).

    Without the note the next build goes all the way.
    """
    told = {
        "pages": report.pages,
        "texts": report.texts,
        "sizes": report.sizes,
        "due": plain(report.due_for_review),
        "suggestions": plain(report.suggestions),
    }
    with suppress(OSError):
        lines = [json.dumps(each).encode() for each in (figure, site, told)]
        ledger.save(order.former / LEDGER, code(), lines)


def state_of(site: Iterable[tuple[str, os.stat_result]]) -> str:
    """One figure for every file of a site, as `walk` gives them, but what `invoke editions` adds and changes there.

    Files that two builds share are told apart from others by their time.
    """
    made = hashlib.sha256()
    for inner, found in site:
        if not inner.startswith(f"{FOLDER}/"):
            made.update(_said(inner, found) if inner != PAGE else inner.encode())
    return made.hexdigest()


def _is(site: Path, state: str) -> bool:
    """Whether the site in that folder is the one with this figure."""
    with suppress(OSError):
        return state_of(walk(str(site))) == state
    return False


def _said(about: str, found: os.stat_result) -> bytes:
    return f"{about} {found.st_size} {found.st_mtime_ns}\n".encode("utf-8", "surrogateescape")


def _said_by(settings: Mapping[str, object]) -> str:
    """The house's settings as text; nothing when another build may read something else from them."""
    plugins = settings.get("PLUGINS")
    if not isinstance(plugins, list) or not all(str(name).startswith(OURS) for name in plugins):
        return ""
    said = f"{SETTINGS} { {name: each for name, each in settings.items() if name.isupper()} }"
    # What has no name of its own is told apart by its place in memory, which is another one each time.
    return "" if " at 0x" in said else said
