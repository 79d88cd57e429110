/**
 * Marks the words that a reader has searched for on the page that a result leads to (`?find=…`), and takes the
 * marks away again when asked. Nothing in the page is changed for it: the marks are custom highlights. The one file
 * with every page asks for the marks of each page that it shows (edition.js).
 */
(() => {
  "use strict";

  const NAME = "xwener-search";
  /** A page is read by people, not by whoever writes its address. */
  const MOST_LETTERS = 200;

  const root = /** @type {{ xwener?: Partial<Xwener> }} */ (globalThis);
  root.xwener ??= {};
  root.xwener.searchParts ??= /** @type {SearchParts} */ ({});
  const parts = root.xwener.searchParts;
  const bar = document.getElementById("search-landing");
  if (!bar || typeof Highlight === "undefined") {
    return;
  }

  /** Marks that come after others have been asked for would stand on the wrong page. */
  let latest = 0;

  /**
   * @param {XwenerSorani} sorani
   * @param {string} asked
   * @param {Element} within
   */
  function ranges(sorani, asked, within) {
    const terms = new Set(
      sorani
        .words(asked.slice(0, MOST_LETTERS).replace(/\p{Surrogate}/gu, " "))
        .map((word) => sorani.searchKey(word.text)),
    );
    const found = [];
    const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
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

  function clear() {
    CSS.highlights.delete(NAME);
    if (bar) {
      bar.hidden = true;
    }
  }

  /**
   * Marks the words of `asked` in `within`, and no others any more.
   * @param {string | null} asked
   * @param {Element | null | undefined} within
   */
  async function mark(asked, within) {
    latest += 1;
    const turn = latest;
    clear();
    if (!asked || !within) {
      return;
    }
    await parts.loadScripts(bar?.dataset.scripts);
    const sorani = root.xwener?.sorani;
    const found = sorani && turn === latest ? ranges(sorani, asked, within) : [];
    if (found.length && bar) {
      CSS.highlights.set(NAME, new Highlight(...found));
      bar.hidden = false;
    }
  }

  bar.querySelector("button")?.addEventListener("click", () => {
    clear();
    try {
      const address = new URL(location.href);
      address.searchParams.delete("find");
      // In the one file the words stand behind the name of the page.
      address.hash = address.hash.split("?")[0] ?? "";
      history.replaceState(null, "", address);
    } catch {
      // Some browsers refuse it for a page opened from disk; the marks are gone all the same.
    }
  });
  parts.mark = mark;
  const asked = new URLSearchParams(location.search).get("find");
  mark(asked, document.querySelector("main")).catch((error) => console.warn(error));
})();
