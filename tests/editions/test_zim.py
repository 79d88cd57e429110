"""The ZIM, as Kiwix opens it."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from urllib.error import URLError
from urllib.parse import quote, urlencode

import pytest
from libzim.reader import Archive
from libzim.search import Query, Searcher
from libzim.suggestion import SuggestionSearcher
from tests.editions.conftest import Built

from xwener.editions.zim_words import index_text

ARTICLE = "articles/2021/kazimi-drone-attack.html"
START_S = 20


@pytest.fixture(scope="module")
def archive(demo: Built) -> Archive:
    """The ZIM, open."""
    return Archive(demo.folder / "xwener.zim")


@pytest.fixture(scope="module")
def kiwix(demo: Built) -> Iterator[str]:
    """The address of kiwix-serve with the ZIM."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    program = shutil.which("kiwix-serve")
    assert program, "make test installs kiwix-tools"
    command = [program, "-i", "127.0.0.1", "-p", str(port), str(demo.folder / "xwener.zim")]
    nowhere = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=nowhere, stderr=nowhere) as server:  # noqa: S603
        address = f"http://127.0.0.1:{port}"
        try:
            _wait(address)
            yield address
        finally:
            server.terminate()


def _wait(address: str) -> None:
    for _ in range(START_S * 10):
        try:
            get(address)
        except URLError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("kiwix-serve does not answer")


def get(address: str) -> str:
    """What a server sends."""
    with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310  (ours)
        return str(answer.read().decode())


def test_kiwix_shows_a_page(kiwix: str):
    """The front page is where a reader arrives; an article and its style sheet are there."""
    assert "<title>خوێنەر – " in get(f"{kiwix}/xwener")
    article = get(f"{kiwix}/xwener/{ARTICLE}")
    assert "هێرشی درۆن بۆ سەر ماڵی سەرۆکوەزیرانی عێراق" in article
    assert "data-worker" not in article
    style = article.split('rel="stylesheet" href="../../')[1].split('"')[0]
    assert "Noto Naskh Arabic" in get(f"{kiwix}/xwener/{style}")


@pytest.mark.parametrize("typed", ["کازمی", "كازمي", "کازمییەوە", "Kadhimi"])
def test_kiwix_finds_a_sorani_word(kiwix: str, typed: str):
    """As it stands in the text, from an Arabic keyboard, with endings, in Latin letters."""
    found = get(f"{kiwix}/search?{urlencode({'content': 'xwener', 'pattern': typed})}")
    assert "/xwener/people/mustafa-kazimi.html" in found or "/xwener/articles/" in found


def test_kiwix_suggests_titles(kiwix: str):
    """While a reader types."""
    assert "مستەفا کازمی" in get(f"{kiwix}/suggest?content=xwener&term={quote('مستەفا')}")


def test_excerpts_come_from_the_text(kiwix: str):
    """What stands on every page says nothing about one of them."""
    found = get(f"{kiwix}/search?{urlencode({'content': 'xwener', 'pattern': 'کازمی'})}")
    assert "<b>کازمی</b>" in found
    assert "بەبێ ئینتەرنێتیش" not in found


@pytest.mark.parametrize("typed", ["ئێران", "بەغدا", "هەڵبژاردن"])
def test_the_index_knows_letters_with_marks(archive: Archive, typed: str):
    """A query is stripped of its marks by libzim: the index holds the words without."""
    assert Searcher(archive).search(Query().set_query(typed)).getEstimatedMatches() >= 3


def test_metadata(archive: Archive):
    """All that a library of ZIM files asks for."""
    metadata = {key: archive.get_metadata(key).decode() for key in archive.metadata_keys if "Illustration" not in key}
    assert metadata.keys() >= {"Name", "Title", "Description", "Language", "Creator", "Publisher", "Date"}
    assert (metadata["Name"], metadata["Language"]) == ("xwener_ckb_all", "ckb")
    assert len(metadata["Title"]) <= 30
    assert len(metadata["Description"]) <= 80
    assert archive.get_illustration_item(48).mimetype == "image/png"
    assert archive.main_entry.get_item().path == "index.html"
    assert archive.has_fulltext_index
    assert archive.has_title_index
    assert archive.check()


def test_titles_are_found(archive: Archive):
    """Without the site's name after them."""
    found = SuggestionSearcher(archive).suggest("کازمی")
    assert "people/mustafa-kazimi.html" in list(found.getResults(0, 10))
    assert archive.get_entry_by_path("people/mustafa-kazimi.html").title == "مستەفا کازمی"


def test_every_link_leads_to_an_entry(archive: Archive, demo: Built):
    """The pages are those of the site, at the same places."""
    left_out = {
        "404.html",
        "robots.txt",
        "CNAME",
        "service-worker.js",
        "sitemap.xml",
        "opensearch.xml",
        ".nojekyll",
        "static/root.svg",
    }
    for path in demo.output.rglob("*"):
        name = path.relative_to(demo.output).as_posix()
        if path.is_file() and not name.startswith("editions/") and name not in left_out:
            assert archive.has_entry_by_path(name), name


def test_the_other_forms_of_a_word():
    """Once each: the key, the stem, an Arabic keyboard's letters; marks are gone."""
    words = index_text(["لە ئێران، لە ئێرانەوە"]).split()
    assert words[:4] == ["لە", "\u064aێران", "لە", "\u064aێرانەوە"]
    assert len(words) == len(set(words)) + 1
    assert "له" in words
