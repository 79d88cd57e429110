"""YAML front matter, read strictly: plain keys, string scalars, every value's line known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from xwener.errors import ContentError
from xwener.reading.lines import Steps, line_of

FENCE = "---"
# What a scalar means is not asked: it stays what it says. libyaml reads several times faster than Python; wheels of
# PyYAML have it, other installations may not.
LOADER: type[yaml.CBaseLoader | yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
# Without these there are no anchors, aliases and tags, and nothing has to be read twice.
_MAYBE_INDIRECT = re.compile("[&*!]")
# What YAML may hold here. Scalars stay strings: `NO`, `012` and `12:30` mean what the author typed.
Raw = str | list["Raw"] | dict[str, "Raw"]


@dataclass(frozen=True)
class FrontMatter:
    """The values of a file's front matter, and the line and the characters of the file where each of them stands.

    The characters of a scalar are as the author typed them, quotation marks and indentation included.
    """

    values: dict[str, Raw]
    lines: dict[Steps, int]
    body: str
    body_line: int
    body_offset: int
    errors: list[ContentError] = field(default_factory=list)
    source_offset: int = 0
    places: dict[Steps, tuple[int, int]] = field(default_factory=dict)

    def line_of(self, *steps: str | int) -> int:
        """The line of the value at `steps`, or of the nearest value around it."""
        return line_of(self.lines, steps)


def split(path: Path, text: str) -> FrontMatter:
    """The front matter and the body of a file's `text`; what is wrong with it is in `errors`.

    Refused, because their meaning surprises or their size explodes: anchors, aliases, tags,
    duplicate keys, keys that are not plain words.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return _failed(path, text, 1, "the front matter is missing", "begin the file with a line `---`")
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), 0)
    if not end:
        return _failed(path, text, 1, "the front matter does not end", "close it with a line `---`")
    source = "\n".join(lines[1:end]) + "\n"
    offset = sum(len(line) + 1 for line in lines[: end + 1])
    found = FrontMatter({}, {(): 1}, text[offset:], end + 2, offset, source_offset=len(lines[0]) + 1)
    try:
        _refuse_indirection(path, source, found.errors)
        if not found.errors:
            _fill(path, source, found)
    except yaml.MarkedYAMLError as told:
        error = _as_python_tells_it(source) or told
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line = (mark.line if mark else 0) + 2
        problem = getattr(error, "problem", "") or "it cannot be read"
        hint = "indent with two spaces, and put a value that holds `:` or `#` in quotes"
        found.errors.append(ContentError(path, line, f"the front matter is not YAML: {problem}", hint))
    except yaml.YAMLError:
        hint = "remove control characters such as NUL or ESC"
        found.errors.append(ContentError(path, 1, "the front matter holds a forbidden character", hint))
    return found


def _as_python_tells_it(source: str) -> yaml.MarkedYAMLError | None:
    """The error in PyYAML's own words, so that it reads the same on every machine."""
    try:
        yaml.compose(source, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        return error
    return None


def _failed(path: Path, text: str, line: int, message: str, hint: str) -> FrontMatter:
    return FrontMatter({}, {(): 1}, text, 1, 0, [ContentError(path, line, message, hint)])


def _refuse_indirection(path: Path, source: str, errors: list[ContentError]) -> None:
    if not _MAYBE_INDIRECT.search(source):
        return
    for event in yaml.parse(source, Loader=LOADER):
        # A tag is refused too: `!!python/…` and friends have no business in a text.
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None):
            hint = "write the value out, or put it in quotes when it begins with `&`, `*` or `!`"
            line = (event.start_mark.line if event.start_mark else 0) + 2
            errors.append(ContentError(path, line, "anchors, aliases and tags are not allowed", hint))


def _fill(path: Path, source: str, found: FrontMatter) -> None:
    root = yaml.compose(source, Loader=LOADER)
    if root is None:
        return
    if not isinstance(root, yaml.MappingNode):
        hint = "write one `key: value` a line"
        found.errors.append(ContentError(path, 2, "the front matter is not a list of keys", hint))
        return
    value = _value(path, root, (), found)
    if isinstance(value, dict):
        found.values.update(value)


def _value(path: Path, node: yaml.Node, steps: Steps, found: FrontMatter) -> Raw:
    found.lines.setdefault(steps, node.start_mark.line + 2)
    if isinstance(node, yaml.MappingNode):
        return dict(_pairs(path, node, steps, found))
    if isinstance(node, yaml.SequenceNode):
        return [_value(path, item, (*steps, i), found) for i, item in enumerate(node.value)]
    first = found.source_offset
    found.places[steps] = first + node.start_mark.index, first + node.end_mark.index
    return str(node.value)


def _pairs(path: Path, node: yaml.MappingNode, steps: Steps, found: FrontMatter) -> Iterator[tuple[str, Raw]]:
    seen: set[str] = set()
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 2
        if not isinstance(key_node, yaml.ScalarNode):
            found.errors.append(ContentError(path, line, "a key is not a plain word", "write `key: value`"))
            continue
        key = str(key_node.value)
        if key in seen:
            hint = "keep one of them"
            found.errors.append(ContentError(path, line, f"the key `{key}` stands twice", hint))
            continue
        seen.add(key)
        # The key's own line is what an author looks for, not the line where a block value begins.
        found.lines[(*steps, key)] = line
        yield key, _value(path, value_node, (*steps, key), found)
