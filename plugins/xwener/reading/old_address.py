"""An address that a text had before, as authors write it in front matter.

It becomes a small page that leads on, which any server and a disk can serve; hence it is a path and nothing else.
"""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from xwener.reading.fields import DEVICE_NAMES, Reading, text
from xwener.reading.front_matter import Raw
from xwener.reading.lines import Steps

INDEX = "index.html"
PAGE = re.compile(r"\.html?", re.IGNORECASE)
# What servers take for a kind of file.
ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,4}\Z")
# Not allowed in file names on Windows. https://learn.microsoft.com/windows/win32/fileio/naming-a-file
FORBIDDEN = re.compile(r'[<>:"|?*\\]')
# Zip files of the site keep to 150 characters, file systems to 255 bytes a name.
PATH_MOST, NAME_BYTES = 120, 200
# Folders and files whose names the build itself gives out, at the top of the site.
OWN_FOLDERS = frozenset({"editions", "images", "offline", "sections", "static", "tags"})
EXAMPLE = "write a path below the site's address, such as `2021/old-name.html`"


def old_address(raw: Raw, steps: Steps, reading: Reading) -> str | None:
    """The path below the output folder of the page that stands at an old address.

    `old/name.html` stays what it is; `old/name` and `old/name/` are `old/name/index.html`, which servers give for
    both.
    """
    value = text(raw, steps, reading)
    if value is None:
        return None
    problem, path = _path(value)
    if problem:
        reading.wrong(steps, f"the old address `{value}` {problem}", EXAMPLE, "old-address")
        return None
    return path


def _path(value: str) -> tuple[str, str]:
    """What is wrong with an address, or the path that it stands for."""
    problem = _kind_problem(value)
    path = unquote(value).removeprefix("/")
    names = path.removesuffix("/").split("/")
    problem = problem or next(filter(None, map(_name_problem, names)), "")
    if not problem and names[0].casefold() in OWN_FOLDERS:
        problem = f"lies in {names[0]}/, where the site keeps what is its own"
    ending = "" if path.endswith("/") else "".join(ENDING.findall(names[-1]))
    if not ending:
        path = "/".join([*names, INDEX])
    elif not PAGE.fullmatch(ending):
        problem = problem or f"ends in {ending}, which servers take for no page"
    if len(path) > PATH_MOST:
        problem = problem or f"is longer than {PATH_MOST} characters"
    return problem, path


def _kind_problem(value: str) -> str:
    try:
        parts = urlsplit(value)
    except ValueError:
        return "is no address"
    if parts.scheme or parts.netloc or value.startswith("//"):
        return "leads out of the site"
    if "?" in value or "#" in value:
        return "has a part after `?` or `#`, which no file can answer"
    return ""


def _name_problem(name: str) -> str:
    if name in {"..", "."}:
        return "leads out of the site"
    if not name or name != name.strip() or name.startswith(".") or name.endswith("."):
        return "has a name that is empty, or that begins or ends with a dot or a space"
    if FORBIDDEN.search(name) or not name.isprintable():
        return "has a sign that cannot stand in a file's name everywhere"
    if name.split(".", maxsplit=1)[0].lower() in DEVICE_NAMES:
        return "has a name that Windows keeps for a device"
    return "has a name that is too long" if len(name.encode()) > NAME_BYTES else ""
