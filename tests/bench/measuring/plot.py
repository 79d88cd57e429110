"""Bars as an SVG of nothing but rectangles and words; it is read on light ground and on dark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

WIDTH, LINE, BAR = 760, 30, 16
LABELS, FIGURES, MARGIN = 190, 90, 20
# The house's colours of paper, ink and accent.
PAPER, INK, FAINT, ACCENT, OTHER = "#fbf9f4", "#2a2622", "#6b645a", "#8c2f1b", "#b9b0a2"


@dataclass(frozen=True)
class Panel:
    """Bars of one measure: their names, values and what is written after each; the first name's bar is ours."""

    title: str
    bars: Sequence[tuple[str, float, str]]


def svg(title: str, panels: Sequence[Panel], ours: str) -> str:
    """The panels below each other; `title` is for those who hear it. The bar named `ours` has the accent."""
    parts: list[str] = []
    top = MARGIN
    for panel in panels:
        parts.append(_text(MARGIN, top + 18, panel.title, size=16, weight="bold"))
        top += LINE + 4
        longest = max((value for _, value, _ in panel.bars), default=0.0) or 1.0
        for name, value, told in panel.bars:
            width = round((WIDTH - LABELS - FIGURES - 2 * MARGIN) * value / longest, 1)
            left = MARGIN + LABELS
            colour = ACCENT if name == ours else OTHER
            parts.append(_text(left - 10, top + 13, name, anchor="end", weight="bold" if name == ours else "normal"))
            parts.append(f'<rect x="{left}" y="{top}" width="{width}" height="{BAR}" rx="2" fill="{colour}"/>')
            parts.append(_text(left + width + 8, top + 13, told, colour=FAINT))
            top += LINE
        top += MARGIN
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{top}" viewBox="0 0 {WIDTH} {top}" '
        f'role="img" font-family="Georgia, \'Noto Serif\', serif">'
    )
    ground = f'<rect width="{WIDTH}" height="{top}" rx="6" fill="{PAPER}"/>'
    return "\n".join([head, f"<title>{escape(title)}</title>", ground, *parts, "</svg>", ""])


def _text(
    x: float, y: float, words: str, *, size: int = 14, anchor: str = "start", weight: str = "normal", colour: str = INK
) -> str:
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{size}" text-anchor="{anchor}" font-weight="{weight}" '
        f'fill="{colour}">{escape(words)}</text>'
    )
