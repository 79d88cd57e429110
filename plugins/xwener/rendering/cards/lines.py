"""A headline broken into lines by the width that its letters really take."""

from __future__ import annotations

from collections.abc import Callable, Sequence

# Gives the width of a text in pixels.
Measure = Callable[[str], float]
MORE = "…"


def break_lines(text: str, width: float, most: int, measure: Measure) -> list[str] | None:
    """`text` in at most `most` lines of at most `width` pixels, as even as can be; None when it needs more.

    A word that is wider than a line stands on a line of its own and needs more room than there is: None, too.
    """
    words = text.split()
    widths = [measure(word) for word in words]
    if any(word > width for word in widths):
        return None
    lines = _greedy(words, width, measure)
    if len(lines) > most:
        return None
    # The narrowest column with as many lines is the one whose lines are most alike.
    low, high = max(widths, default=0.0), width
    while high - low > 1:
        middle = (low + high) / 2
        if len(_greedy(words, middle, measure)) <= len(lines):
            high = middle
        else:
            low = middle
    return _greedy(words, high, measure)


def cut_lines(text: str, width: float, most: int, measure: Measure) -> list[str]:
    """The beginning of `text` in at most `most` lines, with an ellipsis where something was left out."""
    words = text.split()
    for count in range(len(words), 0, -1):
        shown = " ".join(words[:count]) + ("" if count == len(words) else MORE)
        lines = break_lines(shown, width, most, measure)
        if lines:
            return lines
    return [_cut_word(words[0], width, measure)] if words else []


def _greedy(words: Sequence[str], width: float, measure: Measure) -> list[str]:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _cut_word(word: str, width: float, measure: Measure) -> str:
    shown = word
    while shown and measure(shown + MORE) > width:
        shown = shown[:-1]
    return shown + MORE
