"""Opens the pages of a site in Chromium, its Content-Security-Policy switched off, and watches what runs."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from operator import ne
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Browser, Dialog, Page
from tests.browser.conftest import waiting

# The address that the site is built for: 404.html asks for its files there.
SITE_URL = "https://example.org/site"
# Every attack calls one of these. They note that they ran, and stop nothing else from running.
HOOK = """
globalThis.ran = [];
for (const name of ["alert", "confirm", "prompt", "print", "open"]) {
  globalThis[name] = (...given) => { globalThis.ran.push(`${name}(${given.join()})`); };
}
"""
# What may not stand in a page though nothing ran yet: it waits for a click, a hover or an old browser.
SCAN = """
([sites, text]) => {
  const ours = (address) => sites.some((site) => address.startsWith(site));
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
    if (name === "script" && element.type !== "application/ld+json" && !ours(element.src)) {
      found.push(element.outerHTML);
    }
    if (name === "script" && element.type === "application/ld+json") {
      JSON.parse(element.textContent);
    }
    // The icon of the tab: rendering/icons.py.
    if (element.matches("head > link[rel=icon][href^='data:image/svg+xml,']")) continue;
    for (const attribute of element.attributes) {
      if (attribute.name.startsWith("on") || ["style", "srcdoc", "formaction", "nonce"].includes(attribute.name)) {
        found.push(`${attribute.name}=${attribute.value}`);
      }
      if (["href", "src", "action", "data", "xlink:href", "poster", "ping"].includes(attribute.name)) {
        const address = new URL(attribute.value, document.baseURI);
        if (!ours(address.href) && !["http:", "https:", "mailto:"].includes(address.protocol)) {
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


# Shows the text in Latin letters, as a reader's settings do.
LATIN = """
() => {
  xwener.settings.show({ script: "latin" });
  document.dispatchEvent(new Event("xwener:settings"));
  return document.querySelector("main > article.page") !== null;
}
"""
LATIN_SHOWN = "() => document.querySelector('.latin-note') !== null"
# What this site keeps in a browser, as anything may have written it there: the texts, and what is made of them.
STORE = """
(texts) => {
  localStorage.setItem("xwener.search.history", JSON.stringify(texts));
  const page = { revision: "2021-01-01", at: 3 };
  const read = texts.flatMap((text) => [[text, { ...page, revision: text }], [location.pathname, page]]);
  localStorage.setItem("xwener.reading", JSON.stringify(read));
  localStorage.setItem("xwener.fonts", texts[0]);
  localStorage.setItem("xwener.settings", new URLSearchParams({ script: "latin", theme: texts[0] }));
  document.cookie = `xwener.settings=${encodeURIComponent(texts[0])}`;
  const { settings, reading } = xwener;
  const known = Object.values(settings.CHOICES).flat();
  const found = [];
  for (const text of texts) {
    for (const kept of [text, `script=${text}`, `__proto__=${text}`, new URLSearchParams({ theme: text }).toString()]) {
      for (const [name, value] of Object.entries(settings.attributes(settings.parse(kept)))) {
        if (value !== null && !known.includes(value)) found.push(`kept ${kept}: ${name}=${value}`);
      }
    }
    for (const kept of [text, `{"__proto__": ${JSON.stringify(text)}}`, `[[${JSON.stringify(text)}, null]]`]) {
      if (reading.parse(kept).size) found.push(`read: ${kept}`);
    }
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
    page = waiting(context.new_page())
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
    page.context.route(
        f"{SITE_URL}/**", lambda route: route.fulfill(path=site / route.request.url[len(SITE_URL) + 1 :])
    )
    for path in sorted(site.rglob("*.html")):
        text = path.read_text("utf-8")
        page.goto(path.as_uri(), wait_until="load")
        watch.pages += 1
        if '<meta http-equiv="refresh"' in text:  # the page of an old address, which the browser leaves at once
            page.wait_for_url(partial(ne, path.as_uri()))
            watch.found += [] if page.url.startswith(f"{site.as_uri()}/") else [f"{path.name}: led to {page.url}"]
            _scan(page, site, watch, path.name, text)
        _scan(page, site, watch, path.name)
        if page.url == path.as_uri() and page.evaluate(LATIN):
            page.wait_for_function(LATIN_SHOWN)
            _scan(page, site, watch, f"{path.name} in Latin letters")


def look_at_storage(page: Page, site: Path, texts: Sequence[str], watch: Watch) -> None:
    """Have a browser keep the texts where the site keeps what a reader does, and open the pages that ask for it."""
    article = min((site / "articles").rglob("*.html"))
    for path in (article, article, site / "search.html", site / "index.html"):
        page.goto(path.as_uri(), wait_until="load")
        watch.found += page.evaluate(STORE, list(texts))
        _scan(page, site, watch, f"{path.name} with what was kept")
    page.goto((site / "search.html").as_uri(), wait_until="load")
    page.wait_for_load_state("networkidle")
    _scan(page, site, watch, "kept queries")
    page.evaluate("localStorage.clear()")


def look_at_editions(page: Page, site: Path, texts: Sequence[str], folder: Path, watch: Watch) -> None:
    """Open the site that is one file, search it, and open the chapters of the book, unpacked below `folder`."""
    [whole], [book] = ((site / "editions").glob(ending) for ending in ("*.html", "*.epub"))
    page.goto(f"{whole.as_uri()}#search.html", wait_until="load")
    for text in texts:
        page.fill("#search-text", text)
        page.press("#search-text", "Enter")
        page.wait_for_function(SETTLED, timeout=20_000)
        watch.searches += 1
    watch.found += [f"{whole.name}: {what}" for what in page.evaluate("globalThis.ran")]
    with zipfile.ZipFile(book) as archive:
        archive.extractall(folder)
    for path in sorted(folder.rglob("*.xhtml")):
        page.goto(path.as_uri(), wait_until="load")
        watch.pages += 1
        _scan(page, folder, watch, path.name)


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
    given = [[f"{site.as_uri()}/", f"{SITE_URL}/"], text]
    watch.found += [f"{where}: {what}" for what in page.evaluate(SCAN, given)]
