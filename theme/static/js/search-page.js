/**
 * The search page: asks `xwener.search` while the reader types and lists what it finds. Without it (no script,
 * or no index) the form stays what it is in HTML: a form.
 */
(() => {
  "use strict";

  /** Long enough that a word being typed is one question, short enough to feel immediate. */
  const TYPING_PAUSE_MS = 200;
  const RESULTS_AT_A_TIME = 20;

  const search = /** @type {{ xwener?: Partial<Xwener> }} */ (globalThis).xwener?.search;
  const form = document.querySelector("form#search");
  const input = form?.querySelector("input");
  const region = document.getElementById("search-results");
  const status = region?.querySelector("[role=status]");
  const list = region?.querySelector("ol");
  const more = region?.querySelector("button");
  if (!search || !form || !input || !region || !status || !list || !more) {
    return;
  }

  const words = region.dataset;
  const titleOfPage = document.title;
  let limit = RESULTS_AT_A_TIME;
  let latest = 0;
  let timer = 0;

  /**
   * A phrase of the catalogue with its fields filled in.
   * @param {string | undefined} phrase
   * @param {Record<string, string>} fields
   */
  function fill(phrase, fields) {
    return (phrase ?? "").replace(/\{(\w+)\}/g, (_, name) => fields[name] ?? "");
  }

  /**
   * Numbers as the rest of the page writes them: its own digits, taken from the catalogue's side.
   * @param {number} number
   */
  function written(number) {
    const zero = (words.zero ?? "0").charCodeAt(0);
    return String(number).replace(/\d/g, (digit) => String.fromCharCode(zero + Number(digit)));
  }

  /**
   * @param {string} tag
   * @param {string} className
   * @param {string} text
   */
  function element(tag, className, text) {
    const made = document.createElement(tag);
    made.className = className;
    made.textContent = text;
    return made;
  }

  /** @param {SearchResult} result */
  function item(result) {
    const link = document.createElement("a");
    link.href = (words.root ?? "") + result.url;
    link.textContent = result.title;
    const heading = document.createElement("h3");
    heading.append(link);
    const meta = element("p", "meta", "");
    meta.append(element("span", "kicker", words[kindKey(result.kind)] ?? ""));
    if (result.date_text) {
      meta.append(element("span", "", result.date_text));
    }
    const made = element("li", "result", "");
    made.append(meta, heading, element("p", "result-snippet", result.snippet));
    return made;
  }

  /** @param {string} kind The name under which `data-kind-…` stands in `dataset`. */
  function kindKey(kind) {
    return `kind${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
  }

  /**
   * @param {string} text
   * @param {SearchAnswer} answer
   */
  function announcement(text, answer) {
    const shown = answer.results.length;
    if (answer.total === 0) {
      return fill(words.none, { query: text });
    }
    if (answer.total === 1) {
      return words.one ?? "";
    }
    const phrase = shown < answer.total ? words.shown : words.many;
    return fill(phrase, { n: written(answer.total), shown: written(shown) });
  }

  /** Keep the query in the address, so that it can be bookmarked and found again with "back". */
  function remember(/** @type {string} */ text) {
    try {
      history.replaceState(null, "", text ? `?q=${encodeURIComponent(text)}` : location.pathname);
    } catch {
      // Some browsers refuse it for a page opened from disk; the search works all the same.
    }
    document.title = text ? `${text} – ${titleOfPage}` : titleOfPage;
  }

  async function show() {
    const text = input?.value.trim() ?? "";
    latest += 1;
    const question = latest;
    remember(text);
    if (!search || !region || !status || !list || !more) {
      return;
    }
    region.hidden = text === "";
    if (text === "") {
      list.replaceChildren();
      status.textContent = "";
      return;
    }
    status.textContent ||= words.searching ?? "";
    try {
      const answer = await search.query(text, { limit });
      if (question !== latest) {
        return; // a newer question has been asked meanwhile
      }
      status.textContent = announcement(text, answer);
      list.replaceChildren(...answer.results.map(item));
      more.hidden = answer.results.length >= answer.total;
    } catch (error) {
      console.error(error);
      if (question === latest) {
        status.textContent = words.failed ?? "";
        list.replaceChildren();
        more.hidden = true;
      }
    }
  }

  function ask() {
    window.clearTimeout(timer);
    limit = RESULTS_AT_A_TIME;
    show();
  }

  input.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(ask, TYPING_PAUSE_MS);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  more.addEventListener("click", () => {
    limit += RESULTS_AT_A_TIME;
    show();
  });

  input.value = new URLSearchParams(location.search).get("q") ?? "";
  if (input.value) {
    ask();
  }
})();
