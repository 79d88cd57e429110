"""Pictures of a text from elsewhere: taken from files beside it, never from the network."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from xwener import sorani
from xwener.reading.images import FORMATS, HEAD
from xwener.rendering.pictures import look

PICTURE_BYTES = 20_000_000
# More of an address than this tells a person nothing.
SHOWN = 120
DATA = "data:"
# How the Markdown of an import names a picture until it is known where the text will lie.
PLACE = "images/"


@dataclass
class Pictures:
    """The pictures of one text whose file lies in `folder`.

    `find` says which file below the folder an address on the web may be kept as; without it such a picture
    is left to a person.
    """

    folder: Path
    find: Callable[[str], Path | None] = lambda _address: None
    taken: dict[str, bytes] = field(default_factory=dict)
    decide: list[str] = field(default_factory=list)

    def take(self, address: str) -> str:
        """The address for Markdown of the picture at `address`, or nothing when a person must see to it."""
        try:
            data, stem = self._read(address)
        except (OSError, ValueError) as error:
            shown = address if len(address) <= SHOWN else f"{address[:SHOWN]}…"
            self.decide.append(f"the picture {shown} ({error})")
            return ""
        ending = next((name for name, test in FORMATS.items() if test(data[:HEAD])), "")
        if not ending:
            self.decide.append(f"the picture {stem} (it is no {', '.join(FORMATS)})")
            return ""
        try:
            look(data)
        except Exception as error:  # noqa: BLE001  (Pillow raises what it stumbles over, SyntaxError as well)
            self.decide.append(f"the picture {stem} ({' '.join(str(error).split())})")
            return ""
        # The same bytes have the same name, other bytes another.
        mark = hashlib.sha256(data).hexdigest()[:8]
        name = f"{sorani.slug(stem)[:50].strip('-') or 'picture'}-{mark}{ending}"
        self.taken[name] = data
        return PLACE + name

    def _read(self, address: str) -> tuple[bytes, str]:
        if address.startswith(DATA):
            return _decode(address), "picture"
        parts = urlsplit(address)
        path = self.find(address) if parts.scheme or parts.netloc else Path(unquote(parts.path))
        if path is None:
            raise ValueError("it lies on the web: put the file beside the text")
        folder = self.folder.resolve()
        file = (folder / path).resolve()
        if not file.is_relative_to(folder) or not file.is_file():
            raise ValueError("there is no such file beside the text")
        if file.stat().st_size > PICTURE_BYTES:
            raise ValueError("it is too large")
        return file.read_bytes(), file.stem


def _decode(address: str) -> bytes:
    head, _, body = address.partition(",")
    if not head.endswith(";base64"):
        raise ValueError("it is written in the text itself, but not in base64")
    try:
        return base64.b64decode(body, validate=True)
    except binascii.Error:
        raise ValueError("its base64 is damaged") from None
