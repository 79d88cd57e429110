"""The finished site that editions are made of, and whether it is whole."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path

from xwener.errors import ContentError
from xwener.rendering.assets import HASH_LENGTH, STATIC
from xwener.rendering.cards.article_cards import FOLDER as CARDS
from xwener.rendering.edition_list import FOLDER, PAGE, offline_page
from xwener.rendering.look import Look

HOME = "index.html"
# The names of assets hold the beginning of their SHA-256 (rendering/assets.py).
HASHED = re.compile(rf"{STATIC}/(?:css|fonts|img|js)/.*\.([0-9a-f]{{{HASH_LENGTH}}})\.[a-z0-9]+")
# The home page names itself by the address that the site was built for.
CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)/">')
BUILD = "run `invoke build` first"


@dataclass(frozen=True)
class BuiltSite:
    """The site in `folder`, with the look it was made with."""

    folder: Path
    look: Look

    @cached_property
    def files(self) -> list[str]:
        """Every file of the site but its editions, as sorted paths below the folder.

        Nor the social cards, which only messengers ask for, by their whole address.
        """
        return sorted(self._files())

    def _files(self) -> Iterator[str]:
        for folder, _, names in os.walk(self.folder):
            for name in names:
                inner = Path(folder, name).relative_to(self.folder).as_posix()
                if not inner.startswith((f"{FOLDER}/", f"{CARDS}/")):
                    yield inner

    @cached_property
    def names(self) -> frozenset[str]:
        """The same, to be asked."""
        return frozenset(self.files)

    @cached_property
    def address(self) -> str:
        """The address that the site was built for; nothing when it was built for none."""
        found = CANONICAL.search((self.folder / HOME).read_text("utf-8"))
        return unescape(found[1]) if found else ""

    def read(self, inner: str) -> bytes:
        """A file as an edition holds it. An edition holds no other: its offline page names none.

        OSError: there is no such file.
        """
        data = (self.folder / inner).read_bytes()
        if inner == PAGE:
            return offline_page(data.decode(), self.look, []).encode()
        return data

    def text(self, inner: str) -> str:
        """A page, style sheet or script as an edition holds it."""
        return self.read(inner).decode()

    def size(self, inner: str) -> int:
        """The bytes of a file."""
        return (self.folder / inner).stat().st_size

    def asset(self, name: str) -> str:
        """The path of the asset that the theme calls `name`; KeyError when the site has none."""
        stem, ending = f"{STATIC}/{name}".rsplit(".", 1)
        pattern = re.compile(rf"{re.escape(stem)}\.[0-9a-f]{{{HASH_LENGTH}}}\.{ending}")
        found = next((inner for inner in self.files if pattern.fullmatch(inner)), None)
        if found is None:
            raise KeyError(name)
        return found

    def problems(self) -> Iterator[ContentError]:
        """Why no edition can be made: no site, or an asset that is not as the build has written it."""
        if not (self.folder / HOME).is_file():
            yield ContentError(self.folder, 0, "there is no built site", BUILD)
            return
        for inner in self.files:
            named = HASHED.fullmatch(inner)
            if named and not hashlib.sha256((self.folder / inner).read_bytes()).hexdigest().startswith(named[1]):
                yield ContentError(self.folder / inner, 0, "the file is damaged", "run `invoke build` again")
