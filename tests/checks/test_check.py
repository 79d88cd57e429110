"""`invoke check`: what it prints, and that it tells everything once."""

from __future__ import annotations

import re
import time
from collections import Counter
from pathlib import Path

import pytest
from tests.bench.checks import FILES, write_broken

from xwener.building.build import build
from xwener.checks.command import check
from xwener.checks.review import review
from xwener.checks.source import Source
from xwener.reading.schema import Kind

ROOT = Path(__file__).parents[2]
SECONDS = 5


def test_is_quiet_about_good_content(content: Path, capsys: pytest.CaptureFixture[str]):
    """Good content gets one line."""
    assert check(ROOT, content) == 0
    assert capsys.readouterr().out.endswith("5 texts, nothing wrong.\n")


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("كتێبی نوێ و كورد", "warning [arabic-kaf]: «كتێبی» has ك (U+0643) for ک, and 1 more on the line"),
        ("هه\u200cموو", "warning [heh-zwnj]: «ههموو» has ه with a ZWNJ (U+0647 U+200C) for ە"),
        ("ماڵه گەورەکە", "warning [final-heh]: «ماڵه» ends in ه (U+0647) for ە"),
        ("دار\u200cەکە", "warning [stray-zwnj]: «دارەکە» has a ZWNJ that does nothing"),
        ("\u200fڕۆژ", "warning [invisible-character]: the invisible character U+200F stands in or beside «ڕۆژ»"),
        ("ڕۆژی  نوێ", "warning [doubled-space]: several spaces stand before «نوێ»"),
        ("٢0 ڕۆژ", "warning [mixed-digits]: the number «٢0» mixes digits of several scripts"),
        ("20 ڕۆژ", "warning [ascii-digits]: «20» has the digits 0–9 in Sorani text"),
        ("ڕۆژ, شەو", "warning [ascii-punctuation]: «ڕۆژ,» has the sign , of Latin script"),
        ('"ڕۆژ', 'warning [straight-quotes]: the quotation mark " stands in Sorani text at «"ڕۆژ»'),
        ("![](a.png)", "warning [image-without-alt]: the image `a.png` has no words for those who cannot see it"),
    ],
)
def test_messages(content: Path, capsys: pytest.CaptureFixture[str], body: str, told: str):
    """A warning names the place, the check and the word; the hint follows."""
    images = content / "pages"
    (images / "a.png").write_bytes(b"")
    path = content / "pages" / "about.md"
    path.write_text(f"---\ntitle: دەربارە\n---\n\nڕۆژ.\n{body}\n", "utf-8")
    check(ROOT, content)
    assert f"{path}:6: {told}. Hint: " in capsys.readouterr().out


def test_strict_makes_errors_of_warnings(content: Path, capsys: pytest.CaptureFixture[str]):
    """What warns goes on; with --strict it is an error and the exit code says so."""
    path = content / "pages" / "about.md"
    path.write_text(path.read_text("utf-8") + "\nكورد\n", "utf-8")
    assert check(ROOT, content) == 0
    assert capsys.readouterr().out.endswith("5 texts, 1 warning.\n")
    assert check(ROOT, content, strict=True) == 1
    told = capsys.readouterr().err
    assert f"{path}:7: error [arabic-kaf]: «كورد» has ك (U+0643) for ک. Hint: " in told
    assert told.endswith(("error.\n", "errors.\n"))


def test_a_broken_file_is_checked_too(content: Path, capsys: pytest.CaptureFixture[str]):
    """A wrong date does not hide the wrong letters of the same file."""
    path = content / "pages" / "about.md"
    path.write_text("---\ntitle: دەربارە\nfoo: ڕۆژ\n---\n\nكورد\n", "utf-8")
    assert check(ROOT, content) == 1
    told = capsys.readouterr()
    assert "the key `foo` is unknown" in told.err
    assert "[arabic-kaf]" in told.out


def test_the_demo_content_is_good(capsys: pytest.CaptureFixture[str]):
    """The content of this very site gives no warning and no error."""
    assert check(ROOT, ROOT / "content") == 0
    assert "warning [" not in capsys.readouterr().out


def test_a_thousand_broken_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Everything wrong with a thousand files is told once, in one run and within five seconds.

    A build, whose workers read the files, tells every error that the check tells.
    """
    expected = write_broken(tmp_path / "content", FILES)
    begun = time.process_time()
    assert check(ROOT, tmp_path / "content") == 1
    seconds = time.process_time() - begun
    out, err = capsys.readouterr()
    lines = [line for line in (out + err).splitlines() if "/broken-" in line]
    parts = {part for _, part in expected}
    found: Counter[tuple[str, str]] = Counter()
    for line in lines:
        name = line.split(":")[0].rsplit("/", 1)[-1]
        told = [part for part in parts if part in line]
        assert len(told) == 1, line
        found[name, told[0]] += 1
    assert found == expected
    assert seconds <= SECONDS
    assert all(re.search(r"/broken-\d+\.md:\d+: .+\. Hint: .+\.$", line) for line in lines)
    begun = time.process_time()
    assert build(ROOT, tmp_path / "content", tmp_path / "output") == 1
    assert time.process_time() - begun <= SECONDS
    *told, last = capsys.readouterr().err.splitlines()
    assert told == err.splitlines()[:-1]
    assert last == f"{len(told)} errors; nothing was written."
    assert not (tmp_path / "output").exists()


def test_long_lines_of_signs_take_no_long_time():
    """Masks and checks are linear: a line of 20,000 signs of one kind is looked at within two seconds."""
    for sign in ("1", "1-", "/", ".", "a.", "@", '"', "«", "ه", "\u200c", "  ", "[", "*", "ك "):
        text = "---\ntitle: ڕۆژ\n---\nڕۆژ " + sign * (20_000 // len(sign)) + " ڕۆژ\n"
        begun = time.process_time()
        review(Source(Path("a.md"), Kind.PAGE, text))
        assert time.process_time() - begun < 2, sign
