/**
 * The search page: asks `xwener.search` while the reader types and lists what it finds. Without it (no script,
 * or no index) the form stays what it is in HTML: a form.
 */
(() => {
  "use strict";

  /** Long enough that a word being typed is one question, short enough to feel immediate. */
  const TYPING_PAUSE_MS = 150;
  const RESULTS_AT_A_TIME = 10;

  const xwener = /** @type {{ xwener?: Partial<Xwener> }} */ (globalThis).xwener;
  const search = xwener?.search;
  const view = xwener?.searchParts?.view;
  const filters = xwener?.searchParts?.filters;
  const past = xwener?.searchParts?.history;
  const form = document.querySelector("form#search");
  const input = form?.querySelector("input");
  const region = document.getElementById("search-results");
  const status = region?.querySelector("[role=status]");
  const hints = region?.querySelector(".search-hints");
  const list = region?.querySelector("ol");
  const more = region?.querySelector(".search-more");
  if (!search || !view || !form || !input || !region || !status || !hints || !list) {
    return;
  }
  if (!(more instanceof HTMLButtonElement)) {
    return;
  }

  const words = region.dataset;
  const titleOfPage = document.title;
  let latest = 0;
  let timer = 0;
  let shown = 0;

  /** @param {number} number */
  function written(number) {
    return view?.written(number, words.zero) ?? String(number);
  }

  /**
   * @param {string} text
   * @param {SearchAnswer} answer
   */
  function announcement(text, answer) {
    if (answer.total === 0) {
      return view?.fill(words.none, { query: text }) ?? "";
    }
    if (answer.total === 1) {
      return words.one ?? "";
    }
    const phrase = shown < answer.total ? words.shown : words.many;
    return view?.fill(phrase, { n: written(answer.total), shown: written(shown) }) ?? "";
  }

  /**
   * What helps on: words taken for others, words that stand nowhere, another query that would find something.
   * @param {SearchAnswer} answer
   */
  function hintsFor(answer) {
    if (!view) {
      return [];
    }
    const found = answer.corrections.map((one) => view.fill(words.corrected, one));
    if (answer.missing.length && answer.total) {
      found.push(view.fill(words.missing, { words: answer.missing.join("، ") }));
    }
    const made = found.map((text) => view.element("p", "search-hint", text));
    if (answer.suggestion) {
      const button = view.element("button", "search-suggestion", answer.suggestion);
      button.setAttribute("type", "button");
      button.addEventListener("click", () => ask(answer.suggestion));
      made.push(view.element("p", "search-hint", words.suggestion ?? "", " ", button));
    }
    return made;
  }

  /**
   * Keep the query in the address, so that it can be bookmarked and found again with "back".
   * @param {string} text
   */
  function remember(text) {
    const parameters = new URLSearchParams(text ? { q: text, ...filters?.chosen() } : {});
    const address = text ? `?${parameters}` : location.pathname;
    try {
      history.replaceState(null, "", address);
    } catch {
      // Some browsers refuse it for a page opened from disk; the search works all the same.
    }
    document.title = text ? `${text} – ${titleOfPage}` : titleOfPage;
  }

  /** @param {boolean} onward Whether to add to the results that are shown. */
  async function show(onward) {
    const text = input?.value.trim() ?? "";
    latest += 1;
    const question = latest;
    if (!search || !region || !status || !list || !hints || !(more instanceof HTMLButtonElement)) {
      return;
    }
    remember(text);
    region.hidden = text === "";
    if (text === "") {
      clear();
      return;
    }
    status.textContent ||= words.searching ?? "";
    try {
      const answer = await search.query(input?.value ?? "", {
        limit: RESULTS_AT_A_TIME,
        offset: onward ? shown : 0,
        filters: filters?.filters() ?? {},
      });
      if (question !== latest) {
        return; // a newer question has been asked meanwhile
      }
      const items = answer.results.map((result) => view?.resultItem(result, words) ?? "");
      const first = list.children.length;
      shown = (onward ? shown : 0) + items.length;
      if (onward) {
        list.append(...items);
        /** @type {HTMLElement | null | undefined} */ (list.children[first]?.querySelector("a"))?.focus();
      } else {
        list.replaceChildren(...items);
      }
      status.textContent = announcement(text, answer);
      hints.replaceChildren(...hintsFor(answer));
      filters?.show(answer);
      more.hidden = shown >= answer.total;
    } catch (error) {
      if (question === latest) {
        fail(error);
      }
    }
  }

  function clear() {
    list?.replaceChildren();
    hints?.replaceChildren();
    if (status) {
      status.textContent = "";
    }
    shown = 0;
  }

  /** @param {unknown} error */
  function fail(error) {
    console.warn(error);
    clear();
    if (status && hints && view) {
      status.textContent = words.failed ?? "";
      const button = view.element("button", "search-suggestion", words.retry ?? "");
      button.setAttribute("type", "button");
      button.addEventListener("click", () => show(false));
      hints.replaceChildren(view.element("p", "search-hint", button));
    }
    if (more instanceof HTMLButtonElement) {
      more.hidden = true;
    }
  }

  /** @param {string} text */
  function ask(text) {
    window.clearTimeout(timer);
    if (input) {
      input.value = text;
    }
    show(false);
  }

  input.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(show, TYPING_PAUSE_MS, false);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    past?.add(input.value.trim());
    ask(input.value);
  });
  list.addEventListener("click", () => past?.add(input.value.trim()));
  filters?.onChange(() => show(false));
  past?.onChoose(ask);
  more.addEventListener("click", () => show(true));

  const { q, ...asked } = Object.fromEntries(new URLSearchParams(location.search));
  filters?.set(asked);
  // What somebody has typed before this script was there stands already.
  input.value ||= q ?? "";
  if (input.value) {
    ask(input.value);
  }
})();
