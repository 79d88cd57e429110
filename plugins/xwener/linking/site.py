"""The whole content, read, checked and joined; what an earlier build has joined is not joined again."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path, PurePosixPath

from xwener.backgrounds.background import Background
from xwener.backgrounds.cycles import cycles
from xwener.backgrounds.load import load_backgrounds
from xwener.cache.stamp import stamp
from xwener.errors import ContentError
from xwener.executors.executor import Executor, InProcess, parts
from xwener.executors.stopwatch import Stopwatch
from xwener.glossary.check import check_glossary
from xwener.glossary.glossary import Glossary
from xwener.glossary.load import ENTRY_KINDS, load_glossary
from xwener.linking.addresses import Urls, check_links
from xwener.linking.join_files import File, Measure, Work, digest_of, join_files
from xwener.linking.joiner import Joiner
from xwener.linking.linked_text import Head, LinkedText, Shown
from xwener.linking.mentions import MentionLinker
from xwener.linking.record import document_of, encode, fingerprint, head_of
from xwener.linking.renamed import Renamed, Surroundings, left_as_they_are, names_of
from xwener.linking.rules import Rules
from xwener.linking.suggestions import unplaced_backgrounds
from xwener.linking.text_cache import Kept, TextCache
from xwener.reading.document import Document, read_bytes, read_document
from xwener.reading.images import check_images, images
from xwener.reading.schema import Kind
from xwener.reading.terms import check_terms
from xwener.reading.tree import check_addresses, files_of_kinds, missing_folder
from xwener.reading.undecided import check_decided

# Which words of the interface the Markdown rules put into the HTML.
LABELS = ("table", "footnote", "footnotes", "footnote_back")
# Texts that others are joined with: they are read before any text is joined.
NAMED = (*ENTRY_KINDS, Kind.BACKGROUND)
# How many files a worker takes at a time.
SHARD = 64
# How many files a worker asks at a time whether a name may stand in them.
ASKED = 512
# From so many files on it is worth getting ready to find names.
MANY = 500


@dataclass(frozen=True)
class Site:
    """Every text of a content folder by its address, with the glossary and the backgrounds."""

    content: Path
    glossary: Glossary
    backgrounds: Mapping[str, Background]
    texts: Mapping[str, LinkedText]
    # How many texts were taken from the cache as they were.
    reused: int = 0

    def notes(self) -> list[ContentError]:
        """What an author may want to know though nothing is wrong."""
        return sorted(unplaced_backgrounds(self.texts.values(), self.backgrounds))

    @cached_property
    def by_file(self) -> dict[Path, LinkedText]:
        """Every text by its file (resolved path)."""
        return {text.document.path.resolve(): text for text in self.texts.values()}


@dataclass(frozen=True)
class Means:
    """What a site is loaded with: who works, what is known from before, what is to be measured of each text.

    `watch` tells where the time went; `far` whether who works does so on other machines.
    """

    executor: Executor = field(default_factory=InProcess)
    cache: TextCache = field(default_factory=TextCache)
    measure: Measure | None = None
    watch: Stopwatch = field(default_factory=Stopwatch)
    far: bool = False


def load_site(
    content: Path, words: Mapping[str, str], rules: Rules | None = None, means: Means | None = None
) -> tuple[Site, list[ContentError]]:
    """The site in the folder `content`, and everything that is wrong with it.

    `words` is the catalogue of the interface. Where there are errors the site may be incomplete.
    """
    return _Loading(content, words, rules or Rules(), means or Means()).load()


class _Loading:
    def __init__(self, content: Path, words: Mapping[str, str], rules: Rules, means: Means) -> None:
        self.content, self.rules, self.means = content, rules, means
        self.labels = {name: words[f"text.{name}"] for name in LABELS}
        self.errors: list[ContentError] = []
        # Slugs of backgrounds that are still being written, and of those with something wrong in their files.
        self.drafts: frozenset[str] = frozenset()
        self.unread: frozenset[str] = frozenset()

    def load(self) -> tuple[Site, list[ContentError]]:
        watch = self.means.watch
        self.errors += missing_folder(self.content)
        with watch.of("looking at the files"):
            files = [File(*each) for each in files_of_kinds(self.content, self.errors)] if not self.errors else []
            kept = {file: self._known(file) for file in files}
        with watch.of("glossary and backgrounds"):
            glossary, backgrounds = self._named(kept)
            linker = MentionLinker(glossary, self.rules.first_mention)
            joiner = Joiner(self.content, frozenset(backgrounds), linker, self.labels, self.drafts, self.unread)
            surroundings = self._surroundings(glossary)
        with watch.of("reading and linking"):
            kept |= dict(self._spared(kept, surroundings))
            todo = [file for file, known in kept.items() if not _holds(known, surroundings.figure, backgrounds)]
            kept |= dict(self._join(joiner, todo, surroundings.figure))
        with watch.of("putting the texts together"):
            texts = self._texts(kept, glossary, backgrounds)
            self.means.cache.save((one for one in kept.values() if one and one.surroundings), surroundings)
        return Site(self.content, glossary, backgrounds, texts, len(kept) - len(todo)), self.errors

    def _known(self, file: File) -> Kept | None:
        kept = self.means.cache.get(file.inner)
        if kept is None:
            return None
        path = f"{self.content}{os.sep}{file.inner}"
        found = stamp(path)
        if found and found == kept.stamp:
            return kept
        data, problem = read_bytes(Path(path))
        # What is wrong the worker will say, who reads it.
        if problem or digest_of(data) != kept.digest:
            return None
        return kept.stamped(found) if found else kept

    def _named(self, kept: Mapping[File, Kept | None]) -> tuple[Glossary, dict[str, Background]]:
        documents: list[Document] = []
        unread: list[File] = []
        for file, known in kept.items():
            if file.kind in NAMED:
                path = self.content / file.inner
                document = document_of(path, file.kind, known.record[0]) if known else read_document(path, file.kind)[0]
                documents += [document] if document else []
                unread += [] if document else [file]
        glossary, wrong = load_glossary(documents)
        glossary = replace(glossary, unread=_slugs(file for file in unread if file.kind in ENTRY_KINDS))
        self.errors += [*wrong, *check_glossary(glossary)]
        entries = glossary.entries.keys() | glossary.unread
        backgrounds, wrong = load_backgrounds(documents, entries, self.rules.review_after_months)
        self.errors += wrong
        self.unread = _slugs(file for file in unread if file.kind is Kind.BACKGROUND)
        drafts = (document for document in documents if document.kind is Kind.BACKGROUND and document.draft)
        self.drafts = frozenset(document.slug for document in drafts)
        return glossary, backgrounds

    def _surroundings(self, glossary: Glossary) -> Surroundings:
        names = names_of(glossary)
        unsettled = [sorted(self.drafts), sorted(self.unread), sorted(glossary.unread)]
        others = fingerprint(encode([self.rules.first_mention, self.labels, unsettled]))
        return Surroundings(fingerprint(encode([names, others])), others, names)

    def _spared(self, kept: Mapping[File, Kept | None], surroundings: Surroundings) -> Iterator[tuple[File, Kept]]:
        """The texts that are joined as they were though some names in the glossary have changed."""
        stale = {file: known for file, known in kept.items() if known and known.surroundings != surroundings.figure}
        before = self.means.cache.surroundings() if stale else Surroundings()
        if before.others != surroundings.others:
            return
        renamed = Renamed.between(before.names, surroundings.names)
        asked = {
            self.content / file.inner: (file, known)
            for file, known in stale.items()
            if known.surroundings == before.figure and not renamed.concern(*known.record)
        }
        for spared in self.means.executor.map(left_as_they_are, renamed, parts(list(asked), ASKED)):
            for path in spared:
                file, known = asked[path]
                yield file, known.within(surroundings.figure)

    def _join(self, joiner: Joiner, files: Sequence[File], surroundings: str) -> Iterator[tuple[File, Kept | None]]:
        work = Work(joiner, self.means.measure, None if self.means.far else self.means.cache.store)
        if len(files) > MANY:
            # Before processes are forked, which then find it done.
            joiner.linker.finder.hasten()
        for outcomes, seconds in self.means.executor.map(join_files, work, parts(files, SHARD)):
            self.means.watch.add("reading and linking: workers", seconds)
            for outcome in outcomes:
                self.errors += outcome.errors
                # What is wrong is looked at, and told, each time; the rest of the checks still sees the text.
                known = self.means.cache.put(outcome, "" if outcome.errors else surroundings) if outcome.head else None
                yield outcome.file, known

    def _texts(
        self, kept: Mapping[File, Kept | None], glossary: Glossary, backgrounds: Mapping[str, Background]
    ) -> dict[str, LinkedText]:
        known = {file: one for file, one in kept.items() if one}
        named = {str(document.path): document for document in glossary.documents.values()}
        named |= {str(background.document.path): background.document for background in backgrounds.values()}
        documents: dict[File, Document] = {}
        heads: dict[File, Head] = {}
        for file, one in known.items():
            path = Path(f"{self.content}{os.sep}{file.inner}")
            outside, head = one.record
            # Most are articles, by which no other text is named.
            there = None if file.kind is Kind.ARTICLE else named.get(str(path))
            documents[file] = there or document_of(path, file.kind, outside)
            heads[file] = head_of(head)
        self.errors += [
            *check_addresses(documents.values()),
            *check_terms(documents.values()),
            *check_decided(documents.values()),
            *check_images(self.content),
        ]
        urls = {file.inner: document.url for file, document in documents.items()}
        urls |= {name: name for name in (path.relative_to(self.content).as_posix() for path in images(self.content))}
        check = partial(
            check_links,
            urls=urls,
            drafts=frozenset(file.inner for file, document in documents.items() if document.draft),
            unread=frozenset(file.inner for file, one in kept.items() if not one),
        )
        texts = {}
        for file, document in documents.items():
            text = texts[document.url] = _text(document, heads[file], known[file], urls)
            if text.head.links or "image" in document.meta:
                self.errors += check(document, text.head.links, file.inner.rpartition("/")[0])
        placed = {
            slug: texts[background.document.url].backgrounds
            for slug, background in backgrounds.items()
            if background.document.url in texts
        }
        self.errors += cycles(backgrounds, placed)
        return texts


def _text(document: Document, head: Head, known: Kept, urls: Urls) -> LinkedText:
    targets = tuple(urls.get(link.inner, "") for link in head.links)
    return LinkedText(document, head, known.stored, Shown(known.fingerprint, known.card), targets)


def _slugs(files: Iterable[File]) -> frozenset[str]:
    """The slugs that files have which say no other: by their names."""
    return frozenset(PurePosixPath(file.inner).stem for file in files)


def _holds(known: Kept | None, surroundings: str, backgrounds: Mapping[str, Background]) -> bool:
    """Whether a text would be joined as it was."""
    return known is not None and known.surroundings == surroundings and backgrounds.keys() >= set(known.record[1][3])
