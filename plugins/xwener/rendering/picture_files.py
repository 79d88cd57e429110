"""The files of a picture at each of its widths, as AVIF and WebP."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any
from warnings import catch_warnings

from xwener.rendering.kept import keep
from xwener.rendering.pictures import FORMATS, OPENED
from xwener.rendering.publication import Publication
from xwener.rendering.site_file import SiteFile

# Where the eye no longer tells the copy from the original, at a tenth of its bytes. One thread, so that the bytes
# are the same on every machine.
OPTIONS: dict[str, dict[str, Any]] = {
    "avif": {"quality": 60, "speed": 7, "max_threads": 1},
    "webp": {"quality": 78, "method": 5},
}


def files(publication: Publication) -> Iterator[SiteFile]:
    """Every width and format of every picture."""
    content, pictures = publication.library.site.content, publication.pictures
    made: set[str] = set()
    for picture in pictures.pictures.values():
        for width in picture.widths:
            for ending in FORMATS:
                path = picture.path(width, ending)
                # The same picture may lie in two folders.
                if path not in made:
                    made.add(path)
                    copy = Copy(content / picture.src, picture.digest, width, ending)
                    yield SiteFile(path, (picture.digest,), partial(copied, copy, pictures.cache))


@dataclass(frozen=True)
class Copy:
    """A picture at another width, in another format: where the original stands, and what its bytes hash to."""

    source: Path
    digest: str
    width: int
    ending: str


def copied(copy: Copy, cache: Path) -> bytes:
    """The bytes of a copy, from the folder `cache` where they have been made before."""
    from PIL import __version__, features  # noqa: PLC0415  (many sites have no picture)

    ending = copy.ending
    version = f"{__version__}-{features.version(ending)}-{'-'.join(map(str, OPTIONS[ending].values()))}"
    path = cache / f"{copy.digest[:20]}-{copy.width}-{version}.{ending}"
    return keep(path, lambda: encode(copy.source, copy.width, ending))


def encode(source: Path, width: int, ending: str) -> bytes:
    """The picture at `source` in that width and format, the way up that it is shown, without what cameras note."""
    from PIL import Image, ImageOps  # noqa: PLC0415

    with catch_warnings(action="ignore"), Image.open(source, formats=OPENED) as opened:
        image = ImageOps.exif_transpose(opened)
        profile = opened.info.get("icc_profile")
        if image.mode not in {"RGB", "RGBA"}:
            image = image.convert("RGBA" if "A" in image.getbands() or "transparency" in opened.info else "RGB")
        if image.width != width:
            height = max(1, round(image.height * width / image.width))
            image = image.resize((width, height), Image.Resampling.LANCZOS)
        out = BytesIO()
        image.save(out, format=ending.upper(), icc_profile=profile, exif=b"", **OPTIONS[ending])
        return out.getvalue()
