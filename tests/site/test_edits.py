"""After any edits a site is, byte for byte, what a build from nothing makes of the same content."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from tests.conftest import SAMPLE, tree, write
from tests.house import make_house

from xwener.building import make
from xwener.building.build import build
from xwener.rendering import press

VOTE = "content/articles/2021/vote.md"
SALIH = "content/glossary/people/barham-salih.md"
COMMISSION = "content/glossary/organizations/commission.md"
ENTRY = "content/glossary/organizations/result.md"
HOW = "content/backgrounds/how-iraq-votes.md"
NUMBER = count(1)

# What one edit does to the house: its content, its theme or its settings.
Edit = Callable[[Path], None]


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A house with a theme and settings of its own, so that they may be edited."""
    return make_house(tmp_path_factory.mktemp("house"), "theme", "pelicanconf.py")


def replaced(name: str, old: str, new: str) -> Edit:
    """Put other words into a file, each time others; nothing when they are not there, as after another edit."""

    def edit(house: Path) -> None:
        path = house / name
        if path.exists():
            path.write_text(path.read_text("utf-8").replace(old, new.format(n=next(NUMBER)), 1), "utf-8")

    return edit


def added(house: Path) -> None:
    """Another article, which places the background and mentions both entries."""
    number = next(NUMBER)
    text = (
        SAMPLE["articles/2021/vote.md"]
        .replace("ئەنجامی هەڵبژاردن", f"دەنگ {number}")
        .replace(
            "## دەنگەکان",
            "کۆمسیۆنی باڵای هەڵبژاردنەکان.\n\n        ::: background how-iraq-votes\n\n        ## دەنگەکان",
        )
    )
    write(
        house / f"content/articles/2021/more-{number}.md", text.replace("2021-11-30", f"2021-11-{number % 28 + 1:02}")
    )


def removed(house: Path) -> None:
    """The last of the added articles goes."""
    for path in sorted((house / "content/articles/2021").glob("more-*.md"))[-1:]:
        path.unlink()


def moved(house: Path) -> None:
    """An article gets another address."""
    for path in sorted((house / "content/articles/2021").glob("more-*.md"))[:1]:
        path.rename(path.with_name(f"more-{next(NUMBER)}-moved.md"))


def linked(house: Path) -> None:
    """One article links to a heading of another."""
    replaced(VOTE, "ساڵحیش", "[ئەوە](../../pages/about.md) ساڵحیش")(house)


def drawn(house: Path) -> None:
    """A picture comes, or is another one."""
    images = house / "content/images"
    images.mkdir(exist_ok=True)
    Image.new("RGB", (500 + next(NUMBER), 300)).save(images / "map.png")


def pictured(house: Path) -> None:
    """An article shows a picture among its paragraphs."""
    drawn(house)
    replaced(VOTE, "ساڵحیش", "![نەخشە](../../images/map.png)\n\nساڵحیش")(house)


def led(house: Path) -> None:
    """A picture stands at the head of an article, and in lists."""
    drawn(house)
    replaced(VOTE, "section:", "image:\n  src: images/map.png\n  alt: نەخشە\nsection:")(house)


def portrayed(house: Path) -> None:
    """An entry has a picture."""
    drawn(house)
    replaced(SALIH, "summary:", "image:\n  src: images/map.png\n  alt: وێنە\nsummary:")(house)


def drafted(house: Path) -> None:
    """A draft of an entry whose name an article has."""
    head = "status: draft\nname: ئەنجامەکە\nlatin: A\nkind: organization\nsummary: ئا\nsources: [{title: ئا}]"
    write(house / ENTRY, f"---\n{head}\n---\n")


EDITS: dict[str, Edit] = {
    "text": replaced(VOTE, "پێشوازی", "{n} پێشوازی"),
    "name mentioned": replaced(VOTE, "ساڵحیش قسەی", "ساڵحیش لە کۆمسیۆنی باڵای هەڵبژاردنەکان قسەی"),
    "name gone": replaced(VOTE, "ساڵحیش ", ""),
    "title": replaced(VOTE, "title: ", "title: {n} "),
    "day": replaced(VOTE, "date: 2021-11-30", "date: 2021-11-29"),
    "section": replaced(VOTE, "section: سیاسەت", "section: کۆمەڵ"),
    "tag": replaced(VOTE, "section:", "tags:\n  - دەنگ {n}\nsection:"),
    "author": replaced(VOTE, "section:", "authors:\n  - نووسەر {n}\nsection:"),
    "draft": replaced(VOTE, "section:", "status: draft\nsection:"),
    "published again": replaced(VOTE, "status: draft\n", ""),
    "entry drafted": drafted,
    "entry published": replaced(ENTRY, "status: draft\n", ""),
    "entry renamed": replaced(SALIH, "name: بەرهەم", "name: د. بەرهەم"),
    "alias added": replaced(SALIH, "  - ساڵح\n", "  - ساڵح\n  - بەرهەم {n}\n"),
    "role ended": replaced(SALIH, "to: 2022-10-17", "to: 2021-10-17"),
    "entry's text": replaced(SALIH, "لە سلێمانی", "{n} لە سلێمانی"),
    "summary": replaced(COMMISSION, "summary: ", "summary: {n} "),
    "see also": replaced(COMMISSION, "sources:", "see_also:\n  - barham-salih\nsources:"),
    "background": replaced(HOW, "بازنەکان هەشتا", "{n} بازنەکان هەشتا"),
    "background's title": replaced(HOW, "title: ", "title: {n} "),
    "background reviewed": replaced(HOW, "as_of: 2021-11-01", "as_of: 2021-11-01\nreview_by: 2099-01-01"),
    "page": replaced("content/pages/about.md", "نموونەیە", "{n}"),
    "article added": added,
    "article removed": removed,
    "article moved": moved,
    "link": linked,
    "picture": pictured,
    "lead picture": led,
    "portrait": portrayed,
    "another picture": drawn,
    "template": replaced("theme/templates/partials/footer.html", "<footer", "<footer data-n='{n}'"),
    "style": replaced("theme/static/css/tokens.css", "@layer", "/* {n} */ @layer"),
    "word of the interface": replaced("theme/strings.yaml", "ckb: بڕۆ بۆ", "ckb: {n} بڕۆ بۆ"),
    "settings": replaced("pelicanconf.py", 'SITE_NAME = "', 'SITE_NAME = "{n} '),
    "which mentions are linked": replaced("pelicanconf.py", 'MENTION = "section"', 'MENTION = "all"'),
}


@pytest.mark.parametrize("few", [0, press.FEW], ids=["in workers", "here"])
@settings(max_examples=2, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(edits=st.lists(st.sampled_from(sorted(EDITS)), min_size=2, max_size=5, unique=True))
def test_any_edits(house: Path, tmp_path_factory: pytest.TempPathFactory, few: int, edits: list[str]):
    """Whatever changed, and in whichever order."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(press, "FEW", few)
        patch.setattr(make, "FEW_CHANGED", 0)
        after(house, tmp_path_factory.mktemp("sites"), edits)


def test_each_edit(house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """One after the other; after each of them the site is what a build from nothing makes."""
    # A site is always made in the folder of the one before the last, however small it is.
    monkeypatch.setattr(make, "FEW_CHANGED", 0)
    after(house, tmp_path, ["article added", "article added", *EDITS], each=True)


def furnished(house: Path, folder: Path) -> Path:
    """The content folder of a copy of the house in `folder`, with a file of each kind."""
    shutil.copytree(house, folder / "house", symlinks=True)
    content = folder / "house" / "content"
    for name, text in SAMPLE.items():
        write(content / name, text)
    return content


def after(house: Path, sites: Path, edits: list[str], *, each: bool = False) -> None:
    """Edit and build, again and again; what stands at the end, or after each, is what a build from nothing makes."""
    content = furnished(house, sites)
    assert build(sites / "house", content, sites / "site") == 0
    for number, edit in enumerate(edits, 1):
        EDITS[edit](sites / "house")
        assert build(sites / "house", content, sites / "site") == 0, edit
        if each or number == len(edits):
            assert build(sites / "house", content, sites / "anew", full=True) == 0
            stands, made = tree(sites / "site"), tree(sites / "anew")
            different = [name for name in stands.keys() | made.keys() if stands.get(name) != made.get(name)]
            assert different == [], f"after the edit of: {edit}"
            assert folders(sites / "site") == folders(sites / "anew"), f"after the edit of: {edit}"


def folders(site: Path) -> list[str]:
    """Every folder of a site, the empty ones, too."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_dir())


def test_only_what_shows_an_edit_is_written(house: Path, tmp_path: Path):
    """Every other file is the very one of the build before."""
    content, site = furnished(house, tmp_path), tmp_path / "site"
    added(tmp_path / "house")
    assert build(tmp_path / "house", content, site) == 0
    before = {path.relative_to(site).as_posix(): path.stat().st_mtime_ns for path in site.rglob("*.html")}
    EDITS["background"](tmp_path / "house")
    assert build(tmp_path / "house", content, site) == 0
    written = {name for name, moment in before.items() if (site / name).stat().st_mtime_ns != moment}
    shows = {name for name in before if "بازنەکان هەشتا" in (site / name).read_text("utf-8")}
    assert written == shows
    assert len(shows) == 2


def test_only_what_shows_a_picture_is_made_again(house: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """A picture that nothing shows touches no page; one at the head of an article only what has that article's card."""
    content, site = furnished(house, tmp_path), tmp_path / "site"
    added(tmp_path / "house")
    led(tmp_path / "house")
    assert build(tmp_path / "house", content, site) == 0
    shutil.copy(content / "images/map.png", content / "images/other.png")
    assert build(tmp_path / "house", content, site) == 0
    capsys.readouterr()
    Image.new("RGB", (600, 400)).save(content / "images/other.png")
    assert build(tmp_path / "house", content, site) == 0
    pages = sum(1 for _ in site.rglob("*.html"))
    assert f"{pages} pages ({pages} as they were)" in capsys.readouterr().out
    drawn(tmp_path / "house")
    assert build(tmp_path / "house", content, site) == 0
    made = sum(path.name == "vote.html" or "vote.html" in path.read_text("utf-8") for path in site.rglob("*.html"))
    assert made < pages
    assert f"{pages} pages ({pages - made} as they were)" in capsys.readouterr().out


def test_nothing_edited(house: Path, tmp_path: Path):
    """Then nothing is written."""
    content, site = furnished(house, tmp_path), tmp_path / "site"
    assert build(tmp_path / "house", content, site) == 0
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*") if path.suffix in {".html", ".css", ".json"}}
    assert build(tmp_path / "house", content, site) == 0
    assert {path: path.stat().st_mtime_ns for path in before} == before


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        ("texts.jsonl", b""),
        ("texts.jsonl", b"\0" * 3_000),
        ("structure.jsonl", b"{}"),
        ("*.pack", b""),
        ("*.pack", b"\0" * 30_000),
        ("*/files.jsonl", b"{}"),
        ("*/state.json", b"{}"),
    ],
)
def test_a_damaged_cache(house: Path, tmp_path: Path, name: str, damage: bytes):
    """It is as if there were none."""
    content, site = furnished(house, tmp_path), tmp_path / "site"
    assert build(tmp_path / "house", content, site) == 0
    before = tree(site)
    (site / "index.html").write_text("changed by hand")
    for path in (tmp_path / "house" / "build" / "cache").glob(f"*/{name}"):
        path.write_bytes(damage)
    EDITS["template"](tmp_path / "house")
    assert build(tmp_path / "house", content, site) == 0
    after = tree(site)
    assert before.keys() == after.keys()
    assert build(tmp_path / "house", content, tmp_path / "anew", full=True) == 0
    assert tree(tmp_path / "anew") == after
