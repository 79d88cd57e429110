"""A build is whole or leaves what was there."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import ROOT, write

from xwener.building import build as module
from xwener.building.build import build, check
from xwener.building.swap import swap


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture
def published(content: Path, tmp_path: Path) -> Path:
    """A site that stands."""
    output = tmp_path / "output"
    assert build(ROOT, content, output) == 0
    return output


def test_builds_every_kind_of_page(published: Path):
    """Articles, entries, backgrounds, pages and the listings are written."""
    names = set(tree(published))
    assert {
        "index.html",
        "404.html",
        "archive.html",
        "backgrounds.html",
        "glossary.html",
        "people.html",
        "organizations.html",
        "articles/2021/vote.html",
        "people/barham-salih.html",
        "organizations/commission.html",
        "backgrounds/how-iraq-votes.html",
        "about.html",
    } <= names


def test_same_input_same_bytes(published: Path, content: Path, tmp_path: Path):
    """Two builds of one content are equal."""
    assert build(ROOT, content, tmp_path / "again") == 0
    assert tree(published) == tree(tmp_path / "again")


def test_tells_every_error_and_leaves_the_site(
    published: Path, content: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    """Every error of the run is printed as `path:line: problem. Hint: …`; nothing is written."""
    monkeypatch.chdir(content.parent)
    before = tree(published)
    article = Path("content/articles/2021/vote.md")
    text = article.read_text("utf-8")
    article.write_text(text.replace("date: 2021-11-30", "date: 2021-13-30\ntitel: x"), "utf-8")
    person = Path("content/glossary/people/barham-salih.md")
    person.write_text(person.read_text("utf-8").replace("latin: Barham Salih\n", ""), "utf-8")
    assert build(ROOT, Path("content"), published) == 1
    assert capsys.readouterr().err.splitlines() == [
        f"{article}:3: `date: 2021-13-30` is not a date. Hint: write year-month-day, such as `2021-11-07`.",
        f"{article}:4: the key `titel` is unknown. Hint: did you mean `title`.",
        f"{person}:1: the key `latin` is missing. Hint: add `latin: …` to the front matter.",
        "3 errors; nothing was written.",
    ]
    assert tree(published) == before


def test_missing_content_folder(published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """A folder that is not there is an error, not an empty site."""
    before = tree(published)
    assert build(ROOT, tmp_path / "nowhere", published) == 1
    assert "there is no such content folder" in capsys.readouterr().err
    assert tree(published) == before


def test_interrupt_leaves_the_site(published: Path, content: Path, monkeypatch: pytest.MonkeyPatch):
    """Ctrl-C in the middle: exit code 130, the old site whole, nothing left beside it."""
    before = tree(published)

    def interrupt(_root: Path, _content: Path, output: Path, _site_url: str) -> int:
        (output / "index.html").write_text("half")
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "_run_pelican", interrupt)
    assert build(ROOT, content, published) == 130
    assert tree(published) == before
    assert sorted(path.name for path in published.parent.iterdir()) == ["content", "output"]


def test_a_full_disk_leaves_the_site(published: Path, content: Path, monkeypatch: pytest.MonkeyPatch):
    """What the operating system refuses is told with exit code 1."""
    before = tree(published)

    def refuse(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "_run_pelican", refuse)
    assert build(ROOT, content, published) == 1
    assert tree(published) == before


@pytest.mark.parametrize("site_url", ["example.org", "ftp://example.org", "javascript:alert(1)"])
def test_refuses_a_site_address_that_is_none(content: Path, tmp_path: Path, site_url: str):
    """Wrong usage has exit code 2."""
    assert build(ROOT, content, tmp_path / "output", site_url) == 2


def test_refuses_to_replace_what_is_no_site(content: Path, tmp_path: Path):
    """A folder with somebody's files is not swapped away."""
    write(tmp_path / "output" / "thesis.txt", "years of work")
    assert build(ROOT, content, tmp_path / "output") == 2
    assert (tmp_path / "output" / "thesis.txt").read_text() == "years of work"


def test_refuses_output_within_content(content: Path):
    """The site would be content of the next build."""
    assert build(ROOT, content, content / "output") == 2


def test_site_address_makes_canonical_links(content: Path, tmp_path: Path):
    """With an address every page names its canonical one, and 404 works at any depth."""
    assert build(ROOT, content, tmp_path / "output", "https://example.org/site/") == 0
    article = (tmp_path / "output" / "articles" / "2021" / "vote.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://example.org/site/articles/2021/vote.html">' in article
    assert 'href="https://example.org/site/static/css/' in (tmp_path / "output" / "404.html").read_text("utf-8")


def test_markup_in_a_title_is_text(content: Path, tmp_path: Path):
    """Autoescape is on: a title is shown as typed, on every page that shows it."""
    path = content / "articles" / "2021" / "vote.md"
    text = path.read_text("utf-8").replace("title: ئەنجامی", "title: <script>alert(1)</script> ئەنجامی")
    path.write_text(text, "utf-8")
    assert build(ROOT, content, tmp_path / "output") == 0
    pages = [path.read_text("utf-8") for path in (tmp_path / "output").rglob("*.html")]
    assert not any("<script>alert" in page for page in pages)
    assert any("&lt;script&gt;alert(1)" in page for page in pages)


def test_check_says_how_many_texts_are_good(content: Path, capsys: pytest.CaptureFixture[str]):
    """`invoke check` is quiet about good content."""
    assert check(ROOT, content) == 0
    assert capsys.readouterr().out.endswith("5 texts, nothing wrong.\n")


def test_swap_changes_places(tmp_path: Path):
    """The new folder stands where the old one stood, and the old one is gone."""
    write(tmp_path / "old" / "a", "old")
    write(tmp_path / "new" / "a", "new")
    swap(tmp_path / "new", tmp_path / "old")
    assert (tmp_path / "old" / "a").read_text() == "new"
    assert not (tmp_path / "new").exists()


def test_swap_without_exchange(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Where the system cannot exchange two folders, the old one is moved aside and then removed."""
    monkeypatch.setattr("xwener.building.swap._exchange", lambda *_: False)
    write(tmp_path / "old" / "a", "old")
    write(tmp_path / "new" / "a", "new")
    swap(tmp_path / "new", tmp_path / "old")
    assert (tmp_path / "old" / "a").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["old"]
