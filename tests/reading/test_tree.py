"""The content folder is walked safely."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import write

from xwener.reading.tree import read_tree, stray_files


def messages(content: Path) -> list[str]:
    """What is wrong with the folder."""
    return [f"{error.path.name}: {error.message}" for error in read_tree(content)[1]]


def test_reads_every_kind(content: Path):
    """Each file is read as the kind of its folder."""
    documents, errors = read_tree(content)
    assert not errors
    assert [document.kind.value for document in documents] == [
        "article",
        "background",
        "organization",
        "person",
        "page",
    ]


def test_refuses_a_file_in_no_folder_of_content(content: Path):
    """A text that would be left out of the site is told."""
    write(content / "stray.md", "x")
    assert messages(content) == ["stray.md: the file is in no folder of content"]


def test_refuses_symbolic_links(content: Path, tmp_path: Path):
    """A link out of the folder, or one that leads back into it, is never followed."""
    write(tmp_path / "secret.md", "x")
    (content / "pages" / "secret.md").symlink_to(tmp_path / "secret.md")
    (content / "pages" / "loop").symlink_to(content)
    assert sorted(messages(content)) == [
        "loop: symbolic links are not followed",
        "secret.md: symbolic links are not followed",
    ]


def test_refuses_one_address_twice(content: Path):
    """Two texts may not have one page."""
    text = (content / "pages" / "about.md").read_text("utf-8")
    write(content / "pages" / "second.md", text.replace("---\n", "---\nslug: about\n", 1))
    assert messages(content) == [f"second.md: the address about.html is taken by {content}/pages/about.md"]


def test_refuses_the_address_of_a_listing(content: Path):
    """A page may not take the place of the home page or of a list."""
    text = (content / "pages" / "about.md").read_text("utf-8")
    write(content / "pages" / "index.md", text)
    assert messages(content) == ["index.md: the address index.html is kept for a list of the site's own"]


def test_files_that_nobody_reads(content: Path):
    """Other endings than ours are told of: not pictures, files of editors and systems, links."""
    for name in (
        "pages/a.markdown",
        "articles/2021/vote.MD",
        "a.txt",
        "LICENSE",
        "pages/.a.swp",
        "pages/a.md~",
        "images/a.png",
    ):
        write(content / name, "a")
    (content / "pages" / "link.txt").symlink_to(content / "a.txt")
    told = [error.path.relative_to(content).as_posix() for error in stray_files(content)]
    assert told == ["a.txt", "articles/2021/vote.MD", "pages/a.markdown"]
