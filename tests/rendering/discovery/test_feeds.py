"""Feeds hold whole articles, keep to their formats, and need nothing around them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import feedparser
import jsonschema
import pytest
import yaml
from lxml import etree, html
from tests.conftest import ROOT
from tests.rendering.discovery.conftest import ADDRESS

from xwener.building.build import build

ATOM = "http://www.w3.org/2005/Atom"
DATA = Path(__file__).parent / "data"
ADDRESSES = ("href", "src", "srcset")


def feeds(site: Path, ending: str) -> list[Path]:
    """Every feed with that ending; one a section and tag, and that of the site."""
    found = sorted({*site.glob(f"feed{ending}"), *site.glob(f"sections/*{ending}"), *site.glob(f"tags/*{ending}")})
    pages = [*site.glob("sections/*.html"), *site.glob("tags/*.html")]
    assert len(found) == len(pages) + 1
    return found


@pytest.fixture(scope="module")
def atom_schema() -> Any:
    """The schema of Atom."""
    return etree.RelaxNG(etree.parse(DATA / "atom.rng"))


@pytest.fixture(scope="module")
def json_schema() -> Any:
    """The schema of JSON Feed."""
    return yaml.safe_load((DATA / "json_feed.yaml").read_text("utf-8"))


def test_atom_keeps_to_its_schema(demo: Path, atom_schema: Any):
    """And is in Sorani, from the first element on."""
    for path in feeds(demo, ".atom"):
        tree = etree.parse(path)
        assert atom_schema.validate(tree), f"{path.name}: {atom_schema.error_log}"
        assert tree.getroot().get("{http://www.w3.org/XML/1998/namespace}lang") == "ckb"


@pytest.mark.parametrize("gone", ["id", "updated", "title", "author"])
def test_the_schema_of_atom_is_strict(demo: Path, atom_schema: Any, gone: str):
    """A feed without what it must have does not pass."""
    tree = etree.parse(demo / "feed.atom")
    element = tree.getroot().find(f"{{{ATOM}}}{gone}")
    element.getparent().remove(element)
    assert not atom_schema.validate(tree)


def test_json_keeps_to_its_schema(demo: Path, json_schema: Any):
    """Every JSON feed does."""
    for path in feeds(demo, ".json"):
        jsonschema.validate(json.loads(path.read_text("utf-8")), json_schema)


def test_the_schema_of_json_is_strict(demo: Path, json_schema: Any):
    """A day without its time does not pass."""
    data = json.loads((demo / "feed.json").read_text("utf-8"))
    data["items"][0]["date_published"] = "2021-11-07"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, json_schema)


def test_a_feed_reader_reads_them(demo: Path):
    """It finds titles, times with their zone, the language, and nothing to complain of."""
    for path in feeds(demo, ".atom"):
        read = feedparser.parse(path.read_bytes())
        assert not read.bozo, path
        assert read.feed.language == "ckb"
        for entry in read.entries:
            assert entry.link == entry.id
            assert entry.published.endswith("+03:00")
            assert entry.content[0].language == "ckb"


def test_both_formats_say_the_same(demo: Path):
    """Titles, addresses, texts."""
    for path in feeds(demo, ".atom"):
        entries = etree.parse(path).getroot().findall(f"{{{ATOM}}}entry")
        said = [
            [entry.findtext(f"{{{ATOM}}}{name}") for name in ("id", "title", "summary", "content")] for entry in entries
        ]
        items = json.loads(path.with_suffix(".json").read_text("utf-8"))["items"]
        assert said == [[item[name] for name in ("id", "title", "summary", "content_html")] for item in items]


def test_the_text_needs_nothing_around_it(demo: Path):
    """It is marked as running from right to left, all its addresses are whole, and those of ours lead to files."""
    for path in feeds(demo, ".json"):
        for item in json.loads(path.read_text("utf-8"))["items"]:
            tree = html.fragment_fromstring(item["content_html"])
            assert (tree.get("dir"), tree.get("lang")) == ("rtl", "ckb")
            assert "root:" not in item["content_html"]
            for element in tree.iter():
                for address in (element.get(name) for name in ADDRESSES if element.get(name)):
                    assert re.match(r"https?://", address), address
                    if address.startswith(ADDRESS):
                        assert (demo / address.removeprefix(f"{ADDRESS}/").partition("#")[0]).is_file()


def test_the_whole_text_is_there(demo: Path):
    """The article that the demo opens with, with its two backgrounds, to its last source."""
    items = json.loads((demo / "feed.json").read_text("utf-8"))["items"]
    [item] = [one for one in items if one["url"].endswith("/kazimi-drone-attack.html")]
    tree = html.fragment_fromstring(item["content_html"])
    text = " ".join(tree.text_content().split())
    assert len(tree.findall("blockquote")) == 2
    for words in ("نزیکەی کاتژمێر دووی بەرەبەیانی", "مستەفا کازمی کێیە", "سەرچاوەکان", "Attempted assassination"):
        assert words in text
    background = html.parse(demo / "backgrounds" / "who-is-kazimi.html").getroot()
    paragraphs = background.xpath("//*[contains(@class, 'background-body')]/p")
    assert len(paragraphs) > 3
    assert all(" ".join(paragraph.text_content().split()) in text for paragraph in paragraphs)


def test_no_address_no_feeds(nameless: Path):
    """A feed names whole addresses; so do the sitemap, previews and whatever points to them."""
    assert [*nameless.rglob("*.atom"), *nameless.rglob("feed.json")] == []
    for name in ("sitemap.xml", "robots.txt", "opensearch.xml", "CNAME"):
        assert not (nameless / name).exists()
    for page in nameless.rglob("*.html"):
        found = re.findall(r"og:\w+|twitter:\w+|rel=\"(?:canonical|alternate|search)\"", page.read_text("utf-8"))
        assert found == [], page


def test_what_an_author_writes_stays_text(content: Path, tmp_path: Path):
    """Markup in a title, a caption, a source or a background's name is shown, never followed."""
    attack = "</div></blockquote>]]><script>alert(1)</script>&amp;"
    path = content / "backgrounds" / "how-iraq-votes.md"
    path.write_text(path.read_text("utf-8").replace("title: عێراق", f"title: '{attack} عێراق"), "utf-8")
    path.write_text(path.read_text("utf-8").replace("دەنگ دەدات؟", "دەنگ دەدات؟'"), "utf-8")
    article = content / "articles" / "2021" / "vote.md"
    text = article.read_text("utf-8").replace(
        "title: ئەنجامی هەڵبژاردن", f"title: '{attack} ئەنجام'\nkicker: هەڵبژاردن"
    )
    text = text.replace("هەڵبژاردن ڕاگەیەندرا", "هەڵبژاردن")
    text = text.replace(
        "section: سیاسەت", f"section: سیاسەت\nsources:\n  - title: '{attack}'\nbackgrounds:\n  - how-iraq-votes"
    )
    article.write_text(text, "utf-8")
    assert build(ROOT, content, tmp_path / "site", ADDRESS) == 0
    read = feedparser.parse((tmp_path / "site" / "feed.atom").read_bytes(), sanitize_html=False)
    assert read.entries[0].title.startswith("</div>")
    value = read.entries[0].content[0].value
    tree = html.fragment_fromstring(value)
    assert tree.findall(".//script") == []
    assert tree.text_content().count("<script>alert(1)</script>") == 2


def test_an_update_is_dated(content: Path, tmp_path: Path):
    """The feed is as new as the newest change in it, whatever the clock says."""
    article = content / "articles" / "2021" / "vote.md"
    article.write_text(article.read_text("utf-8").replace("section:", "updated: 2021-12-05T14:30\nsection:"), "utf-8")
    assert build(ROOT, content, tmp_path / "site", ADDRESS) == 0
    read = feedparser.parse((tmp_path / "site" / "feed.atom").read_bytes())
    assert read.feed.updated == read.entries[0].updated == "2021-12-05T14:30:00+03:00"
    [item] = json.loads((tmp_path / "site" / "feed.json").read_text("utf-8"))["items"]
    assert (item["date_published"], item["date_modified"]) == ("2021-11-30T00:00:00+03:00", read.feed.updated)


def test_a_site_without_articles_has_an_empty_feed(content: Path, tmp_path: Path, atom_schema: Any, json_schema: Any):
    """Every page names the feed, so it is there from the beginning."""
    (content / "articles" / "2021" / "vote.md").unlink()
    assert build(ROOT, content, tmp_path / "site", ADDRESS) == 0
    assert atom_schema.validate(etree.parse(tmp_path / "site" / "feed.atom")), atom_schema.error_log
    jsonschema.validate(json.loads((tmp_path / "site" / "feed.json").read_text("utf-8")), json_schema)
