"""Numbers in Kurdish digits and back (tables/numbers.json)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any, Final

from xwener.sorani.tables import load

_TABLE: dict[str, Any] = load("numbers")
_GROUP_SIZE = 3
_MOST_DECIMALS = 6
# No float has more digits before its point than 309.
_EXACT: Final = Context(prec=400, rounding=ROUND_HALF_UP)
_TO_ASCII: Final = {
    ord(char): str(digit) for digits in (_TABLE["digits"], _TABLE["persian"]) for digit, char in enumerate(digits)
}
_TO_KURDISH: Final = {ord(str(digit)): char for digit, char in enumerate(_TABLE["digits"])}
_TO_KURDISH.update({ord(char): _TABLE["digits"][digit] for digit, char in enumerate(_TABLE["persian"])})


def ascii_digits(text: str) -> str:
    """`text` with Kurdish (٠–٩) and Persian (۰–۹) digits as 0–9.

    >>> ascii_digits("٢٠۲١")
    '2021'
    """
    return text.translate(_TO_ASCII)


def kurdish_digits(text: str) -> str:
    """`text` with every digit as ٠–٩.

    >>> kurdish_digits("C-130, ۱۴")
    'C-١٣٠, ١٤'
    """
    return text.translate(_TO_KURDISH)


def format_number(value: float, *, grouping: bool = True, decimals: int | None = None) -> str:
    """A number as print writes it: ٠–٩, `٬` between thousands, `٫` before decimals.

    `decimals` fixes how many there are; without it as many as the number has, up to six. Halves are rounded away
    from zero. ValueError: not finite.

    >>> format_number(1234567), format_number(2021, grouping=False), format_number(43.5)
    ('١٬٢٣٤٬٥٦٧', '٢٠٢١', '٤٣٫٥')
    """
    if value - value != 0:  # infinite, or no number
        raise ValueError(f"{value} cannot be written")
    places = _MOST_DECIMALS if decimals is None else decimals
    digits = f"{_EXACT.quantize(Decimal(value).copy_abs(), Decimal(1).scaleb(-places)):f}"
    whole, _, fraction = digits.partition(".")
    if decimals is None:
        fraction = fraction.rstrip("0")
    grouped = _group(whole) if grouping else whole
    ending = str(_TABLE["decimal"]) + fraction if fraction else ""
    minus = str(_TABLE["minus"]) if value < 0 and digits.strip("0.") else ""
    return minus + kurdish_digits(grouped + ending)


def _group(whole: str) -> str:
    first = len(whole) % _GROUP_SIZE
    parts = [whole[:first]] if first else []
    parts += [whole[i : i + _GROUP_SIZE] for i in range(first, len(whole), _GROUP_SIZE)]
    return str(_TABLE["group"]).join(parts)


def format_percent(value: float, *, decimals: int | None = None) -> str:
    """A share of one hundred: the sign stands behind the number.

    >>> format_percent(43.5)
    '٤٣٫٥٪'
    """
    return format_number(value, decimals=decimals) + str(_TABLE["percent"])
