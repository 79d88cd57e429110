"""The pictures of the content: their sizes, and the elements that show them at the width a reader needs."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any
from warnings import catch_warnings

from markupsafe import Markup, escape

from xwener.cache.aside import write_aside
from xwener.errors import ContentError
from xwener.linking.addresses import ROOT
from xwener.linking.linked_text import LinkedText
from xwener.reading.images import images

FOLDER = "static/pictures"
# The widths that a picture is made in, as far as it is as wide: a phone, a phone with a fine screen or a tablet, the
# column of a wide window, the same on a fine screen.
WIDTHS = (480, 800, 1200, 1800)
# In the order in which a browser takes the first that it knows; what none of them suits gets the author's file.
FORMATS: Mapping[str, str] = {"avif": "image/avif", "webp": "image/webp"}
# What Pillow may take a file for: it knows dozens of kinds, each a decoder that a file could be made for.
OPENED = ("PNG", "JPEG", "GIF", "WEBP", "AVIF")
# More than any page shows: a picture that claims a hundred times as much is made to fill the memory of who opens it.
MOST_PIXELS = 80_000_000
# WebP goes no further. https://developers.google.com/speed/webp/faq
HIGHEST = 16_383
# How wide a picture stands on a page: at the head of an article it reaches into the margin. A telephone's screen is
# finer than eyes are: a picture of three fifths of its pixels looks the same and does not hold up the text.
PHONE = "60vw"
SIZES = {
    "text": "(min-width: 40rem) 36rem, 100vw",
    "lead": f"(min-width: 76rem) 60rem, (min-width: 40rem) 92vw, {PHONE}",
    "card": f"(min-width: 62rem) 29rem, (min-width: 40rem) 92vw, {PHONE}",
    "small": f"(min-width: 62rem) 16rem, (min-width: 40rem) 50vw, {PHONE}",
}
HASH_LENGTH = 10
IMAGE = re.compile(rf'<img src="{ROOT}([^"]+)"')


@dataclass(frozen=True)
class Picture:
    """A picture of the content: its path below the content folder, what its bytes hash to, its size in pixels.

    `still` says that other widths may be made of it: nothing moves in it.
    """

    src: str
    digest: str
    width: int
    height: int
    still: bool = True

    @property
    def widths(self) -> list[int]:
        """The widths it is made in."""
        most = min(self.width, WIDTHS[-1])
        return [*(width for width in WIDTHS if width < most), most] if self.still else []

    def path(self, width: int, ending: str) -> str:
        """Where it stands in the site at one width, in one format."""
        return f"{FOLDER}/{PurePosixPath(self.src).stem}.{self.digest[:HASH_LENGTH]}-{width}.{ending}"


class Pictures:
    """The pictures by their paths below the content folder; their other widths are kept in the folder `cache`."""

    def __init__(self, pictures: Mapping[str, Picture] | None = None, cache: Path = Path("build/pictures")) -> None:
        self.pictures = pictures or {}
        self.cache = cache

    def note(self, texts: Iterable[LinkedText]) -> None:
        """Have each text's figures change with the pictures that it shows: a list shows that of the front matter."""
        for text in texts:
            lead, inside = text.document.lead_image, list(text.images)
            if lead or inside:
                text.depend(self._digests([lead]), self._digests([lead, *inside]))

    def _digests(self, found: Iterable[str]) -> str:
        return " ".join(self.pictures[src].digest for src in found if src in self.pictures)

    def element(self, src: str, alt: str, use: str = "text", **attributes: str) -> Markup:
        """The `picture` of a front matter's image, for the place that `use` names in SIZES."""
        rest = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
        return Markup(self._element(src, f' alt="{escape(alt)}"{rest}', use))  # noqa: S704  (escaped above)

    def in_text(self, html: str) -> str:
        """Safe HTML of a text in which each image has its size and its other widths."""
        if "<img " not in html:
            return html
        parts = IMAGE.split(html)
        for at in range(1, len(parts), 2):
            attributes, end, after = parts[at + 1].partition(">")
            lazy = f'{attributes} loading="lazy" decoding="async"'
            parts[at] = self._element(parts[at], lazy, "text")
            parts[at + 1] = after if end else attributes
        return "".join(parts)

    def _element(self, src: str, attributes: str, use: str) -> str:
        picture = self.pictures[src]
        image = f'<img src="{ROOT}{src}" width="{picture.width}" height="{picture.height}"{attributes}>'
        sources = "".join(
            f'<source type="{kind}" srcset="{_srcset(picture, ending)}" sizes="{SIZES[use]}">'
            for ending, kind in FORMATS.items()
            if picture.widths
        )
        return f"<picture>{sources}{image}</picture>" if sources else image


def _srcset(picture: Picture, ending: str) -> str:
    return ", ".join(f"{ROOT}{picture.path(width, ending)} {width}w" for width in picture.widths)


def read_pictures(content: Path, cache: Path) -> tuple[Pictures, list[ContentError]]:
    """The pictures of a content folder, and those that cannot be opened.

    `cache` keeps what has been found, so that only pictures whose size in bytes or time have changed are read.
    """
    kept = _kept(cache / "index.json")
    found: dict[str, list[Any]] = {}
    errors: list[ContentError] = []
    for path in images(content):
        inner = path.relative_to(content).as_posix()
        stat = path.stat()
        known = kept.get(inner, [])
        if known[:2] != [stat.st_size, stat.st_mtime_ns]:
            try:
                known = [stat.st_size, stat.st_mtime_ns, *look(path.read_bytes())]
            except Exception as error:  # noqa: BLE001  (Pillow raises what it stumbles over, SyntaxError as well)
                hint = "export it again, as JPEG, PNG or WebP"
                why = " ".join(str(error).split())
                errors.append(ContentError(path, 0, f"the picture cannot be opened: {why}", hint, "broken-image"))
                continue
        found[inner] = known
    if found != kept:
        _keep(cache / "index.json", found)
    return Pictures({inner: Picture(inner, *known[2:]) for inner, known in found.items()}, cache), errors


def look(data: bytes) -> tuple[str, int, int, bool]:
    """Digest, width and height as it is shown, and whether it is still.

    ValueError says why a picture cannot be shown; Pillow raises others for what its decoders stumble over.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError  # noqa: PLC0415  (many sites have no picture)

    digest = hashlib.sha256(data).hexdigest()
    too_large = f"it is larger than {MOST_PIXELS:,} pixels"
    try:
        # Warnings are for whoever can mend the file: what is wrong with it is told, or shown as well as can be.
        with catch_warnings(action="ignore"), Image.open(BytesIO(data), formats=OPENED) as image:
            if image.width * image.height > MOST_PIXELS:
                raise ValueError(too_large)
            image.load()
            turned = ImageOps.exif_transpose(image)
            if turned.height > HIGHEST:
                raise ValueError(f"it is higher than {HIGHEST:,} pixels")
            return digest, turned.width, turned.height, getattr(image, "n_frames", 1) == 1
    except Image.DecompressionBombError as error:
        raise ValueError(too_large) from error
    except UnidentifiedImageError as error:
        raise ValueError("it is damaged") from error


def _kept(path: Path) -> dict[str, list[Any]]:
    try:
        kept = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _keep(path: Path, found: Mapping[str, list[Any]]) -> None:
    write_aside(path, json.dumps(found).encode())
