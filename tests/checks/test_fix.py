"""What a repair leaves alone, and what the command writes and prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from xwener.checks.command import fix_folder
from xwener.checks.fix import fix
from xwener.reading.schema import Kind

PATH = Path("content/articles/2021/example.md")
HEAD = "---\ntitle: هەواڵ\nstandfirst: کورتە\n---\n\n"


def fixed(body: str, head: str = HEAD) -> str:
    """The body after the repair."""
    return fix(PATH, Kind.ARTICLE, head + body).removeprefix(head)


@pytest.mark.parametrize(
    "body",
    [
        "[كتێب]\n\n[كتێب]: https://example.org/\n",
        "&\u200camp; ڕۆژ\n",
        "\u200c# ڕۆژ\n",
        "\u200c- ڕۆژ\n",
        "*\u200c*ڕۆژ**\n",
        "ڕۆژ[^ك]\n\n[^ك]: تێبینی\n",
        "[[كتێب]]\n",
    ],
)
def test_leaves_what_would_become_something_else(body: str):
    """A letter is not repaired where the Markdown would then mean something else."""
    assert fixed(body) == body


def test_repairs_the_paragraphs_around_one_it_leaves():
    """One paragraph that must stay does not keep the others from being repaired."""
    body = "كوردی\n\n[كتێب]\n\nكوردی\n\n[كتێب]: https://example.org/\n\nكوردی\n"
    assert fixed(body) == "کوردی\n\n[كتێب]\n\nکوردی\n\n[كتێب]: https://example.org/\n\nکوردی\n"


def test_repairs_around_mark_up():
    """The words in links, tables, lists, boxes, footnotes and pictures are words too; their addresses are not."""
    body = """\
[كورد](../2020/a_1.md "x") **كورد**ي ![كورد](../../images/كورد.png) [[ali-sistani|كورد]]

- كورد[^1]

| كورد | كورد 1 |
| --- | --- |
| كورد | كورد \\| كورد |

::: note
كورد
:::

[^1]: كورد
"""
    expected = body.replace("ك", "ک").replace("ي", "ی").replace(" 1 ", " ١ ").replace("/کورد.png", "/كورد.png")
    assert fixed(body) == expected


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: كورد, 1", "title: کورد، ١"),
        ('title: "كورد \\"1\\" \\u0643"', 'title: "کورد \\"١\\" \\u0643"'),
        ("title: 'كورد''ي'", "title: 'کورد''ی'"),
        ("title: >\n  كورد\n    ي  كورد", "title: >\n  کورد\n    ی کورد"),
        ("tags: [كورد, كتێب]  # كورد", "tags: [کورد, کتێب]  # كورد"),
        ("slug: كورد", "slug: كورد"),
        ("aliases:\n  - /كورد/1.html ڕ", "aliases:\n  - /كورد/1.html ڕ"),
        ("sources:\n  - title: Kurdistan 24, 2021\n    url: https://a.b/كورد", ""),
        ("image:\n  src: images/كورد.png\n  alt: كورد", "image:\n  src: images/كورد.png\n  alt: کورد"),
        ("title: ڕۆژ \u200c# ڕۆژ", ""),
        ("date: ٢٠٢١-١١-٠٧", ""),
    ],
)
def test_front_matter(before: str, after: str):
    """Values in words are repaired however YAML writes them; slugs, addresses, dates and comments are not."""
    text = f"---\n{before}\n---\n\nڕۆژ.\n"
    assert fix(PATH, Kind.ARTICLE, text) == text.replace(before, after or before)


def test_what_cannot_be_read_is_left():
    """Where the front matter ends nobody can tell, so nothing is changed."""
    for text in ("كورد\n", "---\ntitle: كورد\n", "---\ntitle: [كورد\n---\nكورد\n"):
        assert fix(PATH, Kind.ARTICLE, text) == text


def test_writes_and_tells(content: Path, capsys: pytest.CaptureFixture[str]):
    """The change is shown, what cannot be seen by its number; line ends and the byte order mark stay."""
    path = content / "articles" / "2021" / "vote.md"
    before = path.read_text("utf-8").replace("ساڵحیش قسەی کرد.", "ساڵحیش قسه\u200cی  كرد.")
    path.write_bytes(b"\xef\xbb\xbf" + before.replace("\n", "\r\n").encode())
    path.chmod(0o640)
    assert fix_folder(content, dry_run=True) == 0
    told = capsys.readouterr().out
    assert told == (
        f"--- {path}\n+++ {path} (repaired)\n@@ -12 +12 @@\n"
        "-ساڵحیش قسه<U+200C>ی  كرد.\n+ساڵحیش قسەی کرد.\n1 file would be repaired.\n"
    )
    assert "  كرد" in path.read_text("utf-8")
    assert fix_folder(content) == 0
    after = path.read_bytes()
    assert after.startswith(b"\xef\xbb\xbf---\r\n")
    assert after.count(b"\n") == after.count(b"\r\n")
    assert "ساڵحیش قسەی کرد.\r\n" in after.decode()
    assert path.stat().st_mode & 0o777 == 0o640
    capsys.readouterr()
    assert fix_folder(content) == 0
    assert capsys.readouterr().out == "0 files repaired.\n"


def test_says_what_it_cannot_read(content: Path, capsys: pytest.CaptureFixture[str]):
    """A file that is not UTF-8 or has no front matter is named and left, the others are repaired."""
    (content / "pages" / "bad.md").write_bytes(b"---\ntitle: \xff\n---\n")
    (content / "pages" / "bare.md").write_text("كورد", "utf-8")
    assert fix_folder(content) == 1
    told = capsys.readouterr()
    assert told.out == "0 files repaired.\n"
    assert told.err.splitlines() == [
        f"{content}/pages/bad.md:2: the file is not UTF-8. Hint: save it again as UTF-8.",
        f"{content}/pages/bare.md:1: the front matter is missing. Hint: begin the file with a line `---`.",
        "2 errors.",
    ]


def test_a_missing_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """A folder that is not there is an error, not nothing to do."""
    assert fix_folder(tmp_path / "nowhere") == 1
    assert "there is no such content folder" in capsys.readouterr().err


def test_a_file_that_is_read_only(content: Path, capsys: pytest.CaptureFixture[str]):
    """It is named and stays as it is, also where its owner could put another in its place."""
    path = content / "pages" / "about.md"
    path.write_text(path.read_text("utf-8") + "\nكورد\n", "utf-8")
    before = path.read_bytes()
    path.chmod(0o444)
    assert fix_folder(content) == 1
    told = capsys.readouterr()
    assert told.err.startswith(f"{path}: the file cannot be repaired: it is read-only. Hint: check the permissions")
    assert told.out.endswith("0 files repaired.\n")
    assert path.read_bytes() == before
    assert fix_folder(content, dry_run=True) == 0


def test_no_half_file_when_the_disk_is_full(
    content: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    """The old text stands until the new one is whole, and nothing is left beside it."""
    path = content / "articles" / "2021" / "vote.md"
    path.write_text(path.read_text("utf-8") + "\nكورد\n", "utf-8")
    before, names = path.read_bytes(), sorted(path.parent.iterdir())

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copymode", full)
    assert fix_folder(content) == 1
    assert f"{path}: the file cannot be repaired: no space left on device" in capsys.readouterr().err
    assert path.read_bytes() == before
    assert sorted(path.parent.iterdir()) == names
