"""`invoke publish`: a branch of pages, pushed only when asked to, here to a repository on this disk."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from tests.conftest import ROOT
from tests.house import make_house

from xwener.publishing.command import publish
from xwener.publishing.repository import Repository

ADDRESS = "https://writer.github.io/kurdish"


def git(folder: Path, *arguments: str) -> str:
    """What git prints."""
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()  # noqa: S603  (a test's own words)


@pytest.fixture
def house(tmp_path: Path, content: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the program and the sample content, and a bare one that it is pushed to."""
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Writer")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "writer@example.org")
    house = make_house(tmp_path / "house", "pelicanconf.py")
    shutil.move(content, house / "content")
    git(tmp_path, "init", "--quiet", "--bare", "remote.git")
    git(house, "init", "--quiet", "--initial-branch=main")
    git(house, "remote", "add", "origin", str(tmp_path / "remote.git"))
    git(house, "add", "content")
    git(house, "commit", "--quiet", "--message=content")
    return house


def published(repository: Path) -> set[str]:
    """The files on the branch of pages."""
    return set(git(repository, "ls-tree", "-r", "--name-only", "gh-pages").splitlines())


def test_nothing_leaves_the_machine_unless_asked(house: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """The branch is committed to; the working tree stays as it is."""
    assert publish(house, house / "content", Repository(house), ADDRESS) == 0
    assert {"index.html", "sitemap.xml", ".nojekyll", "static/kept.json"} <= published(house)
    assert git(tmp_path / "remote.git", "branch", "--list") == ""
    assert git(house, "rev-parse", "--abbrev-ref", "HEAD") == "main"
    assert not (house / "output").exists()
    assert "nothing was pushed" in capsys.readouterr().out


def test_two_publishes(house: Path, tmp_path: Path):
    """The second keeps what pages of the first need, and the branch has a history."""
    article = house / "content" / "articles" / "2021" / "vote.md"
    repository = Repository(house)
    assert publish(house, house / "content", repository, ADDRESS, push=True) == 0
    first = published(tmp_path / "remote.git")
    article.write_text(article.read_text("utf-8").replace("ڕاگەیەندرا", "بڵاو کرایەوە"), "utf-8")
    assert publish(house, house / "content", repository, ADDRESS, push=True) == 0
    second = published(tmp_path / "remote.git")
    assert {name for name in first if name.startswith("static/")} <= second
    assert {name for name in first - second if not name.startswith("static/")} == set()
    assert git(tmp_path / "remote.git", "rev-list", "--count", "gh-pages") == "2"
    # The card of the old headline is one of the files that are kept.
    assert len([name for name in second if name.startswith("static/cards/")]) == 2
    assert publish(house, house / "content", repository, ADDRESS, push=True) == 0
    assert len([name for name in published(tmp_path / "remote.git") if name.startswith("static/cards/")]) == 1


def test_without_an_address(house: Path, capsys: pytest.CaptureFixture[str]):
    """What it needs is said, with the address that GitHub would give when it can be told; nothing is built."""
    git(house, "remote", "set-url", "origin", "git@github.com:Writer/Kurdish.git")
    assert publish(house, house / "content", Repository(house)) == 2
    said = capsys.readouterr().err
    assert said.startswith("invoke publish: the address of the site is not known. Hint: give `--site-url ")
    assert "https://writer.github.io/Kurdish`" in said
    assert not (house / "build" / "publish").exists()


def test_the_settings_know_the_address(house: Path):
    """Then nobody need give it; a domain of one's own is written down for GitHub. Editions know it, too."""
    settings = house / "pelicanconf.py"
    settings.write_text(
        settings.read_text("utf-8").replace('SITE_CNAME = ""', 'SITE_CNAME = "kurdish.example.org"'), "utf-8"
    )
    assert publish(house, house / "content", Repository(house), editions=True) == 0
    assert {f"editions/xwener.{kind}" for kind in ("zip", "html", "epub", "zim")} < published(house)
    assert 'href="./editions/xwener.zip"' in git(house, "show", "gh-pages:offline.html")
    assert git(house, "show", "gh-pages:CNAME") == "kurdish.example.org"
    assert "https://kurdish.example.org/sitemap.xml" in git(house, "show", "gh-pages:robots.txt")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('SITEURL = "example.org"', "SITEURL 'example.org' is no web address"),
        ('SITE_CNAME = "https://example.org"', "SITE_CNAME 'https://example.org' is no domain"),
        (
            'SITEURL = "https://a.org"; SITE_CNAME = "b.org"',
            "SITE_CNAME is b.org, but the site's address is https://a.org",
        ),
    ],
)
def test_bad_addresses(house: Path, line: str, message: str, capsys: pytest.CaptureFixture[str]):
    """Are told with their place and a cure."""
    settings = house / "pelicanconf.py"
    settings.write_text(f"{settings.read_text('utf-8')}\n{line}\n", "utf-8")
    assert publish(house, house / "content", Repository(house)) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"invoke publish: pelicanconf.py: {message}")
    assert "Hint: " in said


def test_wrong_content_is_not_published(house: Path, capsys: pytest.CaptureFixture[str]):
    """The errors of a build end it."""
    (house / "content" / "articles" / "2021" / "vote.md").write_text("---\ntitle: x\n---\n", "utf-8")
    assert publish(house, house / "content", Repository(house), ADDRESS) == 1
    assert "nothing was written" in capsys.readouterr().err
    assert git(house, "branch", "--list", "gh-pages") == ""


def test_a_remote_that_refuses(house: Path, capsys: pytest.CaptureFixture[str]):
    """Git's reason is told."""
    git(house, "remote", "set-url", "origin", str(house / "nowhere"))
    assert publish(house, house / "content", Repository(house), ADDRESS, push=True) == 1
    assert "Nothing was published." in capsys.readouterr().err


def test_no_repository(tmp_path: Path, content: Path, capsys: pytest.CaptureFixture[str]):
    """There is no branch to commit to."""
    shutil.copy(ROOT / "pelicanconf.py", tmp_path)
    assert publish(tmp_path, content, Repository(tmp_path), ADDRESS) == 2
    assert "is no git repository" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("remote", "address"),
    [
        ("https://github.com/Writer/kurdish.git", "https://writer.github.io/kurdish"),
        ("https://github.com/writer/writer.github.io", "https://writer.github.io"),
        ("https://example.org/writer/kurdish.git", ""),
    ],
)
def test_the_address_that_github_gives(house: Path, remote: str, address: str):
    """Of a project, of a person, of somebody else's server."""
    git(house, "remote", "set-url", "origin", remote)
    assert Repository(house).guess() == address
