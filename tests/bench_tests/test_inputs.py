"""What the peers are given, and how they are run: the same articles for all, nothing left from the run before."""

from __future__ import annotations

import json
import sys
import time
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
import yaml
from tests.bench.corpus import SECTIONS, Article, Corpus
from tests.bench.generators.hugo import Hugo
from tests.bench.generators.peer import SECTION_SLUGS, Command, Peer, Place, UnavailableError
from tests.bench.generators.table import PEERS, chosen
from tests.bench.measuring.inputs import corpus_of, edited, write_input
from tests.bench.measuring.process import FailedError, run
from tests.bench.measuring.results import COLD, EDIT, NOTHING
from tests.bench.measuring.rounds import measure, prepare

ARTICLES = 3
READERS = [peer for peer in chosen("all") if peer.name != "Pagefind"]


def small() -> Corpus:
    """A corpus that is made in no time."""
    corpus = Corpus(articles=ARTICLES, words=60, entries=4, forms=500)
    _ = corpus.glossary
    return corpus


@pytest.mark.parametrize("peer", READERS, ids=lambda peer: peer.name)
def test_every_article_is_given(peer: Peer, tmp_path: Path):
    """Each peer gets each article whole: title, date, standfirst, text; no two in one file."""
    corpus = small()
    write_input(peer, corpus, tmp_path)
    paths = set()
    for article in corpus.texts():
        path, _ = peer.page(article)
        written = (tmp_path / path).read_text("utf-8")
        paths.add(path)
        assert written.endswith(article.body)
        assert all(part in written for part in (article.title, str(article.day), article.standfirst))
    assert len(paths) == ARTICLES


@pytest.mark.parametrize("peer", [one for one in READERS if one.name != "Pelican"], ids=lambda peer: peer.name)
def test_front_matter(peer: Peer):
    """YAML that can be read, with the section in Latin letters where addresses are made of it."""
    article = next(small().texts())
    head = yaml.safe_load(peer.page(article)[1].split("---\n")[1])
    assert head["title"] == article.title
    assert str(head["date"]) == str(article.day)
    section = SECTION_SLUGS[article.section]
    assert section in str(head) or head["section"] == article.section


def test_settings_can_be_read():
    """Settings of the peers are what their formats want."""
    frames = {peer.name: peer.frame(small()) for peer in READERS}
    assert tomllib.loads(frames["Hugo"]["hugo.toml"])["services"]["rss"]["limit"] == 20
    assert json.loads(frames["Eleventy"]["articles/articles.json"])["tags"] == "articles"
    assert yaml.safe_load(frames["Material for MkDocs"]["mkdocs.yml"])["theme"]["name"] == "material"
    compile(frames["Pelican"]["pelicanconf.py"], "pelicanconf.py", "exec")
    assert sum(path.startswith("content/glossary/") for path in frames["Xwêner"]) == 4
    assert set(SECTION_SLUGS) == set(SECTIONS)


def test_the_corpus_is_the_one_that_is_promised():
    """1,000 entries, 600 words, at least 30,000 forms; the same for whoever asks first for what."""
    corpus = corpus_of(2)
    assert (len(corpus.glossary), corpus.words, len(set(corpus.vocabulary))) == (1_000, 600, len(corpus.vocabulary))
    assert len(corpus.vocabulary) >= 30_000
    again = corpus_of(2)
    _ = again.vocabulary
    assert list(again.texts()) == list(corpus.texts())


def test_input_is_kept_and_made_anew(tmp_path: Path):
    """Written once; another corpus is written again, and nothing of the one before stays."""
    peer = Hugo()
    page = write_input(peer, small(), tmp_path)
    page.write_text("kept", "utf-8")
    assert write_input(peer, small(), tmp_path).read_text("utf-8") == "kept"
    fewer = Corpus(articles=1, words=60, entries=4, forms=500)
    assert "kept" not in write_input(peer, fewer, tmp_path).read_text("utf-8")
    assert len(list((tmp_path / "content" / "articles").rglob("*.md"))) == 1


def test_an_edit_is_taken_back(tmp_path: Path):
    """The file has the words meanwhile, and is as it was even after an error."""
    page = tmp_path / "a.md"
    page.write_text("before\n", "utf-8")
    with edited(page, "new"):
        assert page.read_text("utf-8") == "before\n\nnew\n"
    with pytest.raises(KeyboardInterrupt), edited(page, "new"):
        raise KeyboardInterrupt
    assert page.read_text("utf-8") == "before\n"


def test_names_of_peers():
    """What `--peers` takes."""
    assert [peer.name for peer in chosen("none")] == ["Xwêner"]
    assert [peer.name for peer in chosen("pagefind, hugo")] == ["Xwêner", "Hugo", "Pagefind"]
    assert len(chosen("all")) == len(PEERS) + 1
    with pytest.raises(SystemExit, match="jekyll is unknown"):
        chosen("jekyll")
    with pytest.raises(SystemExit, match="needs hugo"):
        chosen("pagefind")


def python(code: str, folder: Path) -> Command:
    """A command of these lines."""
    return Command((sys.executable, "-S", "-c", code), folder)


def test_memory_of_all_processes_is_counted(tmp_path: Path):
    """A child's memory counts with its parent's, its time too."""
    child = "b = bytearray(60_000_000); import time; time.sleep(0.6); sum(range(3_000_000))"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-S', '-c', {child!r}])"
    taken = run(python(code, tmp_path), 60, watched=True)
    assert taken.peak > 60_000_000
    assert taken.cpu > 0.02
    assert taken.wall > 0.6


def test_what_fails_says_why(tmp_path: Path):
    """The last line it printed."""
    with pytest.raises(FailedError, match="no such theme"):
        run(python("print('begun'); raise SystemExit('no such theme')", tmp_path), 60)


def test_what_takes_too_long_is_ended_with_its_children(tmp_path: Path):
    """Nothing is left running."""
    mark = tmp_path / "mark"
    child = f"import time, pathlib; time.sleep(1.5); pathlib.Path({str(mark)!r}).touch()"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-S', '-c', {child!r}])"
    with pytest.raises(FailedError, match="ended after 0 s"):
        run(python(code, tmp_path), 0.4)
    time.sleep(2)
    assert not mark.exists()


class Fake:
    """A generator that writes one page and counts its runs beside its source; `broken` ones fail."""

    does = "nothing much"

    def __init__(self, name: str, *, missing: bool = False, broken: bool = False) -> None:
        self.name = name
        self._missing, self._broken = missing, broken

    def install(self, home: Path) -> str:
        """There, or not."""
        del home
        if self._missing:
            raise UnavailableError("no network")
        return "1"

    def page(self, article: Article) -> tuple[str, str]:
        """As it is."""
        return article.path.as_posix(), article.markdown

    def frame(self, corpus: Corpus) -> Mapping[str, str]:
        """Nothing."""
        del corpus
        return {}

    def command(self, place: Place) -> Command:
        """Note in which order it was run, whether anything was there before, and whether an article is edited."""
        code = (
            "import pathlib, sys\n"
            f"out, source = pathlib.Path({str(place.output)!r}), pathlib.Path({str(place.source)!r})\n"
            "new = sum('نوێ، ژمارە' in each.read_text('utf-8') for each in source.rglob('*.md'))\n"
            f"with open({str(place.source.parents[1] / 'log')!r}, 'a') as log:\n"
            f"    log.write(f'{self.name} {{out.exists():d}} {{new}}\\n')\n"
            "out.mkdir(exist_ok=True)\n(out / 'a.html').touch()\n"
            f"sys.exit({self._broken:d})\n"
        )
        return Command((sys.executable, "-S", "-X", "utf8", "-c", code), place.source)

    def kept(self, place: Place) -> Sequence[Path]:
        """The site."""
        return (place.output,)


def test_rounds(tmp_path: Path):
    """A B A B; cold finds nothing, nothing edited and one edited do; the first round only watches memory."""
    runners = prepare([Fake("A"), Fake("B")], small(), tmp_path, lambda _: None)
    measure(runners, ARTICLES, 2, tmp_path / "removed", lambda _: None)
    log = (tmp_path / str(ARTICLES) / "log").read_text("utf-8").splitlines()
    assert log == ["A 0 0", "B 0 0", "A 1 0", "B 1 0", "A 1 1", "B 1 1"] * 3
    for runner in runners:
        assert not runner.tool.problem
        assert [len(runner.tool.figures[one].wall) for one in (COLD, NOTHING, EDIT)] == [2, 2, 2]
        assert runner.tool.figures[COLD].peak > 0
        assert runner.tool.pages == 1
    # Nothing is deleted while times are taken.
    assert len(list((tmp_path / "removed").glob("*/*"))) == 3 * 2


def test_the_others_go_on(tmp_path: Path):
    """One that cannot be installed and one that fails say so; the rest is measured."""
    peers = [Fake("gone", missing=True), Fake("broken", broken=True), Fake("A")]
    runners = prepare(peers, small(), tmp_path, lambda _: None)
    measure(runners, ARTICLES, 1, tmp_path / "removed", lambda _: None)
    assert [runner.tool.problem for runner in runners] == ["no network", "cold: failed and said nothing", ""]
    assert [runner.tool.of(COLD) is None for runner in runners] == [True, True, False]
