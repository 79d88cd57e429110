"""Opens the pages of a site in Chromium, its Content-Security-Policy switched off, and watches what runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from operator import ne
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Browser, Dialog, Page

# Every attack calls one of these. They note that they ran, and stop nothing else from running.
HOOK = """
globalThis.ran = [];
for (const name of ["alert", "confirm", "prompt", "print", "open"]) {
  globalThis[name] = (...given) => { globalThis.ran.push(`${name}(${given.join()})`); };
}
"""
# What may not stand in a page though nothing ran yet: it waits for a click, a hover or an old browser.
SCAN = """
([site, text]) => {
  const found = [...globalThis.ran];
  const shown = text ? new DOMParser().parseFromString(text, "text/html") : document;
  for (const element of shown.querySelectorAll("*")) {
    const name = element.localName;
    // Only 404.html shows pictures this way, and always the same: rendering/not_found.py.
    if (element.matches("main object:not([id])") && element.attributes.length === 5 &&
        /^(\\.\\/|(\\.\\.\\/)+)static\\/root\\.svg$/.test(element.getAttribute("data"))) {
      continue;
    }
    if (["iframe", "object", "embed", "base", "frame", "applet", "style", "math", "foreignobject"].includes(name)) {
      found.push(`<${name}>`);
    }
    if (name === "script" && element.type !== "application/ld+json" && !element.src.startsWith(site)) {
      found.push(element.outerHTML);
    }
    if (name === "script" && element.type === "application/ld+json") {
      JSON.parse(element.textContent);
    }
    for (const attribute of element.attributes) {
      if (attribute.name.startsWith("on") || ["style", "srcdoc", "formaction", "nonce"].includes(attribute.name)) {
        found.push(`${attribute.name}=${attribute.value}`);
      }
      if (["href", "src", "action", "data", "xlink:href", "poster", "ping"].includes(attribute.name)) {
        const address = new URL(attribute.value, document.baseURI);
        const own = address.href.startsWith(site);
        if (!own && !["http:", "https:", "mailto:"].includes(address.protocol)) {
          found.push(`${attribute.name}=${attribute.value}`);
        }
      }
    }
  }
  for (const key in {}) {
    found.push(`Object.prototype.${key}`);
  }
  return found;
}
"""


@dataclass
class Watch:
    """What happened: pages that were looked at, searches that were made, and everything that should not be."""

    pages: int = 0
    searches: int = 0
    found: list[str] = field(default_factory=list)


@contextmanager
def watched_page(browser: Browser, watch: Watch) -> Iterator[Page]:
    """A page whose scripts may do what a policy would forbid."""
    context = browser.new_context(bypass_csp=True)
    context.add_init_script(HOOK)
    page = context.new_page()
    page.on("dialog", partial(_dismiss, watch))
    page.on("popup", lambda popup: watch.found.append(f"popup: {popup.url}"))
    page.on("pageerror", lambda error: watch.found.append(f"{page.url}: {error}"))
    yield page
    context.close()


def _dismiss(watch: Watch, dialog: Dialog) -> None:
    watch.found.append(f"dialog: {dialog.message}")
    dialog.dismiss()


def look_at_pages(page: Page, site: Path, watch: Watch) -> None:
    """Open every page of the site and note what runs or waits to run."""
    for path in sorted(site.rglob("*.html")):
        text = path.read_text("utf-8")
        page.goto(path.as_uri(), wait_until="load")
        watch.pages += 1
        if '<meta http-equiv="refresh"' in text:  # the page of an old address, which the browser leaves at once
            page.wait_for_url(partial(ne, path.as_uri()))
            watch.found += [] if page.url.startswith(f"{site.as_uri()}/") else [f"{path.name}: led to {page.url}"]
            _scan(page, site, watch, path.name, text)
        _scan(page, site, watch, path.name)


def search_for(page: Page, site: Path, texts: Sequence[str], watch: Watch) -> None:
    """Type every text into the search page, as one address with the text, and land on what it finds."""
    page.goto(f"{site.as_uri()}/search.html")
    for text in texts:
        page.fill("#search-text", text)
        page.press("#search-text", "Enter")
        page.wait_for_function(SETTLED, timeout=20_000)
        watch.searches += 1
        _scan(page, site, watch, f"search for {text!r}")
    for text in texts[:: max(1, len(texts) // 20)]:
        page.goto(f"{site.as_uri()}/search.html?{_query('q', text)}&{_query('kind', text)}")
        page.wait_for_function(SETTLED, timeout=20_000)
        _scan(page, site, watch, f"link to a search for {text!r}")
        page.goto(f"{site.as_uri()}/index.html?{_query('find', text)}#{_query('', text)}")
        _scan(page, site, watch, f"landing with {text!r}")


# The status is empty when nothing is asked, and ends in an ellipsis while the index is being read.
SETTLED = "() => !document.querySelector('#search-results .search-status').textContent.endsWith('…')"


def _query(key: str, text: str) -> str:
    return urlencode({key: text.encode("utf-8", "surrogatepass")})


def _scan(page: Page, site: Path, watch: Watch, where: str, text: str = "") -> None:
    """Note what runs or waits to: in the page as it is shown, or in the text of one."""
    watch.found += [f"{where}: {what}" for what in page.evaluate(SCAN, [f"{site.as_uri()}/", text])]
