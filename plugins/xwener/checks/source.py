"""A content file as the checks see it: its runs of Sorani prose, its Markdown tokens, its lines."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from markdown_it.token import Token

from xwener.checks.changes import may_change
from xwener.checks.prose import Prose, prose
from xwener.linking.source_map import BodyMap, Span, inline_spans
from xwener.reading.environment import Environment
from xwener.reading.front_matter import FrontMatter, split
from xwener.reading.lines import Steps
from xwener.reading.markdown import parser
from xwener.reading.old_addresses import key_of
from xwener.reading.schema import Kind

# Names in addresses or in Latin letters; so are old addresses, whose key depends on the kind.
_NOT_PROSE = frozenset({"src", "url", "slug", "latin", "wikidata"})
# How YAML writes what it could not write as it is.
_YAML_ESCAPES = {'"': re.compile(r"\\(?:x..|u.{4}|U.{8}|.)"), "'": re.compile("''")}
_HOUSE_LANGUAGE = "ckb"
_CELLS = frozenset({"th_open", "td_open"})


@dataclass(frozen=True)
class Source:
    """The file at `path` with the text `text`, whose line ends are those of Unix."""

    path: Path
    kind: Kind
    text: str

    @cached_property
    def front(self) -> FrontMatter:
        """Its front matter and body."""
        return split(self.path, self.text)

    @cached_property
    def tokens(self) -> list[Token]:
        """The tokens of its body; none when nobody can tell where the body begins."""
        if not self.front.body_offset:
            return []
        environment = Environment(self.path, self.front.body_line, {})
        return parser().parse(self.front.body, environment.for_markdown_it())

    @cached_property
    def prose(self) -> list[Prose]:
        """Its runs of Sorani prose in which something may be found: of the front matter, then of the body."""
        return [*self._front_prose(), *self._body_prose()]

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    def line_at(self, place: int) -> int:
        """The line of the character at `place`, counted from 1."""
        return bisect.bisect_right(self._starts, place)

    def _front_prose(self) -> Iterator[Prose]:
        for steps, (start, end) in self.front.places.items():
            if self._is_prose(steps) and may_change(self.text[start:end]):
                yield from self._scalar(start, end)

    def _is_prose(self, steps: Steps) -> bool:
        return steps[-1] not in _NOT_PROSE and steps[0] != key_of(self.kind)

    def _scalar(self, start: int, end: int) -> Iterator[Prose]:
        places: list[int | None] = list(range(start, end))
        escapes = _YAML_ESCAPES.get(self.text[start : start + 1])
        if escapes:
            for found in escapes.finditer(self.text, start + 1, end - 1):
                places[found.start() - start : found.end() - start] = [None] * len(found[0])
            places = places[1:-1]
            start, end = start + 1, end - 1
        # A text of several lines is indented: each line is a text of its own.
        for line in re.finditer(r"[^\n]+", self.text[start:end]):
            found_prose = prose(line[0], places[line.start() : line.end()])
            if found_prose:
                yield found_prose

    def _body_prose(self) -> Iterator[Prose]:
        body = BodyMap(self.front.body)
        foreign: list[bool] = []
        before = ""
        for token in self.tokens:
            if token.nesting > 0:
                foreign.append(_is_foreign(token) or (bool(foreign) and foreign[-1]))
            elif token.nesting < 0:
                foreign.pop()
            # The cells of a row share a line: the map counts how far along it they have come.
            elif token.type == "inline" and (before in _CELLS or may_change(token.content)):
                spans = body.content(token)
                if not (foreign and foreign[-1]):
                    yield from self._inline(token.content, token.children or [], spans)
            before = token.type

    def _inline(self, content: str, children: list[Token], spans: list[Span]) -> Iterator[Prose]:
        """The prose of a block whose source text is `content`, and whose characters stand at `spans` of the body."""
        inline = inline_spans(content, children)
        chars: list[str] = []
        places: list[int | None] = []
        foreign, reached = 0, 0
        for index, child in enumerate(children):
            if child.type in {"span_open", "span_close"} or child.markup == "autolink":
                foreign += child.nesting if foreign or _is_foreign(child) else 0
            if child.type == "image":
                at = content.find(f"![{child.content}]", reached)
                if at >= 0:
                    reached = at + 2
                    yield from self._inline(child.content, child.children or [], spans[reached:])
            said = child.content if child.type == "text" else _SAID.get(child.type, "")
            chars += said
            if child.type == "text" and not foreign:
                places += [self._place(char, spans, span) for char, span in zip(said, inline[index], strict=True)]
            else:
                places += [None] * len(said)
        found = prose(chars, places)
        if found:
            yield found

    def _place(self, char: str, spans: list[Span], span: Span) -> int | None:
        """The place in the file of a character typed as itself, not as an escape or by its name."""
        start, end = span
        if end != start + 1 or end > len(spans):
            return None
        place = self.front.body_offset + spans[start][0]
        return place if self.text[place : place + 1] == char else None


# What tokens without text of their own leave in a run of prose.
_SAID = {"softbreak": "\n", "hardbreak": "\n", "code_inline": "\ufffc", "image": "\ufffc", "footnote_ref": "\ufffc"}


def _is_foreign(token: Token) -> bool:
    """Whether what the token opens is in another language, or an address."""
    return token.markup == "autolink" or token.attrs.get("lang", _HOUSE_LANGUAGE) != _HOUSE_LANGUAGE
