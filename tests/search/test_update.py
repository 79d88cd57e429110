"""After an edit, the index is what a cold build would give, and only what the edit touches is asked for and written."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.bench.corpus import Corpus
from tests.search.whole import WORDS as KNOWN
from tests.search.whole import corpus_documents, counted, index_files, made

from xwener.reading.schema import Kind
from xwener.search import before as module
from xwener.search import ranges, site_index
from xwener.search.before import STATE
from xwener.search.counting import CountedText
from xwener.search.documents import Called, SearchDocument, in_order
from xwener.search.update import update

CORPUS = Corpus(articles=40, words=120, entries=16, forms=3_000, mentions=3, seed=3)
START = corpus_documents(CORPUS)
WORDS = [*CORPUS.vocabulary[::7], "نوێ", "𐍊𐍋", "2021", "kazimi"]
DAYS = ("2014-05-05", "2019-01-31", "2031-12-01")
SECTIONS = ("سیاسەت", "وەرزش", "ھونەر")


def build(documents: Sequence[SearchDocument], folder: Path, state: str = "") -> tuple[dict[str, str | None], str]:
    """Update the files in `folder` as a build does; what was given, and the state."""
    given: dict[str, str | None] = dict(
        update(documents, counted(documents), folder, state, vocabulary=KNOWN, one_file=0)
    )
    new = given.pop(STATE) or ""
    texts = {name: (folder / name).read_text("utf-8") if text is None else text for name, text in given.items()}
    for path in list(folder.iterdir()):
        path.unlink()
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    return given, new


def files(folder: Path) -> dict[str, str]:
    """Name and text of every file."""
    return {path.name: path.read_text("utf-8") for path in folder.iterdir()}


def again(document: SearchDocument, **changed: object) -> SearchDocument:
    """The document with other parts."""
    text, called = document.text(), document.called()
    parts = {
        "url": document.url,
        "kind": document.kind,
        "title": document.title,
        "standfirst": document.standfirst,
        "passages": text.passages,
        "headings": text.headings,
        "section": document.section,
        "day": document.day,
        "called": called,
    }
    return made(**{**parts, **changed})  # type: ignore[arg-type]


def renamed(documents: list[SearchDocument], place: int, name: str) -> list[SearchDocument]:
    """The documents once an entry has another alias: what mentions it is found by that, too."""
    entry = documents[place]
    names = {entry.url: (*entry.names, name)}
    changed = []
    for document in documents:
        called = document.called()
        if document.url == entry.url:
            called = Called(names[entry.url])
        elif entry.url in called.entries:
            called = Called(tuple(dict.fromkeys((*called.names, *names[entry.url]))), called.entries)
        changed.append(again(document, called=called))
    return changed


def forgotten(documents: list[SearchDocument], gone: SearchDocument) -> list[SearchDocument]:
    """The documents once one has gone: a text that mentioned an entry is joined anew, and mentions it no more."""
    names = {document.url: document.names for document in documents}
    found = []
    for document in documents:
        entries = document.called().entries
        if gone.url in entries:
            left = tuple(url for url in entries if url != gone.url)
            kept = dict.fromkeys(name for url in left for name in names.get(url, ()))
            document = again(document, called=Called(tuple(kept), left))  # noqa: PLW2901  (the same text, joined anew)
        found.append(document)
    return found


def edited(documents: list[SearchDocument], draw: st.DataObject) -> list[SearchDocument]:  # noqa: PLR0911  (a table)
    """One edit of one document."""
    words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)
    place = draw.draw(st.integers(0, len(documents) - 1))
    document = documents[place]
    others = [*documents[:place], *documents[place + 1 :]]
    match draw.draw(st.sampled_from(["text", "title", "tag", "alias", "new", "gone", "day", "section", "kind"])):
        case "text":
            passages = document.text().passages
            return [*others, again(document, passages=(*passages[1:], draw.draw(words)))]
        case "title":
            return [*others, again(document, title=draw.draw(words), standfirst=draw.draw(words))]
        case "tag":
            return [*others, again(document, headings=draw.draw(words))]
        case "alias" if not document.called().entries:
            return renamed(documents, place, draw.draw(words))
        case "gone" if len(documents) > 1:
            return forgotten(others, document)
        case "day":
            return [*others, again(document, day=draw.draw(st.sampled_from(DAYS)))]
        case "section":
            return [*others, again(document, section=draw.draw(st.sampled_from(SECTIONS)))]
        case "kind":
            return [*others, again(document, kind=draw.draw(st.sampled_from(sorted(Kind))))]
    new = f"articles/2030/{len(documents)}-{draw.draw(st.integers(0, 10**9))}.html"
    return [*documents, again(document, url=new, day=draw.draw(st.sampled_from(DAYS)))]


@given(st.data())
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow])
def test_an_update_is_a_cold_build(data: st.DataObject):
    """After any edits, one build after the other, every file is the one that a cold build makes."""
    documents = START
    with TemporaryDirectory() as name:
        folder = Path(name)
        _, state = build(documents, folder)
        for _ in range(data.draw(st.integers(1, 5))):
            for _ in range(data.draw(st.integers(1, 2))):
                documents = in_order(edited(list(documents), data))
            _, state = build(documents, folder, state)
            assert files(folder) == index_files(documents, 0)


def _never(what: str) -> Callable[..., object]:
    def asked(*_: object) -> object:
        raise AssertionError(what)

    return asked


def test_unchanged_documents_are_left_alone(tmp_path: Path):
    """The edit of one text asks for the counts and for the text of that one, and keeps nearly every file."""
    _, state = build(START, tmp_path)
    place = len(START) - 3
    edit = again(START[place], passages=(*START[place].text().passages, "وشەیەکی نوێ"))
    documents = [
        edit
        if document.url == edit.url
        else SearchDocument(
            document.url,
            document.kind,
            document.title,
            document.standfirst,
            document.section,
            document.day,
            document.key,
            _never("text"),  # type: ignore[arg-type]
            _never("names"),  # type: ignore[arg-type]
        )
        for document in START
    ]
    asked: list[int] = []

    def counts(number: int) -> CountedText:
        asked.append(number)
        return counted(documents)(number)

    given = dict(update(documents, counts, tmp_path, state, one_file=0))
    assert set(asked) == {place}
    written = {name for name, text in given.items() if text is not None}
    assert len(written) < len(given) / 4


def test_nothing_changed(tmp_path: Path):
    """Without an edit every file is kept but the manifest, which is the same."""
    _, state = build(START, tmp_path)
    before = files(tmp_path)
    given, again_state = build(START, tmp_path, state)
    assert {name for name, text in given.items() if text is not None} == {"index.js"}
    assert files(tmp_path) == before
    assert again_state == state


def test_every_file_is_named_once(monkeypatch: pytest.MonkeyPatch):
    """Also where a large section has room for more: what lists only places that no text has yet is the same file."""
    for where in (ranges, site_index):
        monkeypatch.setattr(where, "LISTED", 2)
    texts = [again(START[-1], url=f"articles/{number}.html", section=SECTIONS[0]) for number in range(411)]
    others = [again(START[-1], url=f"articles/{section}.html", section=section) for section in SECTIONS]
    documents = in_order([*texts, *others])
    names = [name for name, _ in update(documents, counted(documents), vocabulary=KNOWN, one_file=0)]
    assert len([name for name in names if name.startswith("dc")]) > 2
    assert len(names) == len(set(names))


DAMAGED: dict[str, Callable[[str], str]] = {
    "empty": lambda _: "",
    "no JSON": lambda state: state[:-40],
    "foreign": lambda _: "xyz\n{}",
    "one letter": lambda state: state.replace("2", "3", 1),
    "a list": lambda _: json.dumps([1]),
}


@pytest.mark.parametrize("how", DAMAGED)
def test_a_damaged_state_is_no_state(tmp_path: Path, how: str):
    """Whatever stands in the state, the index is the one that a cold build makes."""
    _, state = build(START, tmp_path)
    build(START[:-1], tmp_path, DAMAGED[how](state))
    assert files(tmp_path) == index_files(START[:-1], 0)


def test_other_rules_begin_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A state that other rules made is no state."""
    _, state = build(START, tmp_path)
    monkeypatch.setattr(module, "code", lambda: "others")
    given, _ = build(START, tmp_path, state)
    assert None not in given.values()


@pytest.mark.parametrize("pattern", ["t*.js", "x*.js", "c*.js", "index.js"])
@pytest.mark.parametrize("damage", ["gone", "cut", "other"])
def test_damaged_files_are_made_anew(tmp_path: Path, pattern: str, damage: str):
    """When a file of the build before is not what it was, and it matters, everything is made anew."""
    _, state = build(START, tmp_path)
    for path in tmp_path.glob(pattern):
        if damage == "gone":
            path.unlink()
        else:
            path.write_text(path.read_text("utf-8")[:-20] if damage == "cut" else "alert(1)", "utf-8")
    documents = in_order(again(document, title=f"{document.title} نوێ") for document in START[::9]) + [
        document for place, document in enumerate(START) if place % 9
    ]
    documents = in_order(documents)
    build(documents, tmp_path, state)
    assert files(tmp_path)["index.js"] == index_files(documents, 0)["index.js"]


def test_a_site_grows_and_shrinks(tmp_path: Path):
    """A small site has one file and no state; a larger one has many; either becomes the other."""
    limit = 60_000
    sites = [START[:20], START, START[:20]]
    state = ""
    for documents in sites:
        given = dict(update(documents, counted(documents), tmp_path, state, one_file=limit))
        state = given.pop(STATE) or ""
        cold = index_files(documents, limit)
        assert given.keys() == cold.keys()
        assert (len(cold) == 1) is (state == "")
        for name, text in given.items():
            if text is not None:
                (tmp_path / name).write_text(text, "utf-8")
        assert {name: (tmp_path / name).read_text("utf-8") for name in given} == cold
