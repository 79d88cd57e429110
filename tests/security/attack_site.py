"""A content folder that holds attack strings in every place where an author can write."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import cycle, repeat
from pathlib import Path

from PIL import Image
from tests.security.attacks import Attack

from xwener.linking.site import load_site

PLACE = re.compile(r"@(\w+)?")
# `@` stands for the attack, `§` for a number that keeps names and addresses apart; the last column is what
# is written once the attack has been refused there. None: the line is left out.
FRONT: Mapping[str, list[tuple[str, str, str]]] = {
    "articles/2021/article-§.md": [
        ("title", "title: @", "title: ok"),
        ("", "date: 2021-11-07", ""),
        ("standfirst", "standfirst: @", "standfirst: ok"),
        ("kicker", "kicker: @", "kicker: ok"),
        ("section", "section: @section§", "section: ok"),
        ("author", "authors: [@]", "authors: [ok]"),
        ("tag", "tags: [@tag§]", "tags: [ok]"),
        ("series", "series: @", "series: ok"),
        ("old address", "aliases: [@]", "aliases: []"),  # no two files may name the same
        ("", "image:", ""),
        ("image src", "  src: @", "  src: images/pixel.png"),
        ("image alt", "  alt: @", "  alt: ok"),
        ("image caption", "  caption: @", "  caption: ok"),
        ("image credit", "  credit: @", "  credit: ok"),
        ("", "sources:", ""),
        ("source title", "  - title: @", "  - title: ok"),
        ("source publisher", "    publisher: @", "    publisher: ok"),
        ("source url", "    url: @", "    url: https://example.org/"),
        ("", "corrections:", ""),
        ("", "  - date: 2021-11-08", ""),
        ("correction", "    text: @", "    text: ok"),
    ],
    "glossary/people/person-§.md": [
        ("name", "name: @person§", "name: person§"),
        ("latin", "latin: @latin§", "latin: latin§"),
        ("", "kind: person", ""),
        ("summary", "summary: @", "summary: ok"),
        ("alias", "aliases: [@alias§]", "aliases: [alias§]"),
        ("", "roles:", ""),
        ("role", "  - title: @", "  - title: ok"),
        ("role of", "    of: @", ""),
        ("wikidata", "wikidata: @", "wikidata: Q1§"),
        ("born in", "born_in: @", "born_in: ok"),
        ("", "sources:", ""),
        ("source title", "  - title: @", "  - title: ok"),
        ("source url", "    url: @", "    url: https://example.org/"),
    ],
    "backgrounds/background-§.md": [
        ("title", "title: @background§", "title: background§"),
        ("", "kind: question", ""),
        ("standfirst", "standfirst: @", "standfirst: ok"),
        ("", "about: [person-§]", ""),
        ("", "as_of: 2021-11-07", ""),
        ("", "sources:", ""),
        ("source title", "  - title: @", "  - title: ok"),
    ],
}
# Blocks of the body. An attack that spans lines stays within its block.
BODY = (
    "@",
    "x @ y",
    "## @",
    "> @",
    "- @",
    "| x |\n| --- |\n| @ |",
    "`@`",
    "[x](@)",
    "[x](<@>)",
    '[x](https://example.org "@")',
    "[@](https://example.org)",
    "![@](../../images/pixel.png)",
    '![x](../../images/pixel.png "@")',
    "![x](@)",
    "[x]{@}",
    '[x]{class="@" lang="@" dir="@"}',
    "[x][ref]\n\n[ref]: @",
    "[^1]\n\n[^1]: @",
    "[[@|x]]",
    "[[person-§|@]]",
    "<@>",
    "::: note @\nx\n:::",
    "``` @\nx\n```",
    "term\n: @",
    "person§ background§",
)


# How blocks end in which the attack is an address.
ADDRESSES = ("](@)", "](<@>)", "]: @")
# The folders of content, those that others point to last.
ORDER = ("articles", "backgrounds", "glossary")


@dataclass
class Piece:
    """A place in a file, the attack written there, and what stands there once it is refused."""

    place: str
    attack: Attack
    text: str
    instead: str
    refusals: list[str] = field(default_factory=list)

    @property
    def written(self) -> str:
        """What stands in the file."""
        return self.instead if self.refusals else self.text


@dataclass
class AttackFile:
    """A content file made of pieces."""

    path: Path
    front: list[Piece]
    body: list[Piece]

    def write(self) -> None:
        """Write the file as its pieces are now."""
        body = "".join(f"{piece.written}\n\n" for piece in self.body)
        front = "".join(f"{piece.written}\n" for piece in self.front)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(f"---\n{front}---\n{body}", encoding="utf-8", newline="\n")

    def piece_at(self, line: int) -> Piece:
        """The piece on a line; LookupError when none is there."""
        at = 2
        for piece in self.front:
            if at == line:
                return piece
            at += 1
        at += 1
        for piece in self.body:
            height = len(lines_of(piece.written)) + 1
            if at <= line < at + height:
                return piece
            at += height
        raise LookupError(f"{self.path}:{line}")


def lines_of(text: str) -> list[str]:
    """The lines of `text` as the reader counts them."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def files_of(attacks: Iterator[Attack], number: int, content: Path) -> Iterator[AttackFile]:
    """An article, a person and a background, each place with the next attack."""
    for name, rows in FRONT.items():
        blocks = BODY if name.startswith("articles") else BODY[:2]
        front = [_front(row, next(attacks), number) for row in rows]
        body = [_body(block, next(attacks), number) for block in blocks]
        yield AttackFile(content / name.replace("§", str(number)), front, body)


def _front(row: tuple[str, str, str], attack: Attack, number: int) -> Piece:
    place, line, instead = (part.replace("§", str(number)) for part in row)
    # A JSON string is a YAML string too; the word that keeps names apart goes inside its quotation marks.
    written = PLACE.sub(lambda found: json.dumps(f"{attack.text} {found[1]}" if found[1] else attack.text), line)
    return Piece(place, attack, written, instead)


def _body(block: str, attack: Attack, number: int) -> Piece:
    written = block.replace("§", str(number)).replace("@", attack.text)
    if attack.text.startswith("#") and block.endswith(ADDRESSES):
        # A link to a heading that is not on the page is refused when the pages stand, not while texts are read.
        written = "ok"
    return Piece(f"body {block.split(maxsplit=1)[0]}", attack, written, "ok")


def everywhere(chosen: Iterable[Attack]) -> list[Iterator[Attack]]:
    """Every attack in every place of files of its own."""
    return [repeat(attack) for attack in chosen]


def once(chosen: Sequence[Attack], times: int) -> list[Iterator[Attack]]:
    """As many sets of files as it takes for every attack to stand in at least `times` places."""
    per_set = sum(len(rows) for rows in FRONT.values()) + len(BODY) + 2 * len(BODY[:2])
    attacks = cycle(chosen)
    return [attacks] * -(-times * len(chosen) // per_set)


def write_attack_site(content: Path, sets: list[Iterator[Attack]], words: Mapping[str, str]) -> list[AttackFile]:
    """Write a content folder with the attacks, each left out where it is refused.

    AssertionError: something was refused that holds no attack, or is refused for ever.
    """
    files = [file for number, attacks in enumerate(sets) for file in files_of(attacks, number, content)]
    (content / "images").mkdir(parents=True)
    Image.new("RGB", (1, 1)).save(content / "images" / "pixel.png")
    for file in files:
        file.write()
    by_path = {file.path: file for file in files}
    for _round in range(12):
        _, errors = load_site(content, words)
        if not errors:
            return files
        # Where an entry is refused, what points to it is wrong too: the glossary comes first.
        folder = max((error.path.relative_to(content).parts[0] for error in errors), key=ORDER.index)
        now = [error for error in errors if error.path.relative_to(content).parts[0] == folder]
        # All are looked up before any is changed: a refused block may give way to a shorter one.
        found = [(by_path[error.path].piece_at(error.line), error) for error in now]
        assert not [error for piece, error in found if piece.refusals or not piece.place]
        for piece, error in found:
            piece.refusals.append(error.message)
        for path in {error.path for error in now}:
            by_path[path].write()
    raise AssertionError(f"still refused: {errors[0]}")
