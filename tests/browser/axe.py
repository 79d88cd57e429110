"""The checker axe in a page, against WCAG 2.2 AA."""

from __future__ import annotations

import json
from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# The rules that look at colours, each of its own: by night everything else is as it is by day.
COLOURS = ["color-contrast", "link-in-text-block"]
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
LOADED = "typeof axe !== 'undefined'"
SCRIPT = Axe().axe_script

Violations = list[tuple[str, list[str]]]


def violations(page: Page, part: str | None = None, rules: list[str] | None = None) -> Violations:
    """What axe has against the page, or against the part of it that a selector names; `rules`: these alone.

    The page's context must bypass its policy, which forbids to evaluate a foreign script.
    """
    if not page.evaluate(LOADED):
        page.evaluate(SCRIPT)
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS}
    # Preloading would fetch the style sheets by XMLHttpRequest, which a page from disk may not.
    options = json.dumps({"runOnly": only, "resultTypes": ["violations"], "preload": False})
    found = page.evaluate(f"axe.run({json.dumps(part) if part else 'document'}, {options})")["violations"]
    return [(each["id"], [node["html"] for node in each["nodes"]]) for each in found]


def violations_in_both_schemes(page: Page, part: str | None = None) -> Violations:
    """Those of the page by day, and those of its colours by night."""
    by_day, by_night = SCHEMES
    page.emulate_media(color_scheme=by_night)
    found = violations(page, part, COLOURS)
    page.emulate_media(color_scheme=by_day)
    return violations(page, part) + found
