"""An old address leads to the text, below any address and from disk."""

from __future__ import annotations

from pathlib import Path

from lxml import html
from tests.conftest import ROOT
from tests.rendering.discovery.conftest import ADDRESS

from xwener.building.build import build


def old(content: Path) -> None:
    """Give every kind of text old addresses."""
    for name, after, lines in (
        ("articles/2021/vote.md", "section: سیاسەت", "aliases: [2021/11/old.html, p/77]"),
        ("pages/about.md", "title: دەربارە", "aliases: [who.html]"),
        ("backgrounds/how-iraq-votes.md", "kind: question", "aliases: [explained/votes/]"),
        ("glossary/people/barham-salih.md", "kind: person", "redirect_from: [who/salih.html]"),
    ):
        path = content / name
        path.write_text(path.read_text("utf-8").replace(after, f"{after}\n{lines}"), "utf-8")


REDIRECTS = {
    "2021/11/old.html": "articles/2021/vote.html",
    "p/77/index.html": "articles/2021/vote.html",
    "who.html": "about.html",
    "explained/votes/index.html": "backgrounds/how-iraq-votes.html",
    "who/salih.html": "people/barham-salih.html",
}


def test_redirects(content: Path, tmp_path: Path):
    """Each page leads on by itself and by a link, and names the text as the one to remember."""
    old(content)
    site = tmp_path / "site"
    assert build(ROOT, content, site, ADDRESS) == 0
    for path, target in REDIRECTS.items():
        page = html.parse(site / path).getroot()
        refresh = page.xpath("//meta[@http-equiv='refresh']/@content")[0]
        links = {refresh.removeprefix("0; url="), *page.xpath("//main//a/@href")}
        assert [((site / path).parent / link).resolve() for link in links] == [site / target]
        assert page.xpath("//link[@rel='canonical']/@href") == [f"{ADDRESS}/{target}"]
    for name in ("sitemap.xml", "static/search/index.js"):
        assert "2021/11/old.html" not in (site / name).read_text("utf-8")


def test_a_draft_has_no_old_addresses(content: Path, tmp_path: Path):
    """They would lead to nothing."""
    old(content)
    article = content / "articles" / "2021" / "vote.md"
    article.write_text(article.read_text("utf-8").replace("section:", "status: draft\nsection:"), "utf-8")
    assert build(ROOT, content, tmp_path / "site") == 0
    assert not (tmp_path / "site" / "2021").exists()
    assert (tmp_path / "site" / "who.html").is_file()
