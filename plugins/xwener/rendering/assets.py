"""Style sheets, scripts, fonts and pictures of the theme, joined, minified and named by their content."""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import rcssmin
import rjsmin

from xwener.errors import ContentError, ContentErrors
from xwener.reading.own_yaml import read_own_yaml
from xwener.rendering.override import ICON, STYLE, Override
from xwener.rendering.site_file import SiteFile
from xwener.sorani import tables

STATIC = "static"
# What a publisher's own style sheet is added to, and what its icon stands in for.
SITE_STYLE, SITE_ICON = "css/site.css", "img/icon.svg"
HASH_LENGTH = 10
URL = re.compile(r'url\("([^"]+)"\)')


class Assets:
    """The files that pages load, ready to be written; `assets("css/site.css")` is one's path in the site."""

    def __init__(self, files: Mapping[str, tuple[str, bytes]]) -> None:
        self.files = files

    def __call__(self, name: str) -> str:
        """The path below the output folder of the asset that the theme calls `name`; KeyError if unknown."""
        return self.files[name][0]

    def site_files(self) -> Iterator[SiteFile]:
        """Every asset; its name already tells its content."""
        for path, data in self.files.values():
            yield SiteFile(path, (path,), partial(bytes, data))


def build_assets(
    theme: Path, node_modules: Path, made: Mapping[str, bytes], override: Override | None = None
) -> Assets:
    """The assets that `theme/assets.yaml` lists, and those `made` already (by the name that the theme uses).

    A source that begins with `npm:` is taken from `node_modules`, `tables:` and a part for its tables of
    the language core. What `override` holds takes the place of the theme's, or is added to its style sheet.
    Errors: FileNotFoundError, KeyError for a file that a style sheet names in vain.
    """
    override = override or Override()
    table: Mapping[str, Sequence[str]] = read_own_yaml(theme / "assets.yaml")
    files = {name: (_hashed(name, data), data) for name, data in [*made.items(), *override.shown()]}
    # Style sheets come last: they name the other files.
    for name in sorted(table, key=lambda name: name.endswith(".css")):
        sources = _sources(name, table[name], override)
        if name == SITE_STYLE:
            _check_own(override, files)
        data = b"\n".join(_source(source, theme, node_modules) for source in sources)
        data = _minified(name, data, files)
        files[name] = (_hashed(name, data), data)
    return Assets(files)


def _check_own(override: Override, files: Collection[str]) -> None:
    """ContentErrors: what the publisher's own style sheet names and nobody has."""
    style = override.file(STYLE)
    if not style:
        return
    hint = f'put the file into {style.parent.name}/ and write `url("../override/NAME")`'
    errors = [
        ContentError(style, line, f"nothing is called `{found[1]}`", hint)
        for line, text in enumerate(style.read_text("utf-8").splitlines(), 1)
        for found in URL.finditer(text)
        if _named(found[1], SITE_STYLE) not in files
    ]
    if errors:
        raise ContentErrors(errors)


def _sources(name: str, listed: Sequence[str], override: Override) -> Sequence[str | Path]:
    """Where a file comes from, the publisher's own files by their paths."""
    if name == SITE_STYLE and (style := override.file(STYLE)):
        return [*listed, style]
    if name == SITE_ICON and (icon := override.file(ICON)):
        return [icon]
    return listed


def _source(source: str | Path, theme: Path, node_modules: Path) -> bytes:
    if isinstance(source, Path):
        return source.read_bytes()
    if source.startswith("tables:"):
        return _tables(source.removeprefix("tables:")).encode()
    if source.startswith("npm:"):
        return (node_modules / source.removeprefix("npm:")).read_bytes()
    return (theme / STATIC / source).read_bytes()


def _tables(part: str) -> str:
    # Parsing a string of JSON is faster in browsers than an object literal, and cannot be code.
    data = json.dumps(tables.for_browser(part), ensure_ascii=False, separators=(",", ":"))
    # In single quotes, so that the many double ones of JSON need no escape.
    quoted = data.replace("\\", r"\\").replace("'", r"\'")
    return f"globalThis.xwener??={{}};xwener.soraniTables={{...xwener.soraniTables,...JSON.parse('{quoted}')}};"


def _minified(name: str, data: bytes, files: Mapping[str, tuple[str, bytes]]) -> bytes:
    if name.endswith(".css"):
        css = URL.sub(lambda found: _url(found[1], name, files), data.decode())
        return str(rcssmin.cssmin(css)).encode()
    if name.endswith(".js"):
        return str(rjsmin.jsmin(data.decode())).encode()
    return data


def _url(address: str, name: str, files: Mapping[str, tuple[str, bytes]]) -> str:
    path = posixpath.relpath(files[_named(address, name)][0], posixpath.dirname(f"{STATIC}/{name}"))
    return f'url("{path}")'


def _named(address: str, name: str) -> str:
    """How the theme calls the file that the style sheet `name` has at `address`."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), address))


def _hashed(name: str, data: bytes) -> str:
    stem, ending = posixpath.splitext(name)
    return f"{STATIC}/{stem}.{hashlib.sha256(data).hexdigest()[:HASH_LENGTH]}{ending}"
