"""Pictures of a page when all of it is there."""

from __future__ import annotations

from io import BytesIO

from PIL import Image
from playwright.sync_api import Page

# What a script fills in on some pages, once it has been fetched.
LATE = "main .awaits-script[hidden][data-scripts], main #search-history[hidden]"
# Pictures further down are fetched when somebody scrolls there, and nobody does.
EAGER = """
Promise.all([document.fonts.ready, ...[...document.images].map((image) => {
  image.loading = "eager";
  return image.decode().catch(() => {});
})]).then(() => true)
"""


def screenshot(page: Page, *, height: int = 0) -> Image.Image:
    """What the page shows, without its animations: as far as the window reaches, or `height` pixels from its top."""
    page.locator(LATE).first.wait_for(state="detached")
    page.evaluate(EAGER)
    size = page.viewport_size or {"width": 0, "height": 0}
    whole = int(page.evaluate("document.documentElement.scrollHeight"))
    box = {"x": 0, "y": 0, "width": size["width"], "height": min(height, whole) if height else size["height"]}
    data = page.screenshot(full_page=bool(height), clip=box, animations="disabled", caret="hide")  # type: ignore[arg-type]
    return Image.open(BytesIO(data)).convert("RGB")
