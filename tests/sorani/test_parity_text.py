"""Python and JavaScript write the same dates, numbers, Latin letters and addresses."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, time
from subprocess import CalledProcessError
from typing import Any

import pytest
from tests.sorani.node import call
from tests.sorani.strings import noise, vocabulary

from xwener import sorani

CHANCE = random.Random(612)  # noqa: S311  (reproducible, not secret)
LETTERS = "ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنهەووۆییێ"
WORDS = ["".join(CHANCE.choices(LETTERS, k=CHANCE.randint(1, 10))) for _ in range(20_000)]
TEXTS = [*vocabulary(), *WORDS, *noise(4_000, 612), "و" * 999, "ب" * 999, "ی" * 999, "al-ب", "Émile İ \u212b \u0347"]
DAYS = [date.fromordinal(day) for day in range(date(1900, 1, 1).toordinal(), date(2101, 1, 1).toordinal(), 17)]
STYLES = ["full", "long", "day", "month", "year", "numeric"]
SIZES = [CHANCE.uniform(-1, 1) * 10 ** CHANCE.randint(-8, 22) for _ in range(3_000)]
NUMBERS = [
    0.0,
    -0.0,
    -1e-9,
    2.675,
    1e21,
    1e300,
    1e-300,
    0.1 + 0.2,
    *SIZES,
    *(number / 128 for number in range(-400, 400)),
]


def snake(options: dict[str, Any]) -> dict[str, Any]:
    """The options as Python names them."""
    return {"kurdish_year" if name == "kurdishYear" else name: value for name, value in options.items()}


def differences(name: str, arguments: list[list[Any]], ours: Callable[..., Any]) -> list[Any]:
    """Each list of arguments with the two results that are not the same."""
    [theirs] = call([(name, arguments)])
    return [(each, ours(*each), one) for each, one in zip(arguments, theirs, strict=True) if ours(*each) != one]


@pytest.mark.parametrize(
    ("name", "function"),
    [
        ("toLatin", sorani.to_latin),
        ("latinKeys", sorani.latin_keys),
        ("slug", sorani.slug),
        ("sortKey", sorani.sort_key),
    ],
)
def test_texts(name: str, function: Callable[[str], Any]):
    """Real words, random ones of Kurdish letters, and noise."""
    assert differences(name, [[text] for text in TEXTS if not lone(text)], function) == []


def lone(text: str) -> bool:
    """Whether a surrogate stands in `text`: the two languages count what follows differently."""
    return any("\ud800" <= char <= "\udfff" for char in text)


def test_names_have_their_own_spelling():
    """The mapping of names."""
    arguments = [
        ["سەدر لە بەغدا", {"سەدر": "Sadr"}],
        ["کازمی هات، موستەفا کازمی", {"کازمی": "Kazimi", "موستەفا کازمی": "Mustafa Kadhimi"}],
        ["سەدر constructor", {"ب": "x"}],
        ["موستەفا کازمی هات", {"موستەفا کازمی": "Mustafa Kadhimi"}],
    ]
    assert differences("toLatin", arguments, sorani.to_latin) == []


@pytest.mark.parametrize("style", STYLES)
def test_dates(style: str):
    """Days of two centuries, with the year of the Kurdish calendar and without."""
    arguments = [[str(day), style, {"kurdishYear": kurdish}] for day in DAYS for kurdish in (False, True)]

    def ours(day: str, style: str, options: dict[str, Any]) -> str:
        return sorani.format_date(date.fromisoformat(day), style, **snake(options))

    assert differences("formatDate", arguments, ours) == []


def test_times():
    """Every minute of a day, alone and after a date."""
    minutes = [time(minute // 60, minute % 60).isoformat("minutes") for minute in range(24 * 60)]
    arguments = [[text] for minute in minutes for text in (minute, f"2021-11-07T{minute}")]
    assert differences("formatTime", arguments, lambda text: sorani.format_time(time.fromisoformat(text[-5:]))) == []


@pytest.mark.parametrize("options", [{}, {"grouping": False}, {"decimals": 0}, {"decimals": 2}])
def test_numbers(options: dict[str, Any]):
    """Numbers of every size, halves among them."""
    arguments = [[number, options] for number in NUMBERS]
    assert differences("formatNumber", arguments, lambda number, given: sorani.format_number(number, **given)) == []


def test_percent():
    """The sign is the same."""
    arguments = [[number, {"decimals": 1}] for number in NUMBERS]
    assert differences("formatPercent", arguments, lambda number, given: sorani.format_percent(number, **given)) == []


@pytest.mark.parametrize("name", ["formatNumber", "formatPercent"])
def test_what_is_no_number_is_refused(name: str):
    """JavaScript refuses, too; JSON has no infinity, so a number beyond the largest stands for it."""
    with pytest.raises(CalledProcessError) as error:
        call([(name, [["1e999"]])])
    assert "RangeError" in error.value.stderr
