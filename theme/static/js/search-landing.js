/**
 * Marks the words that a reader has searched for on the page that a result leads to (`?find=…`), and takes the
 * marks away again when asked. Nothing in the page is changed for it: the marks are custom highlights.
 */
(() => {
  "use strict";

  const NAME = "xwener-search";
  /** A page is read by people, not by whoever writes its address. */
  const MOST_LETTERS = 200;

  const root = /** @type {{ xwener?: Partial<Xwener> }} */ (globalThis);
  const bar = document.getElementById("search-landing");
  const asked = new URLSearchParams(location.search).get("find");
  const main = document.querySelector("main");
  if (!bar || !asked || !main || typeof Highlight === "undefined") {
    return;
  }

  /** @param {XwenerSorani} sorani */
  function ranges(sorani) {
    const terms = new Set(
      sorani
        .words(asked?.slice(0, MOST_LETTERS).replace(/\p{Surrogate}/gu, " ") ?? "")
        .map((word) => sorani.searchKey(word.text)),
    );
    const found = [];
    const walker = document.createTreeWalker(/** @type {Element} */ (main), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (bar?.contains(node)) {
        continue;
      }
      for (const word of sorani.words(node.nodeValue ?? "")) {
        if (terms.has(sorani.searchKey(word.text))) {
          // One that stays where it is while the text stands in Latin letters, and fits when it is back.
          found.push(
            new StaticRange({
              startContainer: node,
              startOffset: word.start,
              endContainer: node,
              endOffset: word.end,
            }),
          );
        }
      }
    }
    return found;
  }

  async function mark() {
    await root.xwener?.searchParts?.loadScripts(bar?.dataset.scripts);
    const sorani = root.xwener?.sorani;
    const found = sorani ? ranges(sorani) : [];
    if (found.length && bar) {
      CSS.highlights.set(NAME, new Highlight(...found));
      bar.hidden = false;
    }
  }

  bar.querySelector("button")?.addEventListener("click", () => {
    CSS.highlights.delete(NAME);
    bar.hidden = true;
    try {
      const address = new URL(location.href);
      address.searchParams.delete("find");
      history.replaceState(null, "", address);
    } catch {
      // Some browsers refuse it for a page opened from disk; the marks are gone all the same.
    }
  });
  mark().catch((error) => console.warn(error));
})();
