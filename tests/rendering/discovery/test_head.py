"""What the head of each page tells machines: addresses, previews, structured data."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from lxml import etree, html
from PIL import Image
from tests.rendering.discovery.conftest import ADDRESS

from xwener.rendering.discovery.moments import day_or_moment, moment

ARTICLE = "articles/2021/kazimi-drone-attack.html"
PERSON = "people/mustafa-kazimi.html"
SITEMAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def head(path: Path) -> dict[str, str]:
    """Property or name → content, of every `meta`."""
    page = html.parse(path).getroot()
    found = [(meta.get("property") or meta.get("name"), meta.get("content")) for meta in page.iter("meta")]
    return {name: content for name, content in found if name}


def data(path: Path) -> dict[str, dict[str, Any]]:
    """Type → JSON-LD of the page."""
    scripts = html.parse(path).getroot().xpath("//script[@type='application/ld+json']/text()")
    return {found["@type"]: found for found in map(json.loads, scripts)}


def canonical(path: str) -> str:
    """The address to remember of the page at `path`."""
    return f"{ADDRESS}/" if path == "index.html" else f"{ADDRESS}/{path}"


def pages(site: Path) -> list[str]:
    """Every page of the site."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def test_every_page_names_itself(demo: Path):
    """Once, by the address it has; the page for what is missing names nothing."""
    for path in pages(demo):
        found = html.parse(demo / path).getroot().xpath("//link[@rel='canonical']/@href")
        assert found == ([] if path == "404.html" else [canonical(path)])
        if found:
            assert head(demo / path)["og:url"] == found[0]


def test_the_page_for_what_is_missing_has_whole_addresses(demo: Path):
    """A server shows it at any depth; it needs no picture to find the site, and its policy allows none."""
    page = html.parse(demo / "404.html").getroot()
    own = page.xpath("//@href | //@src | //@action")
    assert [one for one in own if not one.startswith((f"{ADDRESS}/", "https://", "#", "data:"))] == []
    assert page.xpath("//object") == []
    assert "object-src" not in page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert not (demo / "static" / "root.svg").exists()


def test_previews_show_a_picture_that_is_there(demo: Path):
    """Of the size that is said; every page has a title and a description of its own."""
    for path in pages(demo):
        if path == "404.html":
            continue
        said = head(demo / path)
        assert said["og:title"], said["og:description"]
        assert said["og:image"] == said["twitter:image"]
        with Image.open(demo / said["og:image"].removeprefix(f"{ADDRESS}/")) as picture:
            assert picture.size == (int(said["og:image:width"]), int(said["og:image:height"]))
        big = path.startswith("articles/")
        assert (said["og:type"], said["twitter:card"]) == (
            ("article", "summary_large_image") if big else (said["og:type"], "summary")
        )


def test_an_article_tells_when_it_appeared(demo: Path):
    """With the zone of its authors' clocks; section and tags too."""
    said = head(demo / ARTICLE)
    assert said["og:title"] == "هێرشی درۆن بۆ سەر ماڵی سەرۆکوەزیرانی عێراق لە بەغدا"
    assert said["article:published_time"] == "2021-11-07T00:00:00+03:00"
    assert said["article:section"] == "ئاسایش"


def test_structured_data_of_an_article(demo: Path):
    """Who, when, where, and the way down to it."""
    found = data(demo / ARTICLE)
    article = found["NewsArticle"]
    assert article["url"] == article["mainEntityOfPage"] == f"{ADDRESS}/{ARTICLE}"
    assert article["publisher"]["logo"]["url"].startswith(f"{ADDRESS}/static/img/icon-512.")
    assert {"@type": "Person", "name": "مستەفا کازمی", "url": f"{ADDRESS}/{PERSON}"} in article["mentions"]
    assert article["image"][0].startswith(f"{ADDRESS}/static/cards/kazimi-drone-attack.")
    trail = [(step["position"], step["item"]) for step in found["BreadcrumbList"]["itemListElement"]]
    assert trail == [(1, f"{ADDRESS}/"), (2, f"{ADDRESS}/sections/asayish.html"), (3, f"{ADDRESS}/{ARTICLE}")]


def test_structured_data_of_entries_and_home(demo: Path):
    """Each kind of page has its type."""
    assert {"Person", "BreadcrumbList"} <= set(data(demo / PERSON))
    assert {"Organization", "BreadcrumbList"} <= set(data(demo / "organizations" / "popular-mobilization-forces.html"))
    assert {"Article", "BreadcrumbList"} <= set(data(demo / "backgrounds" / "who-is-kazimi.html"))
    assert set(data(demo / "sections" / "asayish.html")) == {"BreadcrumbList"}
    target = data(demo / "index.html")["WebSite"]["potentialAction"]["target"]["urlTemplate"]
    assert target == f"{ADDRESS}/search.html?q={{search_term_string}}"


def test_addresses_in_structured_data_lead_somewhere(demo: Path):
    """Every address of ours in it is a page or a file of the site."""
    checked = 0
    for path in pages(demo):
        for address in re.findall(rf'"({ADDRESS}/[^"?]*)"', json.dumps(data(demo / path))):
            checked += 1
            assert (demo / (address.removeprefix(f"{ADDRESS}/") or "index.html")).is_file(), address
    assert checked > 500


def test_feeds_are_named(demo: Path):
    """A section's page names its own feed first, then the site's."""
    links = html.parse(demo / "sections" / "asayish.html").getroot().xpath("//link[@rel='alternate']/@href")
    assert links == ["../sections/asayish.atom", "../sections/asayish.json", "../feed.atom", "../feed.json"]


def test_sitemap(demo: Path):
    """Every text and every list once, by its canonical address, with the day of its last change."""
    rows = {
        row.findtext(f"{SITEMAPS}loc"): row.findtext(f"{SITEMAPS}lastmod")
        for row in etree.parse(demo / "sitemap.xml").getroot()
    }
    listed = {path for path in pages(demo) if path not in {"404.html", "search.html", "offline.html"}}
    assert set(rows) == {canonical(path) for path in listed if not re.search(r"/\d+\.html", path)}
    assert rows[f"{ADDRESS}/{ARTICLE}"] == "2021-11-07"
    assert rows[f"{ADDRESS}/"] == rows[f"{ADDRESS}/archive.html"] == "2022-10-27"
    assert f"Sitemap: {ADDRESS}/sitemap.xml" in (demo / "robots.txt").read_text("utf-8")


def test_a_large_sitemap_is_cut(demo: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """At the protocol's limit there is an index of several files."""
    from tests.conftest import ROOT  # noqa: PLC0415

    from xwener.building.build import build  # noqa: PLC0415

    monkeypatch.setattr("xwener.rendering.discovery.sitemap.MOST", 40)
    assert build(ROOT, ROOT / "content", tmp_path / "site", ADDRESS) == 0
    index = etree.parse(tmp_path / "site" / "sitemap.xml").getroot()
    names = [urlsplit(row.findtext(f"{SITEMAPS}loc")).path.rpartition("/")[2] for row in index]
    assert names[0] == "sitemap-1.xml"
    parts = [len(etree.parse(tmp_path / "site" / name).getroot()) for name in names]
    assert sum(parts) == len(etree.parse(demo / "sitemap.xml").getroot())
    assert max(parts) == 40


def test_open_search(demo: Path):
    """A browser's address bar leads to the search page."""
    root = etree.parse(demo / "opensearch.xml").getroot()
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    assert root.tag == f"{space}OpenSearchDescription"
    assert root.find(f"{space}Url").get("template") == f"{ADDRESS}/search.html?q={{searchTerms}}"
    assert len(root.findtext(f"{space}ShortName")) <= 16


def test_manifest(nameless: Path):
    """Name, direction and icons of the said sizes, all relative; a maskable one that fills its square."""
    manifest = json.loads((nameless / "site.webmanifest").read_text("utf-8"))
    assert (manifest["lang"], manifest["dir"], manifest["start_url"]) == ("ckb", "rtl", "./index.html")
    for icon in manifest["icons"]:
        with Image.open(nameless / icon["src"]) as picture:
            assert f"{picture.width}x{picture.height}" == icon["sizes"]
            corner = picture.convert("RGBA").getpixel((0, 0))
            assert corner == ((155, 21, 51, 255) if icon["purpose"] == "maskable" else (0, 0, 0, 0))


def test_moments():
    """A day is as exact as a day is, a time is that of the authors' clocks."""
    assert day_or_moment(date(2021, 11, 7), "Asia/Baghdad") == "2021-11-07"
    assert moment(date(2021, 11, 7), "UTC") == "2021-11-07T00:00:00+00:00"
