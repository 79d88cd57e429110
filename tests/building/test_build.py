"""A build is whole or leaves what was there."""

from __future__ import annotations

import errno
import json
import logging
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.conftest import ROOT, SAMPLE, tree, write

from xwener.building import build as module
from xwener.building.build import build
from xwener.building.lock import lock
from xwener.building.make import Order
from xwener.building.swap import put
from xwener.rendering.generator import SiteGenerator


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the sample content, built once."""
    folder = tmp_path_factory.mktemp("built")
    for name, text in SAMPLE.items():
        write(folder / "content" / name, text)
    assert build(ROOT, folder / "content", folder / "output") == 0
    return folder / "output"


@pytest.fixture
def published(built: Path, tmp_path: Path) -> Path:
    """A site that stands."""
    return Path(shutil.copytree(built, tmp_path / "output"))


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


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_interrupt_leaves_the_site(
    published: Path, content: Path, monkeypatch: pytest.MonkeyPatch, number: signal.Signals
):
    """Ctrl-C or `kill` in the middle: exit code 130, the old site whole, nothing left beside it."""
    before = tree(published)

    def interrupt(_order: Order, folder: Path, **_: object) -> None:
        (folder / "index.html").write_text("half")
        os.kill(os.getpid(), number)
        time.sleep(5)  # never over: the signal comes first

    monkeypatch.setattr(module, "make_safely", interrupt)
    assert build(ROOT, content, published) == 130
    assert tree(published) == before
    assert sorted(path.name for path in published.parent.iterdir()) == ["content", "output"]


def test_no_signal_stops_the_swap(published: Path, content: Path, monkeypatch: pytest.MonkeyPatch):
    """Once the new site is being put in place the build ends well, and the new site stands."""

    def signalled(new: Path, target: Path) -> Path:
        os.kill(os.getpid(), signal.SIGINT)
        return put(new, target)

    write(content / "pages" / "more.md", SAMPLE["pages/about.md"])
    monkeypatch.setattr(module, "put", signalled)
    assert build(ROOT, content, published) == 0
    assert (published / "more.html").is_file()


LIMITED = """\
import resource, sys
from pathlib import Path
from xwener.building.build import build
resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))
root, content, output = map(Path, sys.argv[1:])
# Everything anew: where all files stand again there is nothing that the system could refuse.
raise SystemExit(build(root, content, output, full=True))
"""


def test_a_write_that_the_system_refuses(published: Path, content: Path):
    """As on a full disk: told with exit code 1, the old site whole, nothing left beside it."""
    before = tree(published)
    done = subprocess.run(  # noqa: S603  (our own command)
        [sys.executable, "-c", LIMITED, str(ROOT), str(content), str(published)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "plugins")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("The site could not be written, it is as it was: [Errno 27] File too large")
    assert tree(published) == before
    assert sorted(path.name for path in published.parent.iterdir()) == ["content", "output"]


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "the disk is full. Hint: free some space"),
        (OSError(errno.EROFS, "Read-only file system", "/srv/site"), "Read-only file system (/srv/site). Hint: make"),
        (OSError(errno.EIO, "Input/output error"), "[Errno 5] Input/output error."),
    ],
)
def test_what_the_system_refuses(
    content: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, error: OSError, told: str
):
    """The reason is told with a cure."""
    output = content.with_name("output")
    write(output / "index.html", "old")

    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(module, "make_safely", refuse)
    assert build(ROOT, content, output) == 1
    assert f"The site could not be written, it is as it was: {told}" in capsys.readouterr().err
    assert tree(output) == {"index.html": b"old"}


def test_a_folder_that_cannot_be_made(content: Path, capsys: pytest.CaptureFixture[str]):
    """Where nothing can be written nothing is begun, and no traceback is shown."""
    assert build(ROOT, content, Path("/proc/nowhere/output")) == 1
    assert capsys.readouterr().err.startswith("The site could not be written, it is as it was: ")


def test_a_broken_page_is_not_published(
    published: Path, content: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    """What verification finds is an error like any other."""
    before = tree(published)
    others = sum(name.endswith(".html") for name in before) - 1
    monkeypatch.setattr("xwener.rendering.publication.NAVIGATION", (("nav.home", "home.html"),))
    assert build(ROOT, content, published) == 1
    lines = capsys.readouterr().err.splitlines()
    assert lines[0].startswith("404.html:")
    assert f"an address leads to `home.html`, which is no file of the site (and on {others} other pages)" in lines[0]
    assert tree(published) == before


def test_what_pelican_only_warns_of_is_an_error(
    published: Path, content: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    """A warning stops the swap, each time: Pelican itself tells a warning only once a process."""
    before = tree(published)
    writes = SiteGenerator.generate_output

    def warn(self: SiteGenerator, writer: object) -> None:
        logging.getLogger("pelican.test").warning("something is odd")
        writes(self, writer)

    monkeypatch.setattr(SiteGenerator, "generate_output", warn)
    for _ in range(2):
        assert build(ROOT, content, published) == 1
        assert "something is odd. Hint: Pelican only warns of it" in capsys.readouterr().err
    assert tree(published) == before


def test_removes_what_dead_builds_have_left(published: Path, content: Path):
    """The folder of a build that was killed goes; folders that only look alike stay."""
    dead, other = published.with_name(".output.building-abc_1234"), published.with_name(".output.backup")
    write(dead / "index.html", "half")
    write(other / "index.html", "mine")
    assert build(ROOT, content, published) == 0
    assert not dead.exists()
    assert other.exists()


def test_puts_back_a_site_that_was_moved_aside(published: Path, content: Path):
    """Where a system cannot exchange folders and the build is killed between two renames."""
    before = tree(published)
    published.rename(published.with_name(".output.building-abc_1234.old"))
    (content / "pages" / "about.md").write_text("bad", "utf-8")
    assert build(ROOT, content, published) == 1
    assert tree(published) == before


def test_says_who_is_building(published: Path, content: Path, capsys: pytest.CaptureFixture[str]):
    """A second build of the same site does not begin."""
    before = tree(published)
    with lock(published):
        assert build(ROOT, content, published) == 1
    assert re.fullmatch(
        rf"invoke build: process {os.getpid()} on \S+ \(since [\d-]+ [\d:]+ UTC\) is building this site; "
        r"wait for it, or end it\.\n",
        capsys.readouterr().err,
    )
    assert tree(published) == before


def test_report_as_json(content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """One JSON object on standard output, nothing else anywhere."""
    output = tmp_path / "output"
    assert build(ROOT, content, output, as_json=True) == 0
    said = capsys.readouterr()
    report = json.loads(said.out)
    assert said.err == ""
    pages = sum(name.endswith(".html") for name in tree(output))
    assert (report["exit_code"], report["pages"], report["texts"], report["errors"]) == (0, pages, 5, [])
    assert report["bytes"]["total"] == sum(len(data) for data in tree(output).values())
    assert list(report["seconds"]) == ["comparing", "checking", "writing", "verifying", "swapping"]


def test_report_of_errors_as_json(content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Errors are data, with path, line, message and hint."""
    path = content / "pages" / "about.md"
    path.write_text("---\ntitel: x\n---\n", "utf-8")
    assert build(ROOT, content, tmp_path / "output", as_json=True) == 1
    errors = json.loads(capsys.readouterr().out)["errors"]
    assert [(e["path"], e["line"], e["message"]) for e in errors] == [
        (str(path), 1, "the key `title` is missing"),
        (str(path), 2, "the key `titel` is unknown"),
    ]
    assert errors[1]["hint"] == "did you mean `title`"


def test_quiet_in_a_log(content: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]):
    """Where nobody watches there is the summary and nothing of Pelican's."""
    assert build(ROOT, content, tmp_path / "output") == 0
    said = capfd.readouterr()
    assert said.err == ""
    assert re.match(rf"{re.escape(str(tmp_path))}/output/index\.html: \d+ pages from 5 texts in ", said.out)
    assert "Done: Processed" not in said.out


@pytest.mark.parametrize("site_url", ["example.org", "ftp://example.org", "javascript:alert(1)"])
def test_refuses_a_site_address_that_is_none(content: Path, tmp_path: Path, site_url: str):
    """Wrong usage has exit code 2."""
    assert build(ROOT, content, tmp_path / "output", site_url) == 2


def test_refuses_to_replace_what_is_no_site(content: Path, tmp_path: Path):
    """A folder with somebody's files is not swapped away."""
    write(tmp_path / "output" / "thesis.txt", "years of work")
    assert build(ROOT, content, tmp_path / "output") == 2
    assert (tmp_path / "output" / "thesis.txt").read_text() == "years of work"


def test_refuses_to_remove_a_repository(published: Path, content: Path, capsys: pytest.CaptureFixture[str]):
    """A site inside a checkout (`.git`) is not swapped away with its history."""
    write(published / ".git" / "HEAD", "ref: refs/heads/gh-pages")
    assert build(ROOT, content, published) == 2
    assert "holds .git, which a build would remove" in capsys.readouterr().err


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


def test_swap_changes_places(tmp_path: Path):
    """The new folder stands where the old one stood, and the old one where that was."""
    write(tmp_path / "old" / "a", "old")
    write(tmp_path / "new" / "a", "new")
    assert put(tmp_path / "new", tmp_path / "old") == tmp_path / "new"
    assert (tmp_path / "old" / "a").read_text() == "new"
    assert (tmp_path / "new" / "a").read_text() == "old"


def test_swap_without_exchange(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Where the system cannot exchange two folders, the old one is moved aside."""
    monkeypatch.setattr("xwener.building.swap._exchange", lambda *_: False)
    write(tmp_path / "old" / "a", "old")
    write(tmp_path / "new" / "a", "new")
    assert put(tmp_path / "new", tmp_path / "old") == tmp_path / "new.old"
    assert (tmp_path / "old" / "a").read_text() == "new"
    assert (tmp_path / "new.old" / "a").read_text() == "old"
