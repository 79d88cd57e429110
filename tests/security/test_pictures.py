"""Pictures made to harm whoever opens them: told as errors of the content, at little cost."""

from __future__ import annotations

import random
import resource
import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from xwener.rendering.picture_files import encode
from xwener.rendering.pictures import HIGHEST, MOST_PIXELS, read_pictures

# How many harmed files of each kind are tried.
TRIES = 150
KINDS = {"png": "PNG", "jpg": "JPEG", "gif": "GIF", "webp": "WEBP", "avif": "AVIF"}


def png(width: int, height: int, data: bytes = b"") -> bytes:
    """A PNG that claims to be so large, with the compressed `data`."""

    def chunk(kind: bytes, held: bytes) -> bytes:
        return struct.pack(">I", len(held)) + kind + held + struct.pack(">I", zlib.crc32(kind + held))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def told(folder: Path, name: str, data: bytes) -> list[str]:
    """What is said of a picture with these bytes."""
    path = folder / "content" / "images" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    _, errors = read_pictures(folder / "content", folder / "cache")
    assert all((error.path, error.code) == (path, "broken-image") for error in errors)
    return [error.message for error in errors]


@pytest.mark.parametrize(("width", "height"), [(100_000, 100_000), (2**31 - 1, 1), (20_000, 6_000), (9_000, 9_000)])
def test_a_claim_of_many_pixels(tmp_path: Path, width: int, height: int):
    """It is refused by its head; nothing is unpacked."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    packed = zlib.compress(b"\0" * 50_000_000, 9)
    [message] = told(tmp_path, "a.png", png(width, height, packed))
    assert message == f"the picture cannot be opened: it is larger than {MOST_PIXELS:,} pixels"
    # In kilobytes: what is packed above, and no more.
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 120_000


def test_no_copy_can_be_made_of_it(tmp_path: Path):
    """One that is higher than the copies may be is told, too; the highest allowed one is copied."""
    made = BytesIO()
    Image.new("L", (2, HIGHEST + 1)).save(made, "PNG")
    assert told(tmp_path, "a.png", made.getvalue()) == ["the picture cannot be opened: it is higher than 16,383 pixels"]
    Image.new("L", (2, HIGHEST)).save(tmp_path / "b.png")
    assert encode(tmp_path / "b.png", 2, "webp")


@pytest.mark.parametrize("ending", KINDS)
def test_harmed_files(tmp_path: Path, ending: str):
    """Whatever byte is another, the picture is opened or told of, and what is opened can be copied."""
    exif = Image.Exif()
    exif[0x0112] = 6
    made = BytesIO()
    options = {} if ending in {"png", "gif"} else {"exif": exif}
    Image.linear_gradient("L").resize((40, 30)).convert("RGB").save(made, KINDS[ending], **options)
    good, draw = made.getvalue(), random.Random(8)  # noqa: S311  (no secret)
    opened = 0
    for number in range(TRIES):
        harmed = bytearray(good)
        for _ in range(draw.randint(1, 4)):
            harmed[draw.randrange(min(len(good), 300))] = draw.randrange(256)
        name = f"{number}.{ending}"
        if not told(tmp_path, name, bytes(harmed)):
            opened += 1
            assert encode(tmp_path / "content" / "images" / name, 40, "webp")
        (tmp_path / "content" / "images" / name).unlink()
    assert 0 < opened < TRIES


def test_another_decoder_is_not_asked(tmp_path: Path):
    """What begins like a picture of a known kind and is one of another is not opened."""
    made = BytesIO()
    Image.new("RGB", (4, 4)).save(made, "TIFF")
    assert told(tmp_path, "a.png", made.getvalue())
