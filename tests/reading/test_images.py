"""Only pictures are copied into the site, under names that every computer takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from xwener.reading.tree import read_tree

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 30
JPEG = b"\xff\xd8\xff\xe0" + b"\0" * 30
GIF = b"GIF89a" + b"\0" * 30
WEBP = b"RIFF\0\0\0\0WEBPVP8 " + b"\0" * 30
AVIF = b"\0\0\0\x20ftypavif" + b"\0" * 30
SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
HTML = b"<!DOCTYPE html><script>alert(1)</script>"


def told(content: Path, files: dict[str, bytes]) -> list[tuple[str, str]]:
    """File and message of everything wrong with a content folder that has these images."""
    for name, data in files.items():
        path = content / "images" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return [(error.path.name, error.message) for error in read_tree(content)[1]]


def test_pictures_pass(content: Path):
    """Every known kind, by its first bytes."""
    files = {"a.png": PNG, "b.jpg": JPEG, "c.JPEG": JPEG, "d.gif": GIF, "e.webp": WEBP, "2021/f_1-2.avif": AVIF}
    assert told(content, files) == []


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.svg", SVG, "an SVG may hold script and is not published"),
        ("a.html", HTML, "the file is no picture of a known kind"),
        ("CNAME", b"evil.example", "the file is no picture of a known kind"),
        ("a.js", b"alert(1)", "the file is no picture of a known kind"),
        ("a.png", HTML, "the file is no PNG picture, whatever its name says"),
        ("a.png", SVG, "the file is no PNG picture, whatever its name says"),
        ("a.png", b"", "the file is no PNG picture, whatever its name says"),
        ("a.png", JPEG, "the file's name says .png, its content is .jpg"),
        ("a.webp", b"RIFF\0\0\0\0WAVE", "the file is no WEBP picture, whatever its name says"),
        ("a b.png", PNG, "the name cannot stand in an address everywhere"),
        ("a?b.png", PNG, "the name cannot stand in an address everywhere"),
        ("وێنە.png", PNG, "the name cannot stand in an address everywhere"),
        ("con.png", PNG, "the name cannot stand in an address everywhere"),
        (".hidden.png", PNG, "the name cannot stand in an address everywhere"),
        ("a" * 81 + ".png", PNG, "the name cannot stand in an address everywhere"),
        ("a\u202egnp.png", PNG, "the name cannot stand in an address everywhere"),
    ],
)
def test_other_files_are_refused(content: Path, name: str, data: bytes, message: str):
    """Nothing reaches the site that a browser might run, and no name that breaks an address."""
    assert told(content, {name: data}) == [(name, message)]


def test_upper_and_lower_case(content: Path):
    """Two names that are one on Windows and macOS."""
    found = told(content, {"Map.png": PNG, "map.png": PNG})
    assert found in (
        [("map.png", f"only upper and lower case tell it from {content}/images/Map.png")],
        [],  # a disk that already takes them as one
    )


def test_links_are_refused(content: Path, tmp_path: Path):
    """A symbolic link would publish a file from elsewhere."""
    (tmp_path / "secret.png").write_bytes(PNG)
    (content / "images").mkdir()
    (content / "images" / "a.png").symlink_to(tmp_path / "secret.png")
    assert told(content, {}) == [("a.png", "symbolic links are not followed")]
