"""The editions that lie in a site's folder, and the one place of the site that names them: its offline page.

`invoke editions` makes them from a finished site; a build makes a new folder and keeps what lies there. Both say
so on the offline page in the same words, so that it does not matter which of the two came last.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from xwener.cache.aside import write_aside
from xwener.rendering.filters import localise
from xwener.rendering.look import Look
from xwener.sorani import format_number

FOLDER = "editions"
LIST = "editions.json"
PAGE = "offline.html"
PARTIAL = "partials/editions.html"
# The partial stands between them on the page.
BEGIN, END = "<!--editions-->", "<!--/editions-->"
MEGABYTE = 1_000_000


@dataclass(frozen=True, order=True)
class Edition:
    """A file in the folder: its name, what readers see as its title, its bytes, and the day it was made."""

    file: str
    title: str
    size: int
    day: str

    @property
    def url(self) -> str:
        """Its address below the site's root."""
        return f"{FOLDER}/{self.file}"

    @property
    def megabytes(self) -> str:
        """Its size in megabytes, at least a tenth, in Kurdish digits."""
        return format_number(max(self.size / MEGABYTE, 0.1), decimals=1)

    @property
    def date(self) -> date:
        """The day it was made."""
        return date.fromisoformat(self.day)


def read(site: Path) -> list[Edition]:
    """The editions in the folder of a site, by file name; what the list names and nobody finds is left out."""
    try:
        listed = json.loads((site / FOLDER / LIST).read_text("utf-8"))
        found = [Edition(str(one["file"]), str(one["title"]), int(one["size"]), str(one["day"])) for one in listed]
    except (OSError, ValueError, KeyError, TypeError):
        return []
    return sorted(one for one in found if (site / FOLDER / Path(one.file).name).is_file())


def write(site: Path, look: Look, editions: Iterable[Edition]) -> None:
    """Name `editions`, which lie in the site's folder, in its list and on its offline page, each in one step."""
    ordered = sorted(editions)
    data = json.dumps([asdict(one) for one in ordered], ensure_ascii=False, indent=1)
    write_aside(site / FOLDER / LIST, f"{data}\n".encode())
    page = site / PAGE
    if page.is_file():
        write_aside(page, offline_page(page.read_text("utf-8"), look, ordered).encode())


def keep_editions(old: Path, new: Path, look: Look) -> None:
    """Take the editions of the site `old` over into the site `new`, which is to take its place.

    Files that no list names are not: they go with the old folder. OSError: something could not be copied.
    """
    editions, page = read(old), new / PAGE
    if not editions:
        # A page that was taken over from the old site may name what is gone.
        if page.is_file() and f'="./{FOLDER}/' in (text := page.read_text("utf-8")):
            write_aside(page, offline_page(text, look, []).encode())
        return
    (new / FOLDER).mkdir(exist_ok=True)
    for edition in editions:
        source, target = old / FOLDER / edition.file, new / FOLDER / edition.file
        try:
            os.link(source, target)
        except OSError:  # some file systems know no second name for a file
            shutil.copy2(source, target)
    write(new, look, editions)


def offline_page(html: str, look: Look, editions: Iterable[Edition]) -> str:
    """The finished page `html` with `editions` in the place of those that it names."""
    before, begin, rest = html.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        return html
    strings = look.strings()
    partial: Any = look.templates({"t": strings}).get_template(PARTIAL).module
    shown = [
        {"title": one.title, "url": one.url, "date": one.date, "size_text": strings("edition.size", n=one.megabytes)}
        for one in editions
    ]
    inner = localise(str(partial.editions_list(shown)), ".")
    return f"{before}{begin}\n{inner}\n{end}{after}"
