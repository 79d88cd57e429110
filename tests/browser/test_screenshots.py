"""The key pages look as they did: `pytest tests/browser/test_screenshots.py --refresh-golden` takes them anew.

What is kept is grey and a quarter as large: enough to see in a review what has moved, little enough to keep, and
without what differs from one version of a browser to the next.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import ViewportSize
from tests.browser.conftest import ROOT, Reader
from tests.browser.page_types import PATTERNS
from tests.browser.screenshot import screenshot

from xwener.building.build import build

GOLDEN = Path(__file__).with_name("screenshots")
# 2022-11-15: no background of the demo content becomes due on the way.
DAY_S = 1_668_470_400
PAGES = ("home", "article", "person", "background", "glossary", "archive", "search", "not found")
WINDOWS: dict[str, ViewportSize] = {"light": {"width": 1280, "height": 900}, "dark": {"width": 390, "height": 844}}
MOST_HEIGHT, SMALLER = 2400, 4
# A tile of 32 × 32 pixels of the page differs when its grey is another by this much; what a few of them show is the
# drawing of a letter. A line that moves, or a colour that changes, is seen in many.
TILE, ANOTHER, FEW = 8, 10, 0.01


@pytest.fixture(scope="module")
def dated_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo content as built on one day for ever."""
    output = tmp_path_factory.mktemp("dated") / "site"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", str(DAY_S))
        assert build(ROOT, ROOT / "content", output) == 0
    return output


def difference(before: Image.Image, after: Image.Image) -> float:
    """Which part of the tiles is another; 1 when the sizes differ."""
    if before.size != after.size:
        return 1
    tiles = (-(-before.width // TILE), -(-before.height // TILE))
    # Averages first: a stroke that is a little bolder is no change.
    small = [image.resize(tiles, Image.Resampling.BOX) for image in (before, after)]
    changed = sum(ImageChops.difference(*small).histogram()[ANOTHER:])
    return changed / (tiles[0] * tiles[1])


@pytest.mark.parametrize("scheme", WINDOWS)
def test_key_pages(
    open_reader: Callable[..., Reader], dated_site: Path, tmp_path: Path, request: pytest.FixtureRequest, scheme: str
):
    """By day on a desk, by night on a telephone; what differs is kept beside the test's other files."""
    page = open_reader(viewport=WINDOWS[scheme], color_scheme=scheme).page
    page.clock.set_fixed_time(DAY_S * 1000)
    wrong = []
    for name in PAGES:
        page.goto((dated_site / PATTERNS[name]).as_uri())
        shown = screenshot(page, height=MOST_HEIGHT).convert("L").reduce(SMALLER)
        golden = GOLDEN / f"{name.replace(' ', '-')}-{scheme}.webp"
        if request.config.getoption("--refresh-golden"):
            golden.parent.mkdir(exist_ok=True)
            shown.save(golden, quality=70, method=6)
        with Image.open(golden) as kept:
            part = difference(kept.convert("L"), shown)
        if part > FEW:
            shown.save(tmp_path / golden.with_suffix(".png").name)
            wrong.append(f"{golden.name}: {part:.1%} is different, see {tmp_path}")
    assert wrong == []


def test_what_counts_as_a_difference():
    """Bolder strokes do not, a line that has moved does."""
    paper = Image.new("L", (320, 320), 240)
    lines = paper.copy()
    for y in range(0, 320, 20):
        lines.paste(60, (40, y, 280, y + 6))
    bolder, moved = lines.point(lambda grey: max(0, grey - 4)), ImageChops.offset(lines, 0, 9)
    assert difference(lines, bolder) == 0
    assert difference(lines, moved) > FEW
    assert difference(lines, paper.crop((0, 0, 320, 300))) == 1
