"""Old addresses become paths that every server and disk can serve, or are refused with their line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from xwener.errors import ContentError
from xwener.linking.site import Site
from xwener.reading.old_addresses import old_addresses

Load = Callable[[], tuple[Site, list[ContentError]]]


def aliases(content: Path, *addresses: str) -> None:
    """Give the sample's article these old addresses, one a line from line 7 on."""
    path = content / "articles" / "2021" / "vote.md"
    lines = "".join(f"  - '{address}'\n" for address in addresses)
    text = path.read_text("utf-8").replace("section: سیاسەت\n", f"section: سیاسەت\naliases:\n{lines}")
    path.write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("old.html", "old.html"),
        ("/2019/05/old.htm", "2019/05/old.htm"),
        ("old", "old/index.html"),
        ("/old/", "old/index.html"),
        ("old/index.html", "old/index.html"),
        ("هەواڵ/کۆن", "هەواڵ/کۆن/index.html"),
        ("%D9%87%D9%87/a%20b.html", "هه/a b.html"),
        ("v1.2", "v1.2/index.html"),
    ],
)
def test_what_is_served(content: Path, load: Load, written: str, path: str):
    """A page stays one, anything else is a folder whose index is served."""
    aliases(content, written)
    site, errors = load()
    assert errors == []
    assert old_addresses(site.texts["articles/2021/vote.html"].document) == [path]


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("https://example.org/a.html", "leads out of the site"),
        ("//example.org/a.html", "leads out of the site"),
        ("javascript:alert(1)", "leads out of the site"),
        ("../a.html", "leads out of the site"),
        ("a/%2e%2e/%2e%2e/b.html", "leads out of the site"),
        ("a\\..\\b.html", "has a sign that cannot stand"),
        ("a%00.html", "has a sign that cannot stand"),
        ('a"onload=.html', "has a sign that cannot stand"),
        ("a/<b>.html", "has a sign that cannot stand"),
        ("?p=12", "has a part after"),
        ("a.html#b", "has a part after"),
        ("a.php", "ends in .php"),
        ("a//b.html", "has a name that is empty"),
        ("/", "has a name that is empty"),
        (".git/config.html", "has a name that is empty"),
        ("con/a.html", "has a name that Windows keeps"),
        ("static/a.html", "lies in static/"),
        ("Tags/a.html", "lies in Tags/"),
        (f"{'a' * 130}.html", "is longer than 120"),
        (f"{'ئ' * 101}/a.html", "has a name that is too long"),
    ],
)
def test_what_is_refused(content: Path, load: Load, written: str, problem: str):
    """Each with its line, and a cure."""
    aliases(content, "fine.html", written)
    [error] = load()[1]
    assert (error.line, error.code) == (8, "old-address")
    assert problem in error.message


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("articles/2021/vote.html", "is the text's own: it would lead to itself"),
        ("people/barham-salih.html", "is taken by"),
        ("People/Barham-Salih.html", "is taken by"),
        ("index.html", "is taken by a page of the site's own"),
        ("search.html", "is taken by a page of the site's own"),
        ("about.html/old", "lies in about.html, which is a page"),
    ],
)
def test_what_other_pages_have(content: Path, load: Load, written: str, problem: str):
    """No redirect takes a page's place, leads to itself, or needs a folder where a page is."""
    aliases(content, written)
    [error] = load()[1]
    assert (error.line, problem in error.message) == (7, True), error


def test_two_texts_with_one_old_address(content: Path, load: Load):
    """The second is told of the first; so is an old address inside another."""
    aliases(content, "old.html", "deep.html/a.html")
    about = content / "pages" / "about.md"
    about.write_text("---\ntitle: دەربارە\naliases: [Old.html, deep.html]\n---\n\nدەق.\n", "utf-8")
    first, second = load()[1]
    assert (first.path.name, first.line) == ("vote.md", 8)
    assert "lies in deep.html" in first.message
    assert (second.path, second.message) == (about, "the old address Old.html is taken by " + str(first.path))


def test_entries_have_a_key_of_their_own(content: Path, load: Load):
    """Their `aliases` are names."""
    path = content / "glossary" / "people" / "barham-salih.md"
    path.write_text(path.read_text("utf-8").replace("roles:", "redirect_from: [who/salih.html]\nroles:"), "utf-8")
    site, errors = load()
    assert errors == []
    document = site.texts["people/barham-salih.html"].document
    assert old_addresses(document) == ["who/salih.html"]
    assert site.glossary["barham-salih"].aliases == ("ساڵح",)
