"""Seeded made-up content of any size: Sorani-looking words by Zipf's law, a glossary, articles that mention it.

The same numbers always give the same content, so benchmarks of different days can be compared. The words are
nonsense on purpose: nobody's text is copied, and real words and real endings make the letters look alike.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from itertools import accumulate, chain
from pathlib import Path

from xwener.glossary.entry import Entry
from xwener.reading.schema import Kind

# The most frequent words of any Sorani text, in about the order of their frequency.
FUNCTION_WORDS = (
    "و",
    "لە",
    "بە",
    "کە",
    "بۆ",
    "ئەو",
    "لەگەڵ",
    "ئەم",
    "دەکات",
    "بوو",
    "هەر",
    "کرد",
    "یان",
    "دوای",
    "پێش",
    "زۆر",
    "دوو",
    "ساڵی",
    "خۆی",
    "بەڵام",
    "وەک",
    "نێوان",
    "دەکەن",
    "ڕۆژی",
    "هەموو",
    "تا",
    "ئەوە",
    "دیکە",
    "لەسەر",
    "یەک",
    "نوێ",
    "کار",
    "گوتی",
    "پێویستە",
    "چەند",
    "هەروەها",
    "ڕایگەیاند",
)
# Consonants and vowels by rough frequency; repeated letters are the frequent ones.
ONSETS = [*"بدرنمکسهتلگشپزجخوچقفحعغژڵڕڤ", *"بدرنمکسهتلگش", *"بدرنمک"]
VOWELS = [*"ەەەەاااایییۆێ", "وو", ""]
CODAS = [*"رنسدکمتشڵ", "", "", "", "", "ست", "ند"]
# Endings that a common noun takes, the bare word first; vowels need other ones.
AFTER_CONSONANT = ("", "ی", "ەکە", "ەکان", "ێک", "ەکانی", "ەکەی", "ێکی", "ەوە", "دا", "یش", "ان", "ە", "یان")
AFTER_VOWEL = ("", "ی", "کە", "کان", "یەک", "کانی", "کەی", "یەکی", "وە", "دا", "ش", "یان", "یە")
NAME_SUFFIXES = ("", "", "", "", "", "", "یش", "دا", "ی", "ەوە")
NAME_SUFFIXES_AFTER_VOWEL = ("", "", "", "", "", "", "ش", "دا", "ی", "یەوە")
BODIES = ("وەزارەتی", "دەزگای", "ڕێکخراوی", "پارتی", "ئەنجوومەنی", "کۆمپانیای", "ناوەندی", "بزووتنەوەی")
SECTIONS = ("سیاسەت", "ئابووری", "کۆمەڵ", "کلتوور", "وەرزش")
VOWEL_LETTERS = frozenset("اەۆێیو")
FIRST_DAY = date(2015, 1, 1)


@dataclass(frozen=True)
class Article:
    """One made-up article: its parts, and how many glossary names were put into it."""

    number: int
    title: str
    standfirst: str
    day: date
    section: str
    paragraphs: tuple[str, ...]
    names: int

    @property
    def body(self) -> str:
        """The Markdown of the article, with two headings."""
        third = max(1, len(self.paragraphs) // 3)
        blocks = list(self.paragraphs)
        blocks.insert(2 * third, f"## {self.standfirst.split('،')[0]}")
        blocks.insert(third, f"## {self.title}")
        return "\n\n".join(blocks) + "\n"

    @property
    def markdown(self) -> str:
        """The whole content file."""
        head = f"title: {self.title}\ndate: {self.day}\nstandfirst: {self.standfirst}\nsection: {self.section}\n"
        return f"---\n{head}---\n{self.body}"

    @property
    def path(self) -> Path:
        """Where the file stands below the content folder."""
        return Path("articles", str(self.day.year), f"a-{self.number:05}.md")


@dataclass
class Corpus:
    """Made-up content: `words` words an article, `entries` entries, a vocabulary of `forms` or more words."""

    articles: int = 1_000
    words: int = 600
    entries: int = 1_000
    forms: int = 40_000
    mentions: int = 20
    seed: int = 4
    _stems: set[str] = field(default_factory=set, init=False, repr=False)

    @cached_property
    def vocabulary(self) -> list[str]:
        """Distinct word forms, the most frequent first."""
        rng = random.Random(f"{self.seed} vocabulary")
        found = dict.fromkeys(FUNCTION_WORDS)
        while len(found) < self.forms:
            stem = self._new_word(rng)
            endings = AFTER_VOWEL if stem[-1] in VOWEL_LETTERS else AFTER_CONSONANT
            found |= dict.fromkeys(stem + ending for ending in rng.sample(endings, rng.randint(2, 6)))
        forms = list(found)
        tail = forms[len(FUNCTION_WORDS) :]
        rng.shuffle(tail)
        return forms[: len(FUNCTION_WORDS)] + tail

    @cached_property
    def glossary(self) -> list[Entry]:
        """The entries: three people, then one organization, and so on."""
        rng = random.Random(f"{self.seed} glossary")
        given = [self._new_word(rng) for _ in range(max(20, self.entries // 10))]
        return [self._entry(rng, number, given) for number in range(self.entries)]

    def texts(self) -> Iterator[Article]:
        """The articles, one after the other; each is made when it is asked for."""
        vocabulary, glossary = self.vocabulary, self.glossary
        weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(vocabulary))))
        popular = list(accumulate(1 / (rank + 5) for rank in range(len(glossary))))
        for number in range(self.articles):
            rng = random.Random(f"{self.seed} {number}")
            words = rng.choices(vocabulary, cum_weights=weights, k=self.words)
            names = rng.choices(glossary, cum_weights=popular, k=self.mentions) if glossary else []
            yield self._article(rng, number, words, names)

    def entry_files(self) -> Iterator[tuple[Path, str]]:
        """The glossary as content files: where each stands below the content folder, and its text."""
        for entry in self.glossary:
            folder = Path("glossary", "people" if entry.kind is Kind.PERSON else "organizations")
            aliases = "".join(f"\n  - {alias}" for alias in entry.aliases)
            head = f"name: {entry.name}\nlatin: {entry.latin}\nkind: {entry.kind.value}\nsummary: {entry.summary}\n"
            head += f"aliases:{aliases}\n" if aliases else ""
            yield folder / f"{entry.slug}.md", f"---\n{head}sources:\n  - title: {entry.name}\n---\n{entry.summary}\n"

    def write(self, content: Path) -> None:
        """Write everything as a content folder."""
        for inner, text in chain(self.entry_files(), ((one.path, one.markdown) for one in self.texts())):
            path = content / inner
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")

    def _new_word(self, rng: random.Random) -> str:
        """A word of two to four syllables that was not made before."""
        while True:
            count = rng.choices((2, 3, 4), (5, 4, 1))[0]
            word = "".join(rng.choice(ONSETS) + rng.choice(VOWELS) + rng.choice(CODAS) for _ in range(count))
            if len(word) >= 4 and word not in self._stems:
                self._stems.add(word)
                return word

    def _entry(self, rng: random.Random, number: int, given: list[str]) -> Entry:
        slug = f"e-{number:04}"
        if number % 4 < 3:
            surname = self._new_word(rng)
            name, url = f"{rng.choice(given)} {surname}", f"people/{slug}.html"
            return Entry(slug, Kind.PERSON, name, f"Entry {number}", f"{name}.", url, (surname,))
        name = f"{rng.choice(BODIES)} {self._new_word(rng)}ی {self._new_word(rng)}"
        return Entry(slug, Kind.ORGANIZATION, name, f"Entry {number}", f"{name}.", f"organizations/{slug}.html")

    def _article(self, rng: random.Random, number: int, words: list[str], names: list[Entry]) -> Article:
        for entry in names:
            words[rng.randrange(len(words))] = _inflected(rng, rng.choice(entry.names))
        paragraphs: list[str] = []
        while words:
            cut = rng.randint(50, 110)
            paragraphs.append(_paragraph(rng, words[:cut]))
            words = words[cut:]
        title = " ".join(rng.choices(self.vocabulary[40:4000], k=6))
        standfirst = "، ".join(" ".join(rng.choices(self.vocabulary[40:4000], k=7)) for _ in range(2))
        day = FIRST_DAY + timedelta(days=rng.randrange(365 * 10))
        return Article(number, title, standfirst, day, rng.choice(SECTIONS), tuple(paragraphs), len(names))


def _inflected(rng: random.Random, name: str) -> str:
    return name + rng.choice(NAME_SUFFIXES_AFTER_VOWEL if name[-1] in VOWEL_LETTERS else NAME_SUFFIXES)


def _paragraph(rng: random.Random, words: list[str]) -> str:
    sentences: list[str] = []
    while words:
        cut = rng.randint(8, 26)
        sentence, words = words[:cut], words[cut:]
        if len(sentence) > 12:
            sentence[6] += "،"
        if rng.random() < 0.1:
            sentence = [f"«{sentence[0]}", *sentence[1:-1], f"{sentence[-1]}»"]
        sentences.append(" ".join(sentence) + ".")
    return " ".join(sentences)
