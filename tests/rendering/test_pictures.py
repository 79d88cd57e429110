"""Pictures are shown at the width a reader needs, and their files are the same whoever makes them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from xwener.rendering.picture_files import encode
from xwener.rendering.pictures import WIDTHS, Picture, Pictures, read_pictures

ORIENTATION = 0x0112
ROTATED = 6


def draw(path: Path, size: tuple[int, int] = (900, 600), **options: object) -> Path:
    """A picture with some content, at `path`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    image.save(path, **options)  # type: ignore[arg-type]  # whatever Pillow takes
    return path


@pytest.fixture
def found(tmp_path: Path) -> Pictures:
    """A folder with one picture."""
    draw(tmp_path / "content/images/2021/a.png")
    pictures, errors = read_pictures(tmp_path / "content", tmp_path / "cache")
    assert errors == []
    return pictures


def test_sizes_are_read_once(tmp_path: Path, found: Pictures):
    """A picture that has not changed is not opened again."""
    path = tmp_path / "content/images/2021/a.png"
    assert [(p.src, p.width, p.height, p.still) for p in found.pictures.values()] == [
        ("images/2021/a.png", 900, 600, True)
    ]
    stat = path.stat()
    index = tmp_path / "cache/index.json"
    index.write_text(index.read_text().replace("900", "901"))
    again, _ = read_pictures(tmp_path / "content", tmp_path / "cache")
    assert again.pictures["images/2021/a.png"].width == 901
    draw(path, (700, 600))
    assert path.stat().st_mtime_ns != stat.st_mtime_ns
    changed, _ = read_pictures(tmp_path / "content", tmp_path / "cache")
    assert changed.pictures["images/2021/a.png"].width == 700


@pytest.mark.parametrize(
    ("width", "widths"),
    [(300, [300]), (480, [480]), (900, [480, 800, 900]), (4000, list(WIDTHS))],
)
def test_widths(width: int, widths: list[int]):
    """Never wider than the original, nor wider than any window needs."""
    assert Picture("images/a.png", "0" * 64, width, 100).widths == widths


def test_the_element(found: Pictures):
    """Two formats, every width, and the size, so that nothing moves when it comes."""
    html = found.element("images/2021/a.png", 'دوو "وێنە"', "lead", fetchpriority="high")
    assert html.count("<source ") == 2
    assert 'type="image/avif"' in html
    assert " 480w, root:static/pictures/a." in html
    assert '<img src="root:images/2021/a.png" width="900" height="600" alt="دوو &#34;وێنە&#34;"' in html
    assert 'fetchpriority="high"></picture>' in html


def test_in_a_text(found: Pictures):
    """Images in the text are loaded when they are near; everything else stays as it is."""
    html = '<p>ا</p><figure><img src="root:images/2021/a.png" alt="x > y" title="t"><figcaption>ب</figcaption></figure>'
    shown = found.in_text(html.replace(" > ", " &gt; "))
    assert shown.startswith('<p>ا</p><figure><picture><source type="image/avif"')
    assert 'height="600" alt="x &gt; y" title="t" loading="lazy" decoding="async"></picture><figcaption>ب' in shown
    assert found.in_text("<p>ا</p>") == "<p>ا</p>"


@pytest.mark.parametrize("ending", ["avif", "webp"])
def test_the_same_bytes_each_time(tmp_path: Path, ending: str):
    """Two runs make the same file, of the width that was asked for."""
    source = draw(tmp_path / "a.png")
    first = encode(source, 480, ending)
    assert encode(source, 480, ending) == first
    assert Image.open(BytesIO(first)).size == (480, 320)


def test_what_cameras_note_is_left_out(tmp_path: Path):
    """A picture stands as it is shown, and the place where it was taken does not get out."""
    exif = Image.Exif()
    exif[ORIENTATION] = ROTATED
    exif.get_ifd(0x8825)[1] = "N"
    source = draw(tmp_path / "content/images/a.jpg", exif=exif)
    pictures, _ = read_pictures(tmp_path / "content", tmp_path / "cache")
    picture = pictures.pictures["images/a.jpg"]
    assert (picture.width, picture.height) == (600, 900)
    with Image.open(BytesIO(encode(source, 480, "webp"))) as made:
        assert made.size == (480, 720)
        assert not made.getexif()


def test_what_moves_stays_as_it_is(tmp_path: Path):
    """An animation is shown from the author's file."""
    frames = [Image.new("L", (600, 400), shade) for shade in (0, 255)]
    path = tmp_path / "content/images/a.gif"
    path.parent.mkdir(parents=True)
    frames[0].save(path, save_all=True, append_images=frames[1:])
    pictures, _ = read_pictures(tmp_path / "content", tmp_path / "cache")
    html = pictures.element("images/a.gif", "x")
    assert html == '<img src="root:images/a.gif" width="600" height="400" alt="x">'


def test_a_picture_that_nobody_can_open(tmp_path: Path):
    """The build tells which file it is; the others are still looked at."""
    broken = tmp_path / "content/images/broken.png"
    broken.parent.mkdir(parents=True)
    broken.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 30)
    draw(tmp_path / "content/images/good.png")
    pictures, errors = read_pictures(tmp_path / "content", tmp_path / "cache")
    assert list(pictures.pictures) == ["images/good.png"]
    assert [(error.path.name, error.code) for error in errors] == [("broken.png", "broken-image")]


def test_a_picture_made_to_fill_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Its claim is read before it is unpacked."""
    monkeypatch.setattr("xwener.rendering.pictures.MOST_PIXELS", 1000)
    draw(tmp_path / "content/images/bomb.png")
    _, errors = read_pictures(tmp_path / "content", tmp_path / "cache")
    assert "larger than 1,000 pixels" in errors[0].message
