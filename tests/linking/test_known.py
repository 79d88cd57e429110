"""Which files a build reads again, of those that the build before has read."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import SAMPLE, write

from xwener.cache import stamp
from xwener.errors import ContentError
from xwener.linking import site as module
from xwener.linking.site import Means, Site, load_site
from xwener.linking.text_cache import TextCache
from xwener.reading.document import read_bytes

VOTE = "articles/2021/vote.md"
WRITTEN = 1_600_000_000 * stamp.SECOND_NS + 1

# Builds once more: the site, and the files whose bytes were asked for before any was joined.
Load = Callable[..., tuple[Site, list[str]]]


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A content folder; the clock ticks so fast that all files have settled."""
    for name in ("TICK_NS", "WHOLE_SECONDS_TICK_NS"):
        monkeypatch.setattr(stamp, name, -stamp.SECOND_NS)
    for name, text in SAMPLE.items():
        write(tmp_path / "content" / name, text)
        os.utime(tmp_path / "content" / name, ns=(WRITTEN, WRITTEN))
    return tmp_path / "content"


@pytest.fixture
def load(content: Path, words: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Load:
    """Builds one after the other, with what each leaves for the next."""
    read: list[str] = []

    def noted(path: Path) -> tuple[bytes, ContentError | None]:
        read.append(path.name)
        return read_bytes(path)

    monkeypatch.setattr(module, "read_bytes", noted)

    def again(*, forget: bool = False) -> tuple[Site, list[str]]:
        read.clear()
        cache = TextCache(tmp_path / "cache", "code", forget=forget)
        site, errors = load_site(content, words, means=Means(cache=cache))
        assert errors == []
        return site, list(read)

    return again


def test_what_has_not_changed_is_not_read(load: Load):
    """Its size and times say so."""
    assert load()[0].reused == 0
    site, read = load()
    assert (site.reused, read) == (len(SAMPLE), [])


def test_a_change_of_the_same_size_and_time_is_seen(content: Path, load: Load):
    """An editor, or a copy, may set the time back; nobody can set back the time of that."""
    load()
    text = SAMPLE[VOTE].replace("2021-11-30", "2021-11-29")
    assert text != SAMPLE[VOTE]
    write(content / VOTE, text)
    os.utime(content / VOTE, ns=(WRITTEN, WRITTEN))
    site, read = load()
    assert (site.reused, read) == (len(SAMPLE) - 1, ["vote.md"])
    assert str(site.texts["articles/2021/vote.html"].document.day("date")) == "2021-11-29"


def test_what_is_only_touched_is_read_once(content: Path, load: Load):
    """Its bytes are the same, so it is not joined again, and the build after knows its new time."""
    load()
    os.utime(content / VOTE)
    site, read = load()
    assert (site.reused, read) == (len(SAMPLE), ["vote.md"])
    site, read = load()
    assert (site.reused, read) == (len(SAMPLE), [])
    assert site.texts["articles/2021/vote.html"].paragraphs


def test_what_may_yet_change_unseen_is_read(load: Load, monkeypatch: pytest.MonkeyPatch):
    """Files that were written within a tick of the clock; they are joined again only if they hold something else."""
    for name in ("TICK_NS", "WHOLE_SECONDS_TICK_NS"):
        monkeypatch.setattr(stamp, name, 600 * stamp.SECOND_NS)
    load()
    site, read = load()
    assert (site.reused, len(read)) == (len(SAMPLE), len(SAMPLE))


def test_a_full_build_takes_nothing(load: Load):
    """Whatever the stamps say, every text is read and joined."""
    load()
    assert load(forget=True)[0].reused == 0


def test_a_new_name_has_only_texts_joined_again_that_may_hold_it(content: Path, load: Load):
    """The entry itself, and the article that mentions it."""
    load()
    salih, about = "glossary/people/barham-salih.md", "pages/about.md"
    write(content / salih, SAMPLE[salih].replace("- ساڵح\n", "- ساڵح\n          - هەڵۆ\n"))
    assert load()[0].reused == len(SAMPLE) - 2
    write(content / about, f"{SAMPLE[about]}\n        هەڵۆیش هات.\n")
    assert load()[0].texts["about.html"].mentioned == ("barham-salih",)
    # The name goes again, and with it the mention.
    write(content / salih, SAMPLE[salih])
    site, _ = load()
    assert site.texts["about.html"].mentioned == ()
    assert site.texts["articles/2021/vote.html"].mentioned == ("barham-salih",)


@pytest.mark.usefixtures("content")
def test_other_words_of_the_interface_have_every_text_joined_again(load: Load, words: dict[str, str]):
    """What else the joining depends on is asked of no text."""
    load()
    words |= {"text.table": "خشتەی نوێ"}
    assert load()[0].reused == 0


def test_names_that_were_damaged(content: Path, load: Load, tmp_path: Path):
    """Nothing is known of the names before, and every text is joined again."""
    load()
    assert (tmp_path / "cache/names.jsonl").is_file()
    (tmp_path / "cache/names.jsonl").write_bytes(b"{}")
    write(content / "glossary/people/new.md", SAMPLE["glossary/people/barham-salih.md"].replace("ساڵح", "هەڵۆ"))
    assert load()[0].reused == 0


def test_what_was_spared_is_known_to_the_build_after(load: Load, content: Path, monkeypatch: pytest.MonkeyPatch):
    """It is kept as a text that was joined with the new names."""
    # Packs of which little is used any more are made anew; of so few texts that would soon be all.
    monkeypatch.setattr("xwener.cache.packs.Packs.wasted", lambda _self, _refs: frozenset())
    load()
    salih = "glossary/people/barham-salih.md"
    write(content / salih, SAMPLE[salih].replace("- ساڵح\n", "- ساڵح\n          - هەڵۆ\n"))
    assert load()[0].reused == len(SAMPLE) - 2
    assert load()[0].reused == len(SAMPLE)
