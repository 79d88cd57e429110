/**
 * The reader's last queries, kept in this browser and only after the reader has allowed it; they never leave it.
 */
(() => {
  "use strict";

  const root = /** @type {{ xwener?: Partial<Xwener> }} */ (globalThis);
  const parts = root.xwener?.searchParts;
  const box = document.getElementById("search-history");
  const allow = box?.querySelector("input");
  const list = box?.querySelector("ul");
  const forget = box?.querySelector("button");
  if (!parts || !box || !allow || !list || !forget) {
    return;
  }

  /** Every page opened from disk shares one storage, so the name says whose this is. */
  const KEY = "xwener.search.history";
  const KEPT = 8;
  /** @type {(query: string) => void} */
  let choose = () => {};

  /** @returns {string[] | null} The queries, the last one first; null while it is not allowed. */
  function read() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY) ?? "null");
      return Array.isArray(kept) ? kept.filter((query) => typeof query === "string") : null;
    } catch {
      return null; // no storage here, or something else in its place
    }
  }

  /** @param {string[] | null} queries */
  function write(queries) {
    try {
      if (queries) {
        localStorage.setItem(KEY, JSON.stringify(queries.slice(0, KEPT)));
      } else {
        localStorage.removeItem(KEY);
      }
    } catch {
      // Private windows refuse it; then nothing is kept.
    }
    show();
  }

  function show() {
    const queries = read();
    if (!allow || !list || !forget || !parts) {
      return;
    }
    allow.checked = queries !== null;
    forget.hidden = !queries?.length;
    list.replaceChildren(
      ...(queries ?? []).map((query) => {
        const button = parts.view.element("button", "search-suggestion", query);
        button.setAttribute("type", "button");
        button.addEventListener("click", () => choose(query));
        return parts.view.element("li", "", button);
      }),
    );
  }

  allow.addEventListener("change", () => write(allow.checked ? [] : null));
  forget.addEventListener("click", () => write([]));
  box.hidden = false;
  show();

  parts.history = {
    /** @param {string} query */
    add(query) {
      const queries = read();
      if (queries && query) {
        write([query, ...queries.filter((other) => other !== query)]);
      }
    },
    onChoose(chosen) {
      choose = chosen;
    },
  };
})();
