"""The kinds of value a front-matter key may hold: each reads what the author wrote or says what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path
from urllib.parse import urlsplit

from xwener.errors import ContentError
from xwener.reading.front_matter import FrontMatter, Raw
from xwener.reading.lines import Steps
from xwener.sorani import normalize
from xwener.sorani.spaces import one_line

# A checked value. Partial dates (`2020`, `2020-05`) stay ISO strings.
Value = str | bool | date | datetime | list["Value"] | dict[str, "Value"]

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# 80 bytes leaves room for a folder and an ending within what zip files and Windows take (150 characters).
SLUG_BYTES = 80
# Windows opens devices under these names, whatever the ending.
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
DEVICE_NAMES = frozenset({"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)})
# Control characters break feeds and terminals. https://www.unicode.org/versions/latest/core-spec/chapter-23/
# And two that are no characters, which XML cannot hold either: https://www.w3.org/TR/xml/#charsets
CONTROLS = frozenset(map(chr, [*range(0x20), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF]))
# Bidirectional controls reorder what people read; ZWNJ and ZWJ are letters' business and stay.
# https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters
BIDI_OVERRIDES = frozenset(map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]))
BIDI_CONTROLS = BIDI_OVERRIDES | {"\u061c", "\u200e", "\u200f"}
PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}))?", re.ASCII)


@dataclass
class Reading:
    """One file's front matter while it is being checked; what is wrong is collected, never raised."""

    path: Path
    front: FrontMatter
    errors: list[ContentError] = field(default_factory=list)

    def wrong(self, steps: Steps, message: str, hint: str, code: str = "") -> None:
        """Note that the value at `steps` is wrong."""
        self.errors.append(ContentError(self.path, self.front.line_of(*steps), message, hint, code))


# Reads a raw value; None when it was wrong (and said so to the Reading).
Kind = Callable[[Raw, Steps, Reading], Value | None]


@dataclass(frozen=True)
class Field:
    """A key's kind of value, and whether it must be there."""

    kind: Kind
    required: bool = False


def ascii_digits(text: str) -> str:
    """`text` with the decimal digits of every script as 0–9.

    >>> ascii_digits("٢٠٢١-١١-٠٧")
    '2021-11-07'
    """
    return "".join(str(int(c)) if c.isdecimal() else c for c in text)


def _name(steps: Steps) -> str:
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in steps)


def text(raw: Raw, steps: Steps, reading: Reading) -> str | None:
    """One line of text that is not empty and holds no control characters."""
    if not isinstance(raw, str) or not raw.strip():
        reading.wrong(steps, f"`{_name(steps)}` has no text", f"write `{steps[-1]}: …`, or remove the key")
        return None
    value = one_line(raw)
    # To Python no control character is printable, and this is asked of a whole text at once.
    bad = None if value.isprintable() else next((c for c in value if c in BIDI_CONTROLS or c in CONTROLS), None)
    if bad is not None:
        message = f"`{_name(steps)}` holds the control character U+{ord(bad):04X}"
        code = "control-character" if bad in CONTROLS else "bidi-control"
        reading.wrong(steps, message, "remove it", code)
        return None
    return value


def term(raw: Raw, steps: Steps, reading: Reading) -> str | None:
    """The name of a section or tag, in standard spelling: `كوردي` and `کوردی` are one."""
    value = text(raw, steps, reading)
    return None if value is None else normalize(value)


def slug(raw: Raw, steps: Steps, reading: Reading) -> str | None:
    """A name for files and addresses: a–z, 0–9 and single hyphens, at most 80 bytes, no Windows device."""
    value = text(raw, steps, reading)
    if value is None:
        return None
    problem = slug_problem(value)
    if problem:
        reading.wrong(steps, f"`{value}` cannot be a slug: {problem}", "use a–z, 0–9 and single hyphens")
        return None
    return value


def slug_problem(value: str) -> str:
    """Why `value` cannot name a file everywhere, or nothing."""
    if not SLUG.fullmatch(value):
        return "it has other signs than a–z, 0–9 and single hyphens"
    if len(value) > SLUG_BYTES:
        return f"it is longer than {SLUG_BYTES} bytes"
    if value in DEVICE_NAMES:
        return "Windows keeps that name for a device"
    return ""


def moment(raw: Raw, steps: Steps, reading: Reading) -> date | datetime | None:
    """An ISO date, or date and time of day: `2021-11-07` or `2021-11-07T02:00`; Kurdish digits are read."""
    value = text(raw, steps, reading)
    found = value and MOMENT.fullmatch(ascii_digits(value))
    try:
        if found:
            day = date.fromisoformat(found[1])
            return datetime.combine(day, time.fromisoformat(found[2]), UTC) if found[2] else day
    except ValueError:
        pass
    if value is not None:
        hint = "write year-month-day, such as `2021-11-07`"
        reading.wrong(steps, f"`{_name(steps)}: {value}` is not a date", hint)
    return None


def day(raw: Raw, steps: Steps, reading: Reading) -> date | None:
    """An ISO date without a time."""
    value = moment(raw, steps, reading)
    if isinstance(value, datetime):
        reading.wrong(steps, f"`{_name(steps)}` has a time of day", "write the date alone: `2021-11-07`")
        return None
    return value if isinstance(value, date) else None


def partial_date(raw: Raw, steps: Steps, reading: Reading) -> str | None:
    """What is known of a date: `2020`, `2020-05` or `2020-05-07`, kept as that ISO text."""
    value = text(raw, steps, reading)
    if value is None:
        return None
    iso = ascii_digits(value)
    found = PARTIAL_DATE.fullmatch(iso)
    try:
        if found:
            date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
            return iso
    except ValueError:
        pass
    hint = "write a year, year-month or year-month-day, such as `2020-05-07`"
    reading.wrong(steps, f"`{_name(steps)}: {value}` is not a date", hint)
    return None


def url(raw: Raw, steps: Steps, reading: Reading) -> str | None:
    """An address on the web: http or https with a host."""
    value = text(raw, steps, reading)
    if value is not None and not is_web_address(value):
        reading.wrong(steps, f"`{value}` is not a web address", "begin it with `https://`")
        return None
    return value


def is_web_address(value: str) -> bool:
    """Whether `value` is an http or https address with a host and without a user's name."""
    try:
        parts = urlsplit(value)
        good = parts.scheme in {"http", "https"} and parts.hostname and "@" not in parts.netloc
    except ValueError:
        return False
    return bool(good) and " " not in value


def yes_no(raw: Raw, steps: Steps, reading: Reading) -> bool | None:
    """`yes` or `no`."""
    value = text(raw, steps, reading)
    if value in {"yes", "no"}:
        return value == "yes"
    if value is not None:
        reading.wrong(steps, f"`{_name(steps)}: {value}` is neither yes nor no", "write `yes` or `no`")
    return None


def choice(*allowed: str) -> Kind:
    """One of the words in `allowed`."""

    def read(raw: Raw, steps: Steps, reading: Reading) -> str | None:
        value = text(raw, steps, reading)
        if value is None or value in allowed:
            return value
        reading.wrong(steps, f"`{_name(steps)}: {value}` is not known", f"use one of: {', '.join(allowed)}")
        return None

    return read


def listing(of: Kind) -> Kind:
    """A YAML list whose items are each of the kind `of`."""

    def read(raw: Raw, steps: Steps, reading: Reading) -> list[Value] | None:
        if not isinstance(raw, list):
            hint = "write one item a line, each after `- `"
            reading.wrong(steps, f"`{_name(steps)}` is not a list", hint)
            return None
        values = [of(item, (*steps, i), reading) for i, item in enumerate(raw)]
        return [value for value in values if value is not None]

    return read


def record(fields: Mapping[str, Field]) -> Kind:
    """A YAML mapping with these keys and no others."""

    def read(raw: Raw, steps: Steps, reading: Reading) -> dict[str, Value] | None:
        if not isinstance(raw, dict):
            hint = f"write keys such as `{next(iter(fields))}: …` under it"
            reading.wrong(steps, f"`{_name(steps)}` has no keys", hint)
            return None
        return read_fields(raw, fields, steps, reading)

    return read


def mapping(of: Kind) -> Kind:
    """A YAML mapping from any text to values of one kind."""

    def read(raw: Raw, steps: Steps, reading: Reading) -> dict[str, Value] | None:
        if not isinstance(raw, dict):
            reading.wrong(steps, f"`{_name(steps)}` has no keys", "write `words: slug` under it, one a line")
            return None
        values = {key: of(item, (*steps, key), reading) for key, item in raw.items()}
        return {key: value for key, value in values.items() if value is not None}

    return read


def read_fields(
    raw: Mapping[str, Raw], fields: Mapping[str, Field], steps: Steps, reading: Reading
) -> dict[str, Value]:
    """The checked values of a mapping; unknown and missing keys are told to `reading`."""
    for key in raw.keys() - fields.keys():
        reading.wrong((*steps, key), f"the key `{_name((*steps, key))}` is unknown", _nearest(key, fields))
    values: dict[str, Value] = {}
    for key, expected in fields.items():
        if key in raw:
            value = expected.kind(raw[key], (*steps, key), reading)
            if value is not None:
                values[key] = value
        elif expected.required:
            name = _name((*steps, key))
            reading.wrong(steps, f"the key `{name}` is missing", f"add `{key}: …` to the front matter")
    return values


def _nearest(key: str, fields: Mapping[str, Field]) -> str:
    import difflib  # noqa: PLC0415  (only a wrong file pays for loading it)

    near = difflib.get_close_matches(key, fields, n=1)
    return f"did you mean `{near[0]}`" if near else f"known keys are: {', '.join(fields)}"
