"""`invoke new`: a file of each kind that only a person's decisions are missing from."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.conftest import write

from xwener import sorani
from xwener.checks.review import review_folder
from xwener.importing.scaffold import KINDS, new_file, scaffold
from xwener.linking.site import load_site
from xwener.reading.document import read_document_text
from xwener.reading.front_matter import split
from xwener.reading.schema import Kind

TODAY = date(2026, 11, 24)
STATUS = "status: draft\n"
# What a check says of a new file that is published as it is; each is among what `invoke new` says must be decided.
UNWRITTEN = "`{}` is still to be written: it says «؟»"
LEFT = {
    "article": [UNWRITTEN.format("standfirst")],
    "person": [UNWRITTEN.format("summary"), "«بەرهەم ساڵح» names no source"],
    "organization": [UNWRITTEN.format("summary"), "«بەرهەم ساڵح» names no source"],
    "background": [UNWRITTEN.format("standfirst"), "the background has no text"],
    "page": [UNWRITTEN.format("standfirst")],
}


@pytest.mark.parametrize("kind", KINDS)
def test_only_what_a_person_decides_is_wrong(kind: str, tmp_path: Path, words: dict[str, str]):
    """A check finds nothing in the draft; once that is published, what nobody has filled in."""
    assert new_file(kind, "بەرهەم ساڵح", tmp_path, today=TODAY) == 0
    assert load_site(tmp_path, words)[1] == []
    assert review_folder(tmp_path) == []
    [path] = tmp_path.rglob("*.md")
    text = path.read_text("utf-8")
    assert STATUS in text
    path.write_text(text.replace(STATUS, ""), "utf-8")
    _, errors = load_site(tmp_path, words)
    assert sorted(error.message for error in errors) == LEFT[kind]


@pytest.mark.parametrize(
    ("typed", "sections", "written", "told"),
    [
        ("", (), "هەواڵ", True),
        ("", ("وەرزش", "شار", "شار"), "شار", True),
        ("كولتوور", ("شار",), "کولتوور", False),
    ],
)
def test_the_section(  # noqa: PLR0917  (as many as the case has)
    typed: str,
    sections: tuple[str, ...],
    written: str,
    told: bool,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
):
    """As typed, or that of most articles; a guess is told."""
    for number, section in enumerate(sections):
        head = f"title: ت\ndate: 2021-11-07\nstandfirst: ک\nsection: {section}"
        write(tmp_path / f"articles/2021/a{number}.md", f"---\n{head}\n---\n")
    assert new_file("article", "ڕۆژ", tmp_path, section=typed, today=TODAY) == 0
    assert f"\nsection: {written}\n" in (tmp_path / "articles/2026/roj.md").read_text("utf-8")
    assert (f"section (now «{written}»)" in capsys.readouterr().out) is told


def test_says_where_and_what(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """The file's path and the keys to fill are printed; letters and signs are those of the house."""
    assert new_file("article", 'هەواڵێك,  "نوێ" 3', tmp_path, today=TODAY) == 0
    path = tmp_path / "articles" / "2026" / "hewalek-nwe-3.md"
    expected = (
        f"{path}: written. To decide: section (now «هەواڵ»), standfirst, sources, the text, "
        "status (a draft until it is removed).\n"
    )
    assert capsys.readouterr().out == expected
    assert path.read_text("utf-8").splitlines()[:3] == ["---", 'title: "هەواڵێک، «نوێ» ٣"', "date: 2026-11-24"]


def test_latin_names_the_file_and_the_entry(tmp_path: Path):
    """With --latin nobody has to decide on the Latin name."""
    assert new_file("person", "بەرهەم ساڵح", tmp_path, "Barham Salih", today=TODAY) == 0
    text = (tmp_path / "glossary" / "people" / "barham-salih.md").read_text("utf-8")
    assert "\nlatin: Barham Salih\n" in text


@pytest.mark.parametrize("name", ["glossary/people/barham-salih.md", "glossary/people/politics/Barham-Salih.md"])
def test_never_writes_over(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """A file of that name, in whatever capitals and folder, keeps what it says."""
    path = tmp_path / name
    path.parent.mkdir(parents=True)
    path.write_text("old", "utf-8")
    assert new_file("person", "بەرهەم ساڵح", tmp_path, "Barham Salih", today=TODAY) == 1
    assert capsys.readouterr().err.startswith(f"{path}: the file exists already. Hint: ")
    assert [file.read_text("utf-8") for file in tmp_path.rglob("*.md")] == ["old"]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("poem", "شیعر"), "'poem' is no kind of content; use one of: article, person, "),
        (("article", ""), "no file name can be made of «»; give one with --latin"),
        (("article", "؟!"), "no file name can be made of «؟!»; give one with --latin"),
        (("article", "ڕۆژ", "؟"), "no file name can be made of «؟»; give another --latin"),
        (("page", "ڕۆژ", "con"), "no file name can be made of «con»; give another --latin"),
        (("page", "AUX"), "no file name can be made of «AUX»; give one with --latin"),
        (("article", "ڕۆژ", "", "🙂"), "no address can be made of the section «🙂»; write it with letters or digits"),
    ],
)
def test_wrong_usage(typed: tuple[str, ...], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """What cannot be made is told, with exit code 2, and nothing is written."""
    kind, title, *more = typed
    assert new_file(kind, title, tmp_path, *more, today=TODAY) == 2
    assert told in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("../../evil", "evil"),
        ("a/b", "a-b"),
        ("A man, a plan", "a-man-a-plan"),
        ("ڕۆژ" * 90, "rojrojrojrojrojrojrojrojrojrojrojrojrojrojrojrojrojrojrojrojrojrojrojrojrojrojro"),
    ],
)
def test_any_title_names_one_file(title: str, name: str, tmp_path: Path):
    """A title with slashes leads to no other folder; one in Latin letters keeps them; a long one is cut."""
    assert new_file("page", title, tmp_path, today=TODAY) == 0
    [path] = (path for path in tmp_path.rglob("*") if path.is_file())
    assert path == tmp_path / "pages" / f"{name}.md"


def test_a_missing_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """A content folder that is not there is not made: its name may be mistyped."""
    assert new_file("page", "ڕۆژ", tmp_path / "contnet", today=TODAY) == 1
    assert "there is no such content folder" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


@example("\xad", Kind.ARTICLE)
@given(st.text(min_size=1, max_size=40), st.sampled_from(KINDS))
def test_any_title_is_read_back(title: str, kind: Kind):
    """Whatever signs a title has, YAML gives it back, or the file is refused before it is written."""
    try:
        made = scaffold(kind, f"ڕۆژ {title}", "", TODAY)
    except ValueError:
        return
    path = Path("content", made.path)
    front = split(path, made.text)
    _, errors = read_document_text(path, kind, made.text)
    spelled = " ".join(sorani.typography(sorani.normalize(f"ڕۆژ {title}")).split())
    if spelled.isprintable():
        assert not errors
    if not errors:
        assert front.values["title" if "title" in front.values else "name"] == spelled
